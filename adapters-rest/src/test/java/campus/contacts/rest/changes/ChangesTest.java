package campus.contacts.rest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Poll;
import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.JsonTree;
import campus.contacts.rest.http.client.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the pages of the feed (recorded time, section 5). Other tests use the service too, so each test asks for a book of its own. */
@OnEveryStorage
class ChangesTest extends Conformance {
    private String book;

    @BeforeEach
    void makeABook() {
        book = clerk.book();
    }

    private Request changes() {
        return get("/changes").with("addressBookId", book);
    }

    /** Returns a request for the changes of the contacts of a reference. */
    private Request about(String reference) {
        return get("/changes").with("referenceId", reference);
    }

    /** Returns the cursor of the present. */
    private String now() {
        return cursor(changes().with("after", "now").send().is(200));
    }

    private static String cursor(Answer page) {
        return page.link("next").replaceFirst(".*[?&]after=([^&]+).*", "$1");
    }

    /**
     * Asks until the page is as expected: an open transaction of another test on the same server may hold back the feed for a while, and
     * with it the present.
     */
    private Answer await(String what, Supplier<Request> request, Predicate<Answer> expected) {
        Answer[] page = new Answer[1];
        Poll.until(what, () -> {
            page[0] = request.get().send().is(200);
            return expected.test(page[0]);
        });
        return page[0];
    }

    /** Awaits that these are the last changes since the cursor, as {@code change kind id version}, and returns all changes since then. */
    private List<String> awaitTold(String cursor, List<String> filter, String... entries) {
        List<String> last = List.of(entries);
        Supplier<Request> request = () -> {
            Request since = changes().with("after", cursor);
            for (int i = 0; i < filter.size(); i += 2) {
                since.with(filter.get(i), filter.get(i + 1));
            }
            return since;
        };
        Answer page = await("the last changes are " + last, request, answer -> {
            List<String> lines = lines(answer);
            return lines.size() >= last.size()
                    && lines.subList(lines.size() - last.size(), lines.size()).equals(last);
        });
        return lines(page);
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
        awaitTold(
                now,
                List.of(),
                "created address " + address + " 1",
                "created contact " + contact + " 1",
                "updated address " + address + " 2");
        String later = now();
        delete("/contacts/{}", contact).send().is(200);
        delete("/addresses/{}", address).send().is(200);
        awaitTold(later, List.of(), "removed contact " + contact + " 1", "removed address " + address + " 2");
    }

    @Test
    void an_entry_has_the_fields_of_the_contract_and_no_content() {
        String now =
                cursor(changes().with("kind", "address").with("after", "now").send());
        String address = clerk.addressIn(book);
        Answer page = await(
                "the address is there",
                () -> changes().with("after", now).with("kind", "address"),
                answer -> !answer.json().isEmpty());
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
        awaitTold(now, List.of(), "created address " + address + " 1");
        String later = now();
        delete("/address-books/{}/addresses/{}", book, address).send().is(200);
        awaitTold(later, List.of(), "removed address " + address + " 1");
    }

    @Test
    void the_next_link_is_always_there_and_stays_when_there_is_nothing() {
        String someone = TestObjects.someone();
        String now = cursor(about(someone).with("after", "now").send());
        Answer nothing = about(someone).with("after", now).send().is(200);
        assertThat(nothing.text()).isEqualTo("[]");
        assertThat(cursor(nothing)).isEqualTo(now);
        clerk.contact(someone);
        Answer something = await(
                "the contact is there",
                () -> about(someone).with("after", now),
                answer -> answer.json().size() == 1);
        Answer end = api.follow(something.link("next")).is(200);
        assertThat(end.text()).isEqualTo("[]");
        assertThat(end.link("next")).isEqualTo(something.link("next"));
    }

    @Test
    void pages_hold_up_to_the_limit_and_lose_nothing() {
        String now =
                cursor(changes().with("kind", "address").with("after", "now").send());
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(clerk.addressIn(book));
        }
        List<String> told = new ArrayList<>();
        Answer page = changes()
                .with("kind", "address")
                .with("after", now)
                .with("limit", 3)
                .send()
                .is(200);
        while (told.size() < made.size()) {
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
        assertThat(awaitTold(contacts, List.of("kind", "contact"), "created contact " + contact + " 1"))
                .hasSize(1);
        List<String> told = awaitTold(
                several,
                List.of("kind", "[\"address-book\",\"address\"]"),
                "created address " + address + " 1",
                "updated address-book " + book + " 2");
        assertThat(told).noneMatch(line -> line.contains(" contact "));
    }

    @Test
    void a_reference_can_be_selected() {
        String someone = TestObjects.someone();
        String now = cursor(
                changes().with("referenceId", someone).with("after", "now").send());
        clerk.contactIn(book, TestObjects.someone());
        String contact = clerk.contactIn(book, someone);
        assertThat(awaitTold(now, List.of("referenceId", someone), "created contact " + contact + " 1"))
                .hasSize(1);
    }

    @Test
    void a_wait_ends_with_the_first_change() {
        String now = now();
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(
                () -> changes().with("after", now).with("wait", 30).send());
        String address = clerk.addressIn(book);
        assertThat(lines(waiting.join().is(200))).isNotEmpty();
        awaitTold(now, List.of(), "created address " + address + " 1");
    }

    @Test
    void a_wait_ends_without_a_change_when_its_time_is_over() {
        String nobody = TestObjects.someone();
        String now = cursor(about(nobody).with("after", "now").send());
        Answer nothing = about(nobody).with("after", now).with("wait", 1).send().is(200);
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
}
