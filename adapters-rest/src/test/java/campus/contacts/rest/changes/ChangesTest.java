package campus.contacts.rest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.JsonTree;
import campus.contacts.rest.http.client.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the pages of the feed (recorded time, section 5). Other tests use the service too, so each test asks for a book of its own. */
@ParameterizedClass(name = "{0}")
@EnumSource(value = StorageUnderTest.class, names = "MEMORY")
class ChangesTest extends Conformance {
    private String book;

    @BeforeEach
    void makeABook() {
        book = clerk.book();
    }

    private Request changes() {
        return get("/changes").with("addressBookId", book);
    }

    /** Returns the cursor of the present. */
    private String now() {
        return cursor(changes().with("after", "now").send().is(200));
    }

    private static String cursor(Answer page) {
        return page.link("next").replaceFirst(".*[?&]after=([^&]+).*", "$1");
    }

    /** Returns the changes since the cursor as {@code change kind id version}. */
    private List<String> since(String cursor, String... more) {
        Request request = changes().with("after", cursor);
        for (int i = 0; i < more.length; i += 2) {
            request.with(more[i], more[i + 1]);
        }
        return lines(request.send().is(200));
    }

    private static List<String> lines(Answer page) {
        List<String> lines = new ArrayList<>();
        page.json()
                .forEach(entry -> lines.add(entry.path("change").textValue()
                        + ' '
                        + entry.path("kind").textValue()
                        + ' '
                        + entry.path("id").textValue()
                        + ' '
                        + entry.path("version")));
        return lines;
    }

    @Test
    void changes_are_told_in_their_order() {
        String now = now();
        String address = clerk.addressIn(book);
        String contact = clerk.contactIn(book, TestObjects.someone());
        put("/addresses/{}", address).json("displayName", "Changed").send().is(200);
        delete("/contacts/{}", contact).send().is(200);
        delete("/addresses/{}", address).send().is(200);
        assertThat(since(now))
                .containsSubsequence("removed contact " + contact + " 1", "removed address " + address + " 2")
                .allMatch(line -> line.contains(" " + address + " ") || line.contains(" " + contact + " "));
    }

    @Test
    void an_entry_has_the_fields_of_the_contract_and_no_content() {
        String now = now();
        String address = clerk.addressIn(book);
        Answer page = changes().with("after", now).send().is(200);
        JsonNode entry = page.json().get(0);
        assertThat(JsonTree.names(entry))
                .containsExactly("change", "kind", "id", "uri", "version", "at", "by", "addressBookId", "childId");
        assertThat(entry.path("change").textValue()).isEqualTo("created");
        assertThat(entry.path("kind").textValue()).isEqualTo("address");
        assertThat(entry.path("id").textValue()).isEqualTo(address);
        assertThat(entry.path("version").longValue()).isEqualTo(1);
        assertThat(entry.path("addressBookId").textValue()).isEqualTo(book);
        assertThat(entry.path("by").isNull()).isTrue();
        assertThat(entry.path("childId").isNull()).isTrue();
        assertThat(api.follow(entry.path("uri").textValue()).is(200).id()).isEqualTo(address);
    }

    @Test
    void a_filing_names_the_book() {
        String address = clerk.address();
        String now = now();
        clerk.putAddress(book, address).send().is(200);
        assertThat(since(now)).containsExactly("created address " + address + " 1");
        delete("/address-books/{}/addresses/{}", book, address).send().is(200);
        assertThat(since(now)).contains("removed address " + address + " 1");
    }

    @Test
    void the_next_link_is_always_there_and_stays_when_there_is_nothing() {
        String now = now();
        Answer nothing = changes().with("after", now).send().is(200);
        assertThat(nothing.text()).isEqualTo("[]");
        assertThat(cursor(nothing)).isEqualTo(now);
        clerk.addressIn(book);
        Answer something = changes().with("after", now).send().is(200);
        assertThat(something.json()).hasSize(1);
        Answer end = api.follow(something.link("next")).is(200);
        assertThat(end.text()).isEqualTo("[]");
        assertThat(end.link("next")).isEqualTo(something.link("next"));
    }

    @Test
    void pages_hold_up_to_the_limit_and_lose_nothing() {
        String now = now();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(clerk.addressIn(book));
        }
        List<String> told = new ArrayList<>();
        Answer page = changes().with("after", now).with("limit", 3).send().is(200);
        while (!page.json().isEmpty()) {
            assertThat(page.json().size()).isLessThanOrEqualTo(3);
            page.json().forEach(entry -> told.add(entry.path("id").textValue()));
            page = api.follow(page.link("next")).is(200);
        }
        assertThat(told).containsExactlyElementsOf(made);
    }

    @Test
    void kinds_can_be_selected() {
        String contacts =
                cursor(changes().with("kind", "contact").with("after", "now").send());
        String several = cursor(changes()
                .with("kind", "address")
                .with("kind", "address-book")
                .with("after", "now")
                .send());
        String address = clerk.addressIn(book);
        String contact = clerk.contactIn(book, TestObjects.someone());
        put("/address-books/{}", book).json("displayName", "Changed").send().is(200);
        assertThat(since(contacts, "kind", "contact")).containsExactly("created contact " + contact + " 1");
        assertThat(since(several, "kind", "[\"address-book\",\"address\"]"))
                .containsExactly("created address " + address + " 1", "updated address-book " + book + " 2");
    }

    @Test
    void a_reference_can_be_selected() {
        String someone = TestObjects.someone();
        String now = cursor(
                changes().with("referenceId", someone).with("after", "now").send());
        clerk.contactIn(book, TestObjects.someone());
        String contact = clerk.contactIn(book, someone);
        assertThat(since(now, "referenceId", someone)).containsExactly("created contact " + contact + " 1");
    }

    @Test
    void a_wait_ends_with_the_first_change() {
        String now = now();
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(
                () -> changes().with("after", now).with("wait", 30).send());
        String address = clerk.addressIn(book);
        assertThat(lines(waiting.join().is(200))).containsExactly("created address " + address + " 1");
    }

    @Test
    void a_wait_ends_without_a_change_when_its_time_is_over() {
        String now = now();
        Answer nothing = changes().with("after", now).with("wait", 1).send().is(200);
        assertThat(nothing.text()).isEqualTo("[]");
        assertThat(cursor(nothing)).isEqualTo(now);
        assertThat(nothing.link("next")).contains("wait=1");
    }

    @Test
    void a_cursor_of_other_filters_starts_over() {
        String now = now();
        assertThat(get("/changes").with("after", now).send().is(410).text("message"))
                .contains("start over");
        assertThat(changes()
                        .with("after", now)
                        .with("kind", "contact")
                        .send()
                        .is(410)
                        .text("message"))
                .contains("start over");
        assertThat(changes().with("after", now + "x").send().is(410).text("message"))
                .contains("start over");
        assertThat(changes().with("after", "%00").send().is(410).text("message"))
                .contains("start over");
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 1001",
        "limit, ten",
        "wait, 31",
        "wait, -1",
        "wait, 1.5",
        "kind, person",
        "kind, contacts",
        "kind[], contact",
        "addressBookId, nothing",
        "referenceId, nothing",
        "before, now",
        "total, true",
        "asOf, 2026-01-01",
        "after, ''"
    })
    void malformed_parameters_are_rejected(String name, String value) {
        get("/changes").with(name, value).send().is(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after", "limit", "wait", "addressBookId", "referenceId"})
    void a_parameter_other_than_kind_is_not_repeated(String name) {
        get("/changes").with(name, 1).with(name, 1).send().refusesNaming(400, List.of(name));
    }

    @Test
    void an_unknown_book_is_not_found() {
        get("/changes")
                .with("addressBookId", TestObjects.unknown("AddressBook"))
                .with("limit", "malformed")
                .send()
                .says(404, "address-book not found");
    }

    @Test
    void the_representation_depends_on_what_the_client_accepts() {
        for (String accept :
                List.of("*/*", "application/json", "text/html", "text/event-stream;q=0.5, application/json")) {
            Answer page = changes()
                    .with("after", "now")
                    .header("Accept", accept)
                    .send()
                    .is(200);
            assertThat(page.header("Content-Type")).isEqualTo("application/json");
            assertThat(page.header("Vary")).contains("Accept,");
            assertThat(page.header("ETag")).isNull();
        }
    }

    @Test
    void head_answers_without_a_wait_and_without_a_stream() {
        Answer page = api.request("HEAD", "/changes")
                .with("after", "now")
                .with("wait", 30)
                .send();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.bytes()).isEmpty();
        assertThat(page.link("next")).contains("after=");
        Answer stream = api.request("HEAD", "/changes")
                .with("after", "now")
                .header("Accept", "text/event-stream")
                .send();
        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream");
    }
}
