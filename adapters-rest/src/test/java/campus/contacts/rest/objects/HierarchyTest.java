package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests books below books, and the roots. */
@OnEveryStorage
class HierarchyTest extends Conformance {
    private static final String ROOTS = "/address-books/root-address-book";
    private static final String ROOT = ROOTS + "/{}";
    private static final String CHILD = "/address-books/{}/children/{}";
    private static final String ADDED = "The addressBook has been added to the roots";
    private static final String REMOVED = "The addressBook has been removed from the roots";

    @Test
    void a_book_has_children_and_parents_several_of_each() {
        String first = clerk.book();
        String second = clerk.book();
        String child = clerk.childOf(first);
        String other = clerk.childOf(first);
        clerk.putChild(second, child).send().is(200);
        assertThat(children(first)).containsExactly(child, other);
        assertThat(children(second)).containsExactly(child);
        assertThat(parents(child)).containsExactly(first, second);
        assertThat(parents(other)).containsExactly(first);
        delete(CHILD, first, child).send().is(200);
        assertThat(parents(child)).containsExactly(second);
        assertThat(children(first)).containsExactly(other);
    }

    @Test
    void children_are_the_direct_ones_only() {
        String top = clerk.book();
        String middle = clerk.childOf(top);
        String bottom = clerk.childOf(middle);
        assertThat(children(top)).containsExactly(middle);
        assertThat(parents(bottom)).containsExactly(middle);
    }

    @Test
    void adding_a_child_again_changes_nothing() {
        String book = clerk.book();
        String child = clerk.childOf(book);
        clerk.putChild(book, child).send().says(200, "The child addressBook has been added to the hierarchy");
        assertThat(children(book)).containsExactly(child);
        delete(CHILD, book, child).send().says(200, "The child addressBook has been removed from the hierarchy");
        delete(CHILD, book, child).send().says(404, "addressBook not found");
    }

    @Test
    void a_book_cannot_become_its_own_ancestor() {
        List<String> line = new ArrayList<>(List.of(clerk.book()));
        for (int depth = 1; depth < 30; depth++) {
            line.add(clerk.childOf(line.get(depth - 1)));
        }
        String last = line.get(29);
        for (String ancestor : List.of(last, line.get(28), line.get(15), line.get(1), line.get(0))) {
            clerk.putChild(last, ancestor).send().is(409);
        }
        assertThat(children(last)).isEmpty();
        delete(CHILD, line.get(14), line.get(15)).send().is(200);
        clerk.putChild(last, line.get(0)).send().is(200);
        clerk.putChild(line.get(14), line.get(15)).send().is(409);
    }

    @Test
    void a_book_can_be_made_as_a_child_at_once() {
        String parent = clerk.book();
        Answer made = clerk.postBook().with("parentId", parent).send().is(201);
        assertThat(parents(made.id())).containsExactly(parent);
        clerk.postBook()
                .with("parentId", TestObjects.unknown("AddressBook"))
                .send()
                .says(404, "address-book not found");
        clerk.postBook().with("parentId", "no book").send().is(400);
    }

    @Test
    void a_book_with_children_cannot_be_deleted() {
        String top = clerk.book();
        String middle = clerk.childOf(top);
        String bottom = clerk.childOf(middle);
        delete("/address-books/{}", middle).send().is(409);
        delete(CHILD, middle, bottom).send().is(200);
        delete("/address-books/{}", middle).send().says(200, "The address-book has been deleted");
        assertThat(children(top)).isEmpty();
        delete("/address-books/{}", top).send().is(200);
        assertThat(parents(bottom)).isEmpty();
    }

    @Test
    void roots_have_no_parent_and_were_added_or_have_children() {
        String orphan = clerk.book();
        assertThat(roots()).doesNotContain(orphan);
        String parent = clerk.book();
        String child = clerk.childOf(parent);
        assertThat(roots()).contains(parent).doesNotContain(child);
        put(ROOT, orphan).send().says(200, ADDED);
        assertThat(roots()).contains(orphan);
        delete(ROOT, orphan).send().says(200, REMOVED);
        assertThat(roots()).doesNotContain(orphan);
        delete(CHILD, parent, child).send().is(200);
        assertThat(roots()).doesNotContain(parent, child);
        get("/address-books/{}", orphan).send().is(200);
    }

    @Test
    void a_root_mark_survives_children_and_parents() {
        String book = clerk.book();
        put(ROOT, book).send().says(200, ADDED);
        String child = clerk.childOf(book);
        delete(CHILD, book, child).send().is(200);
        assertThat(roots()).contains(book);
        String parent = clerk.book();
        clerk.putChild(parent, book).send().is(200);
        assertThat(roots()).contains(parent).doesNotContain(book);
        delete(CHILD, parent, book).send().is(200);
        assertThat(roots()).contains(book).doesNotContain(parent);
    }

    @Test
    void a_book_with_children_can_be_marked_as_a_root() {
        String book = clerk.book();
        String child = clerk.childOf(book);
        put(ROOT, book).send().says(200, ADDED);
        delete(CHILD, book, child).send().is(200);
        assertThat(roots()).contains(book);
    }

    @Test
    void a_book_with_a_parent_cannot_be_added_to_the_roots() {
        String parent = clerk.book();
        String child = clerk.childOf(parent);
        put(ROOT, child).send().is(409);
        assertThat(roots()).doesNotContain(child);
        delete(CHILD, parent, child).send().is(200);
        assertThat(roots()).doesNotContain(child);
    }

    @Test
    void a_root_with_children_and_the_default_book_stay_roots() {
        String book = clerk.book();
        clerk.childOf(book);
        delete(ROOT, book).send().is(409);
        put(ROOT, book).send().is(200);
        delete(ROOT, book).send().is(409);
        delete(ROOT, TestObjects.DEFAULT_BOOK).send().is(409);
        assertThat(roots()).contains(book, TestObjects.DEFAULT_BOOK);
    }

    @Test
    void a_book_that_is_not_a_root_cannot_be_removed_from_the_roots() {
        delete(ROOT, clerk.book()).send().says(404, "addressBook not found");
        delete(ROOT, TestObjects.unknown("AddressBook")).send().says(404, "addressBook not found");
    }

    @Test
    void a_deleted_book_is_no_root() {
        String book = clerk.book();
        put(ROOT, book).send().is(200);
        delete("/address-books/{}", book).send().is(200);
        assertThat(roots()).doesNotContain(book);
    }

    @Test
    void the_roots_take_the_filters_of_the_books() {
        String provider = TestObjects.someone();
        String root = clerk.book("providerId", provider);
        put(ROOT, root).send().is(200);
        clerk.book("providerId", provider);
        assertThat(get(ROOTS).with("providerId", provider).send().ids()).containsExactly(root);
        Answer counted = get(ROOTS)
                .with("providerId", provider)
                .with("total", true)
                .with("limit", 0)
                .send();
        assertThat(counted.header("X-Total-Count")).isEqualTo("1");
    }

    private List<String> roots() {
        return get(ROOTS).send().ids();
    }

    private List<String> children(String book) {
        return get("/address-books/{}/children", book).send().ids();
    }

    private List<String> parents(String book) {
        return get("/address-books/{}/parents", book).send().ids();
    }
}
