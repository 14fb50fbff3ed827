package campus.contacts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests paging through a list by its links, to the end and back, during concurrent writes. */
@OnEveryStorage
class WalksTest extends Conformance {
    private final String reference = TestObjects.someone();
    private String address;

    @BeforeEach
    void makeAnAddress() {
        address = clerk.address();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 1000})
    void a_walk_by_next_sees_everything_once_and_back_by_prev_too(int limit) {
        List<String> all = contacts(8);
        List<Answer> pages = walk(first(limit), "next", page -> {});
        assertThat(ids(pages)).isEqualTo(all);
        assertThat(pages).hasSize((8 + limit - 1) / limit);
        assertThat(pages.get(0).link("prev")).isNull();

        Answer last = pages.get(pages.size() - 1);
        List<Answer> back = walk(last, "prev", page -> {});
        Collections.reverse(back);
        assertThat(ids(back)).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void first_leads_back_to_the_first_page_from_every_page(int limit) {
        contacts(8);
        List<Answer> pages = walk(first(limit), "next", page -> {});
        for (Answer page : pages) {
            assertThat(api.follow(page.link("first")).ids())
                    .isEqualTo(pages.get(0).ids());
        }
    }

    @Test
    void a_page_reached_by_offset_has_links_too() {
        List<String> all = contacts(8);
        Answer middle = list().with("offset", 3).with("limit", 2).send();
        assertThat(api.follow(middle.link("next")).ids()).isEqualTo(all.subList(5, 7));
        assertThat(api.follow(middle.link("prev")).ids()).isEqualTo(all.subList(1, 3));
        assertThat(api.follow(middle.link("first")).ids()).isEqualTo(all.subList(0, 2));
    }

    @Test
    void there_is_no_next_on_the_last_page_or_with_a_limit_of_0() {
        contacts(4);
        assertThat(first(4).link("next")).isNull();
        assertThat(first(5).link("next")).isNull();
        assertThat(first(0).link("next")).isNull();
        assertThat(first(2).link("next")).isNotNull();
        assertThat(api.follow(first(2).link("next")).link("next")).isNull();
        assertThat(list().with("offset", 2).with("limit", 2).send().link("next"))
                .isNull();
        assertThat(list().with("offset", 9).send().link("next")).isNull();
    }

    @Test
    void links_keep_the_filters_and_start_with_the_public_url() {
        contacts(4);
        Answer page = list().with("effective", true)
                .with("fromDate", "2020-10-03T06:30:00+02:00")
                .with("limit", 2)
                .send();
        assertThat(page.links()).containsKeys("first", "next");
        page.links()
                .values()
                .forEach(link -> assertThat(link)
                        .startsWith(RunningService.shared(storage).url() + "contacts?"));
        assertThat(api.follow(page.link("next")).ids())
                .isEqualTo(list().with("offset", 2).send().ids());
    }

    @Test
    void a_walk_includes_new_objects_last_and_skips_deleted_ones() {
        List<String> before = contacts(12);
        List<String> made = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        Random random = new Random(12);
        List<Answer> pages = walk(first(2), "next", page -> {
            if (made.size() < 6) {
                made.add(clerk.contactOn(address, reference));
                String seen = page.ids().get(random.nextInt(page.ids().size()));
                delete("/contacts/{}", seen).send().is(200);
                String last = before.get(11 - deleted.size());
                if (!seen.equals(last) && deleted.size() < 2) {
                    delete("/contacts/{}", last).send().is(200);
                    deleted.add(last);
                }
            }
        });
        List<String> expected = new ArrayList<>(before);
        expected.removeAll(deleted);
        expected.addAll(made);
        assertThat(ids(pages)).isEqualTo(expected);
    }

    @Test
    void a_cursor_holds_when_the_objects_round_it_are_deleted() {
        List<String> all = contacts(6);
        Answer middle = api.follow(first(2).link("next"));
        assertThat(middle.ids()).isEqualTo(all.subList(2, 4));
        for (String id : all.subList(1, 5)) {
            delete("/contacts/{}", id).send().is(200);
        }
        assertThat(api.follow(middle.link("next")).ids()).containsExactly(all.get(5));
        assertThat(api.follow(middle.link("prev")).ids()).containsExactly(all.get(0));
    }

    @Test
    void nested_lists_and_books_can_be_walked_too() {
        String book = clerk.book();
        List<String> children = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            children.add(clerk.childOf(book));
            addresses.add(clerk.addressIn(book));
        }
        Answer child = get("/address-books/{}/children", book).with("limit", 2).send();
        assertThat(ids(walk(child, "next", page -> {}))).isEqualTo(children);
        Answer nested =
                get("/address-books/{}/addresses", book).with("limit", 2).send();
        assertThat(ids(walk(nested, "next", page -> {}))).isEqualTo(addresses);
        Answer filtered =
                get("/addresses").with("addressBookId", book).with("limit", 2).send();
        assertThat(ids(walk(filtered, "next", page -> {}))).isEqualTo(addresses);
        Answer roots = get("/address-books/root-address-book").with("limit", 7).send();
        assertThat(ids(walk(roots, "next", page -> {})))
                .isEqualTo(get("/address-books/root-address-book").send().ids());
    }

    @Test
    void a_cursor_of_another_list_or_other_filters_is_refused() {
        contacts(3);
        String after = cursor(first(1).link("next"), "after");
        assertThat(list().withRaw("after=" + after).send().ids()).hasSize(2);
        get("/contacts").withRaw("after=" + after).send().is(400);
        get("/contacts")
                .with("referenceId", TestObjects.someone())
                .withRaw("after=" + after)
                .send()
                .is(400);
        list().with("effective", true).withRaw("after=" + after).send().is(400);
        get("/addresses").withRaw("after=" + after).send().is(400);
        get("/address-books").withRaw("after=" + after).send().is(400);
        get("/address-books/{}/contacts", TestObjects.DEFAULT_BOOK)
                .with("referenceId", reference)
                .withRaw("after=" + after)
                .send()
                .is(400);
        String before = cursor(list().with("offset", 1).send().link("prev"), "before");
        get("/contacts").withRaw("before=" + before).send().is(400);
    }

    @Test
    void a_cursor_does_not_go_with_an_offset() {
        contacts(3);
        String after = cursor(first(1).link("next"), "after");
        list().withRaw("after=" + after).with("offset", 1).send().is(400);
        String before = cursor(list().with("offset", 1).send().link("prev"), "before");
        list().withRaw("before=" + before).with("offset", 1).send().is(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "5", "AAAA", "!!", "eyJhIjoxfQ", "日本", "0", "-1", " "})
    void an_invented_cursor_is_refused(String cursor) {
        contacts(1);
        list().with("after", cursor).send().is(400);
        list().with("before", cursor).send().is(400);
        get("/address-books/{}/children", TestObjects.DEFAULT_BOOK)
                .with("after", cursor)
                .send()
                .is(400);
    }

    @Test
    void a_damaged_cursor_is_refused() {
        contacts(3);
        String after = cursor(first(1).link("next"), "after");
        list().withRaw("after=" + after.substring(0, after.length() - 1)).send().is(400);
        char first = after.charAt(0) == 'A' ? 'B' : 'A';
        list().withRaw("after=" + first + after.substring(1)).send().is(400);
        list().withRaw("after=" + after + after).send().is(400);
    }

    private static String cursor(String link, String name) {
        String value = link.replaceFirst(".*[?&]" + name + "=([^&]*).*", "$1");
        assertThat(value).as(link).isNotEqualTo(link);
        return value;
    }

    private List<Answer> walk(Answer page, String relation, Consumer<Answer> meanwhile) {
        List<Answer> pages = new ArrayList<>();
        for (Answer at = page; at != null; at = at.link(relation) == null ? null : api.follow(at.link(relation))) {
            pages.add(at.is(200));
            meanwhile.accept(at);
            assertThat(pages).as("pages of a short list").hasSizeLessThan(200);
        }
        return pages;
    }

    private static List<String> ids(List<Answer> pages) {
        return pages.stream().flatMap(page -> page.ids().stream()).toList();
    }

    private Answer first(int limit) {
        return list().with("limit", limit).send();
    }

    private Request list() {
        return get("/contacts").with("referenceId", reference);
    }

    private List<String> contacts(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(clerk.contactOn(address, reference));
        }
        return ids;
    }
}
