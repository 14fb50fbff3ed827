package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the search for words in lists (queries, section 1). */
@OnEveryStorage
class SearchTest extends Conformance {
    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void every_collection_is_searched_with_pages_and_totals(ObjectContract kind) {
        String word = "w" + TestObjects.someone().replaceAll("[^0-9a-f]", "");
        String first = kind.create(clerk, "displayName", "\u00c4rger " + word);
        String second = kind.create(clerk, "displayName", word + " arg");
        kind.create(clerk, "displayName", word + " other");
        Answer page = get(kind.path)
                .with("q", "AR " + word)
                .with("limit", 1)
                .with("total", true)
                .send();
        assertThat(page.ids()).containsExactly(first);
        assertThat(page.header("X-Total-Count")).isEqualTo("2");
        Answer next = api.follow(page.link("next"));
        assertThat(next.ids()).containsExactly(second);
        assertThat(api.follow(next.link("prev")).ids()).containsExactly(first);
        String cursor = page.link("next").replaceFirst(".*[?&](after=[A-Za-z0-9_-]+).*", "$1");
        get(kind.path).with("q", word).with("limit", 1).withRaw(cursor).send().is(400);
    }

    @Test
    void nested_lists_are_searched() {
        String book = clerk.book();
        String child = clerk.childOf(book);
        String contact = clerk.contactIn(book, TestObjects.someone(), "displayName", "Ada Lovelace");
        clerk.contactIn(book, TestObjects.someone(), "displayName", "Ada Byron");
        assertThat(get("/address-books/{}/contacts", book)
                        .with("q", "ada lov")
                        .send()
                        .ids())
                .containsExactly(contact);
        assertThat(get("/address-books/{}/contacts", book)
                        .with("q", "nobody")
                        .send()
                        .ids())
                .isEmpty();
        assertThat(get("/address-books/{}/children", book)
                        .with("q", "boo")
                        .send()
                        .ids())
                .containsExactly(child);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "-_*\"'", "a b c d e f g h i", "\ud83d\ude00"})
    void rejects_a_search_without_words_or_with_too_many(String typed) {
        get("/contacts").with("q", typed).send().is(400);
        get("/address-books/{}/children", TestObjects.DEFAULT_BOOK)
                .with("q", typed)
                .send()
                .is(400);
    }

    @Test
    void a_search_has_at_most_200_characters() {
        get("/addresses").with("q", "\ud801\udc00".repeat(200)).send().is(200);
        get("/addresses").with("q", "a".repeat(201)).send().is(400);
    }
}
