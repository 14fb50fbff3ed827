package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.JsonTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the queries of smart address books (queries, section 9); the storage contracts test what they find. */
@OnEveryStorage
class SmartBooksTest extends Conformance {
    private static final String QUERY = "/address-books/{}/query";

    private String smart(String contacts, String addresses) {
        String book = clerk.book();
        put(QUERY, book)
                .json("contacts", contacts, "addresses", addresses)
                .send()
                .is(200);
        return book;
    }

    @Test
    void a_query_is_shown_as_it_was_typed() {
        String typed = "referenceId=resource.Resource:ada@example.edu&q=N%C3%B8rth+gate&effective=true";
        String book = clerk.book();
        get(QUERY, book).send().is(404);
        delete(QUERY, book).send().is(404);
        Answer put = put(QUERY, book)
                .json("contacts", typed, "addresses", null)
                .send()
                .is(200);
        assertThat(put.tag()).isEqualTo("\"2\"");
        assertThat(put.text("message")).isEqualTo("The query of the addressBook has been set");
        Answer shown = get(QUERY, book).send().is(200);
        assertThat(JsonTree.names(shown.json())).containsExactly("contacts", "addresses");
        assertThat(shown.text("contacts")).isEqualTo(typed);
        assertThat(shown.json().get("addresses").isNull()).isTrue();
        assertThat(shown.tag()).isEqualTo("\"2\"");
        get(QUERY, book).header("If-None-Match", "\"2\"").send().is(304);
        assertThat(JsonTree.names(get("/address-books/{}", book).send().json())).doesNotContain("query", "contacts");
        delete(QUERY, book).header("If-Match", "\"1\"").send().is(412);
        assertThat(delete(QUERY, book)
                        .header("If-Match", "\"2\"")
                        .send()
                        .is(200)
                        .tag())
                .isEqualTo("\"3\"");
        get(QUERY, book).send().is(404);
        assertThat(get(QUERY, book).with("version", 2).send().is(200).text("contacts"))
                .isEqualTo(typed);
        get(QUERY, book).with("version", 1).send().is(404);
        get(QUERY, TestObjects.unknown("AddressBook")).send().says(404, "addressBook not found");
    }

    @Test
    void nested_lists_and_filters_show_what_the_query_finds() {
        String someone = TestObjects.someone();
        String book = smart("referenceId=" + someone, "resourceId=" + someone);
        String contact = clerk.contact(someone, "displayName", "north");
        String other = clerk.contact(someone, "displayName", "south");
        clerk.contact(TestObjects.someone());
        String address = clerk.address("resourceId", someone);
        Answer all = get("/address-books/{}/contacts", book)
                .with("total", true)
                .send()
                .is(200);
        assertThat(all.ids()).containsExactly(contact, other);
        assertThat(all.header("X-Total-Count")).isEqualTo("2");
        assertThat(get("/address-books/{}/contacts", book)
                        .with("q", "sou")
                        .send()
                        .ids())
                .containsExactly(other);
        Answer first = get("/address-books/{}/contacts", book)
                .with("sort", "-displayName")
                .with("limit", 1)
                .send();
        assertThat(first.ids()).containsExactly(other);
        assertThat(api.follow(first.link("next")).ids()).containsExactly(contact);
        for (String view : new String[] {"isolated", "federated"}) {
            assertThat(get("/contacts")
                            .with("addressBookId", book)
                            .with("view", view)
                            .with("expand", "address")
                            .send()
                            .is(200)
                            .ids())
                    .containsExactly(contact, other);
        }
        assertThat(get("/addresses").with("addressBookId", book).send().ids()).containsExactly(address);
        assertThat(get("/address-books").with("contactId", contact).send().ids())
                .doesNotContain(book);
        get("/address-books/{}/contacts", book).with("bogus", 1).send().is(400);
        get("/changes").with("addressBookId", book).with("after", "now").send().is(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=1",
                "offset=1",
                "after=x",
                "total=true",
                "sort=displayName",
                "expand=address",
                "asOf=2026-01-01",
                "id=contact.Contact:1@a",
                "view=isolated",
                "resourceId=a:b@c",
                "bogus=1",
                "referenceId=malformed",
                "referenceId=",
                "referenceId=a:b@c&referenceId=a:b@c",
                "effective=maybe",
                "fromDate=2026-02-01&toDate=2026-01-01",
                "dateMatch=throughout",
                "availableAt=today",
                "q=...",
                "q=%C3",
                "?effective=true"
            })
    void rejects_what_the_collection_would_reject_and_what_is_no_filter(String contacts) {
        String book = clerk.book();
        Answer answer = put(QUERY, book)
                .json("contacts", contacts, "addresses", "")
                .send()
                .is(400);
        assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo("/contacts");
        get(QUERY, book).send().is(404);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"contacts\": 1}            | /contacts",
                "{\"addresses\": [\"q=a\"]}   | /addresses",
                "{\"addresses\": \"q=a&effective=true\"} | /addresses",
                "{\"contact\": \"q=a\"}       | /contact",
                "{\"contacts\": null}         |",
                "{\"contacts\": \"\", \"addresses\": \"\"} |",
                "{}                           |",
                "[]                           |"
            })
    void rejects_a_body_without_queries(String body, String pointer) {
        Answer answer =
                put(QUERY, clerk.book()).body("application/json", body).send().is(400);
        if (pointer != null) {
            assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo(pointer);
        }
    }

    @Test
    void the_checks_have_their_order() {
        String book = clerk.book();
        String unknown = TestObjects.unknown("AddressBook");
        put(QUERY, unknown).body("text/plain", "{").send().says(404, "addressBook not found");
        put(QUERY, book).body("text/plain", "{").send().is(415);
        put(QUERY, book)
                .json("contacts", "limit=1")
                .header("If-Match", "\"9\"")
                .send()
                .is(400);
        put(QUERY, book).json("contacts", "q=a").with("bogus", 1).send().is(400);
        put(QUERY, book).json("contacts", "addressBookId=" + unknown).send().says(404, "addressBook not found");
        put(QUERY, TestObjects.DEFAULT_BOOK)
                .json("contacts", "q=a")
                .header("If-Match", "\"999\"")
                .send()
                .is(412);
        put(QUERY, TestObjects.DEFAULT_BOOK).json("contacts", "q=a").send().is(409);
        delete(QUERY, book).with("bogus", 1).send().is(404);
        assertThat(patch(QUERY, book).json().send().is(405).header("Allow"))
                .isEqualTo("GET, HEAD, PUT, DELETE, OPTIONS");
    }

    @Test
    void nothing_enters_a_smart_book() {
        String contact = clerk.contact(TestObjects.someone());
        String full = clerk.book();
        clerk.addressIn(full);
        put(QUERY, full).json("contacts", "q=a").send().is(409);
        String book = smart("q=a", null);
        clerk.putContact(book, contact).send().is(409);
        put("/address-books/{}/contacts/{}", book, contact)
                .with("from", TestObjects.DEFAULT_BOOK)
                .send()
                .is(409);
        clerk.putChild(book, clerk.book()).send().is(409);
        post("/address-books")
                .with("parentId", book)
                .json("displayName", "x")
                .send()
                .is(409);
        post("/addresses")
                .with("addressBookId", book)
                .json("displayName", "x")
                .send()
                .is(409);
        delete("/address-books/{}/contacts/{}", book, contact).send().is(404);
        delete(QUERY, book).send().is(200);
        clerk.putContact(book, contact).send().is(200);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void there_is_no_form_for_what_a_smart_book_refuses(ObjectContract kind) {
        String place = kind == ObjectContract.ADDRESS_BOOK ? "parentId" : "addressBookId";
        String book = smart("q=a", null);
        String refused = post("/addresses")
                .with("addressBookId", book)
                .json("displayName", "x")
                .send()
                .is(409)
                .text("message");
        kind.createForm(clerk).with(place, book).send().says(409, refused);
        kind.createForm(clerk).with(place, book).with("bogus", 1).send().is(400);
        delete(QUERY, book).send().is(200);
        kind.createForm(clerk).with(place, book).send().is(200);
    }

    @Test
    void a_batch_sets_and_removes_queries() {
        String body = """
                {"operations": [
                  {"name": "book", "method": "POST", "path": "/address-books", "body": {"displayName": "x"}},
                  {"method": "PUT", "path": "/address-books/{book}/query", "body": {"contacts": "q=a"}, "ifMatch": "\\"1\\""},
                  {"method": "PUT", "path": "/address-books/{book}/query", "body": {"contacts": "%s"}},
                  {"method": "DELETE", "path": "/address-books/{book}/query"}]}""";
        Answer done = post("/batch")
                .body("application/json", body.formatted("q=b"))
                .send()
                .is(200);
        assertThat(done.json().at("/results/2/etag").textValue()).isEqualTo("\"3\"");
        assertThat(done.json().at("/results/3/status").intValue()).isEqualTo(200);
        Answer failed = post("/batch")
                .body("application/json", body.formatted("limit=1"))
                .send()
                .is(400);
        assertThat(failed.text("message")).startsWith("operation 2: contacts: unknown parameter 'limit'");
        assertThat(failed.json().at("/errors/0/pointer").textValue()).isEqualTo("/operations/2/body/contacts");
    }
}
