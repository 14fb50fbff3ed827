package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests lists in another order than that of creation (queries, section 4). */
@OnEveryStorage
class SortTest extends Conformance {
    private Request sorted(ObjectContract kind, List<String> ids, String sort) {
        Request list = get(kind.path).with("sort", sort);
        ids.forEach(id -> list.with("id", id));
        return list;
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void every_collection_is_sorted_by_name(ObjectContract kind) {
        String b = kind.create(clerk, "displayName", "b");
        String umlaut = kind.create(clerk, "displayName", "\u00c4");
        String a = kind.create(clerk, "displayName", "a");
        List<String> ids = List.of(b, umlaut, a);
        assertThat(sorted(kind, ids, "displayName").send().ids()).containsExactly(umlaut, a, b);
        assertThat(sorted(kind, ids, "-displayName").send().ids()).containsExactly(b, umlaut, a);
        Answer page = sorted(kind, ids, "-displayName")
                .with("limit", 2)
                .with("total", true)
                .send();
        assertThat(page.ids()).containsExactly(b, umlaut);
        assertThat(page.header("X-Total-Count")).isEqualTo("3");
        Answer next = api.follow(page.link("next"));
        assertThat(next.ids()).containsExactly(a);
        assertThat(api.follow(next.link("prev")).ids()).containsExactly(b, umlaut);
        String cursor = page.link("next").replaceFirst(".*[?&](after=[A-Za-z0-9_-]+).*", "$1");
        sorted(kind, ids, "displayName").with("limit", 2).withRaw(cursor).send().is(400);
    }

    @Test
    void contacts_are_sorted_by_start() {
        String book = clerk.book();
        String late = clerk.contactIn(book, TestObjects.someone(), "startDate", "2026-05-01T00:00:00Z");
        String unset = clerk.contactIn(book, TestObjects.someone());
        String early = clerk.contactIn(book, TestObjects.someone(), "startDate", "2025-05-01T00:00:00Z");
        Request list = get("/address-books/{}/contacts", book).with("sort", "startDate");
        assertThat(list.send().ids()).containsExactly(unset, early, late);
        assertThat(get("/contacts")
                        .with("addressBookId", book)
                        .with("sort", "-startDate")
                        .with("expand", "address")
                        .send()
                        .ids())
                .containsExactly(late, early, unset);
    }

    @Test
    void a_long_sorted_list_is_streamed_in_its_order() {
        String book = clerk.book();
        String address = clerk.address();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            names.add("name " + (char) ('a' + i * 7 % 26));
        }
        List<String> sorted = new ArrayList<>(names);
        Collections.sort(sorted);
        for (String name : names) {
            String contact = clerk.contactOn(address, TestObjects.someone(), "displayName", name);
            clerk.putContact(book, contact).send().is(200);
        }
        Answer all = get("/address-books/{}/contacts", book)
                .with("sort", "displayName")
                .send();
        assertThat(all.json().findValuesAsText("displayName")).isEqualTo(sorted);
        Collections.reverse(sorted);
        Answer reversed = get("/address-books/{}/contacts", book)
                .with("sort", "-displayName")
                .with("limit", 2000)
                .send();
        assertThat(reversed.json().findValuesAsText("displayName")).isEqualTo(sorted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"startDate", "displayname", "+displayName", "--displayName", "displayName,startDate"})
    void rejects_other_values(String sort) {
        get("/addresses").with("sort", sort).send().is(400);
        get("/address-books/{}/children", TestObjects.DEFAULT_BOOK)
                .with("sort", sort)
                .send()
                .is(400);
        get("/contacts")
                .with("id", clerk.contact(TestObjects.someone()))
                .with("missing", "fail")
                .with("sort", "displayName")
                .send()
                .is(400);
    }
}
