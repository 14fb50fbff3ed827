package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code /history} and {@code ?version=} (recorded time, section 1). */
@OnEveryStorage
class HistoryTest extends Conformance {
    private static final String NAME = "Zoë 𝔘𝔫𝔦 שלום 👩‍🔬";

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_history_lists_every_version_newest_first(ObjectContract kind) {
        String id = kind.create(clerk, "displayName", "First");
        byte[] first = get(kind.item(), id).send().is(200).bytes();
        put(kind.item(), id).json("displayName", NAME).send().is(200);
        byte[] second = get(kind.item(), id).send().is(200).bytes();
        delete(kind.item(), id).send().is(200);
        JsonNode history = get(kind.item() + "/history", id).send().is(200).json();
        assertThat(words(history)).containsExactly("deleted", "updated", "created");
        history.forEach(entry -> assertThat(JsonTree.names(entry))
                .containsExactly("change", "version", "at", "by", "addressBookId", "childId", "object"));
        assertThat(history.findValuesAsText("version")).containsExactly("3", "2", "1");
        assertThat(history.get(0).get("object").isNull()).isTrue();
        assertThat(history.get(1).get("object")).isEqualTo(JsonTree.read(second));
        assertThat(history.get(2).get("object")).isEqualTo(JsonTree.read(first));
        assertThat(history.get(1).get("object").get("displayName").textValue()).isEqualTo(NAME);
        assertThat(history.get(0).get("by").isNull()).isTrue();
        assertThat(history.get(2).get("addressBookId").textValue())
                .isEqualTo(kind == ObjectContract.ADDRESS_BOOK ? null : TestObjects.DEFAULT_BOOK);
        assertThat(history.get(1).get("addressBookId").isNull()).isTrue();
    }

    @Test
    void the_times_of_a_history_grow_to_the_millisecond() {
        String id = clerk.address();
        for (int i = 0; i < 5; i++) {
            put("/addresses/{}", id).json("displayName", "Name " + i).send().is(200);
        }
        List<Instant> times = new ArrayList<>();
        get("/addresses/{}/history", id).send().json().forEach(entry -> {
            String at = entry.get("at").textValue();
            assertThat(at).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            times.add(0, Instant.parse(at));
        });
        assertThat(times).isSorted().doesNotHaveDuplicates();
        assertThat(Duration.between(times.get(5), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void an_update_without_effect_makes_no_entry() {
        String id = clerk.address("displayName", "Same");
        put("/addresses/{}", id).json("displayName", "Same").send().is(200);
        assertThat(words(get("/addresses/{}/history", id).send().json())).containsExactly("created");
    }

    @Test
    void filings_name_the_book_and_make_no_version() {
        String book = clerk.book();
        String id = clerk.contact(TestObjects.someone());
        clerk.putContact(book, id).send().is(200);
        delete("/address-books/{}/contacts/{}", book, id).send().is(200);
        JsonNode history = get("/contacts/{}/history", id).send().is(200).json();
        assertThat(words(history)).containsExactly("unfiled", "filed", "created");
        assertThat(history.findValuesAsText("version")).containsOnly("1");
        assertThat(history.get(0).get("addressBookId").textValue()).isEqualTo(book);
        assertThat(history.get(1).get("addressBookId").textValue()).isEqualTo(book);
        assertThat(history.get(1).get("object").isNull()).isTrue();
    }

    @Test
    void the_history_of_a_book_names_its_children_and_says_when_it_was_a_root() {
        String book = clerk.book();
        String child = clerk.childOf(book);
        delete("/address-books/{}/children/{}", book, child).send().is(200);
        put("/address-books/root-address-book/{}", book).send().is(200);
        delete("/address-books/root-address-book/{}", book).send().is(200);
        JsonNode history = get("/address-books/{}/history", book).send().is(200).json();
        // changes of one millisecond are listed by their kind
        assertThat(words(history))
                .containsExactlyInAnyOrder("rootRemoved", "rootAdded", "childRemoved", "childAdded", "created");
        assertThat(history.get(4).get("change").textValue()).isEqualTo("created");
        for (JsonNode entry : history) {
            boolean isChild = entry.get("change").textValue().startsWith("child");
            assertThat(entry.get("childId").textValue()).isEqualTo(isChild ? child : null);
        }
    }

    @Test
    void a_walk_by_next_shows_each_entry_once() {
        String id = clerk.address();
        for (int i = 2; i <= 12; i++) {
            put("/addresses/{}", id).json("displayName", "Name " + i).send().is(200);
        }
        Answer page = get("/addresses/{}/history", id).send().is(200);
        assertThat(page.json()).hasSize(10);
        assertThat(page.link("prev")).isNull();
        Answer rest = api.follow(page.link("next")).is(200);
        assertThat(rest.json().findValuesAsText("version")).containsExactly("2", "1");
        assertThat(rest.link("next")).isNull();
        List<String> versions = new ArrayList<>();
        Answer few = get("/addresses/{}/history", id).with("limit", 5).send().is(200);
        put("/addresses/{}", id).json("displayName", "Meanwhile").send().is(200);
        for (Answer at = few; at != null; at = at.link("next") == null ? null : api.follow(at.link("next"))) {
            at.json().forEach(entry -> versions.add(entry.get("version").asText()));
        }
        assertThat(versions).containsExactly("12", "11", "10", "9", "8", "7", "6", "5", "4", "3", "2", "1");
    }

    @Test
    void a_long_history_is_one_answer_where_the_limit_allows_it() {
        String id = clerk.address();
        for (int i = 2; i <= 250; i++) {
            put("/addresses/{}", id).json("displayName", "Name " + i).send().is(200);
        }
        Answer all = get("/addresses/{}/history", id)
                .with("limit", Integer.MAX_VALUE)
                .send()
                .is(200);
        assertThat(all.json()).hasSize(250);
        assertThat(all.link("next")).isNull();
        Answer most = get("/addresses/{}/history", id).with("limit", 201).send().is(200);
        assertThat(most.json()).hasSize(201);
        assertThat(api.follow(most.link("next")).json().get(0).get("version").asInt())
                .isEqualTo(49);
        Answer none = get("/addresses/{}/history", id).with("limit", 0).send().is(200);
        assertThat(none.json()).isEmpty();
        assertThat(none.link("next")).isNull();
    }

    @Test
    void a_cursor_belongs_to_its_history() {
        String one = clerk.address();
        String other = clerk.address();
        put("/addresses/{}", one).json("displayName", "Changed").send().is(200);
        String next = get("/addresses/{}/history", one).with("limit", 1).send().link("next");
        String cursor = next.replaceFirst(".*after=([A-Za-z0-9_-]+).*", "$1");
        assertThat(next).contains("after=" + cursor);
        get("/addresses/{}/history", one).with("after", cursor).send().is(200);
        get("/addresses/{}/history", other).with("after", cursor).send().is(400);
        get("/addresses/{}/history", one).with("after", "AAAA").send().is(400);
        get("/addresses/{}/history", one).with("limit", -1).send().is(400);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void what_is_not_there_has_no_history(ObjectContract kind) {
        get(kind.item() + "/history", kind.unknownId()).send().says(404, kind.nestedNotFound());
        get(kind.item() + "/history", kind.unknownId()).with("bogus", 1).send().says(404, kind.nestedNotFound());
        get(kind.item() + "/history", "malformed").send().says(404, kind.nestedNotFound());
        get(kind.item(), kind.unknownId()).with("version", 1).send().says(404, kind.notFound);
        get(kind.item(), kind.unknownId()).with("version", "x").send().says(404, kind.notFound);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_version_is_shown_with_its_own_validators(ObjectContract kind) {
        String id = kind.create(clerk, "displayName", "First");
        Answer first = get(kind.item(), id).send().is(200);
        put(kind.item(), id).json("displayName", "Second").send().is(200);
        Answer second = get(kind.item(), id).send().is(200);
        delete(kind.item(), id).send().is(200);
        get(kind.item(), id).send().says(404, kind.notFound);
        for (Answer version : List.of(first, second)) {
            String number = version.tag().replace("\"", "");
            Answer kept = get(kind.item(), id).with("version", number).send().is(200);
            assertThat(kept.bytes()).isEqualTo(version.bytes());
            assertThat(kept.tag()).isEqualTo(version.tag());
            assertThat(kept.header("Last-Modified")).isEqualTo(version.header("Last-Modified"));
            Answer same = get(kind.item(), id)
                    .with("version", number)
                    .header("If-None-Match", version.tag())
                    .send()
                    .is(304);
            assertThat(same.tag()).isEqualTo(version.tag());
        }
        get(kind.item(), id).with("version", 3).send().says(404, kind.notFound);
        get(kind.item(), id).with("version", "99999999999999999999").send().says(404, kind.notFound);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "-1", "1.0", "+1", "1 ", "１"})
    void a_malformed_version_is_refused(String version) {
        String id = clerk.address();
        get("/addresses/{}", id).with("version", version).send().is(400);
        delete("/addresses/{}", id).send().is(200);
        get("/addresses/{}", id).with("version", version).send().is(400);
    }

    @Test
    void a_version_and_a_moment_exclude_each_other() {
        String id = clerk.address();
        get("/addresses/{}", id)
                .with("version", 1)
                .with("asOf", Instant.now())
                .send()
                .says(400, "only one of asOf and version may be given");
    }

    private static List<String> words(JsonNode history) {
        return history.findValuesAsText("change");
    }
}
