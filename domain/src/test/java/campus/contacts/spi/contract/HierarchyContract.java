package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookView;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import org.junit.jupiter.api.Test;

/** Address books form a directed acyclic graph (wire contract, section 4). */
public interface HierarchyContract extends StorageFixture {
    @Test
    default void a_book_cannot_become_its_own_ancestor() {
        try (CampusFixture campus = campus()) {
            Id top = campus.book();
            Id middle = campus.book(top);
            Id bottom = campus.book(middle);
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.hierarchy().addChild(ANYONE, top, top));
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.hierarchy().addChild(ANYONE, middle, top));
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.hierarchy().addChild(ANYONE, bottom, top));
            assertThat(campus.children(bottom)).isEmpty();
            assertThat(campus.parents(top)).isEmpty();
        }
    }

    @Test
    default void a_book_may_have_several_parents_and_paths_to_a_root() {
        try (CampusFixture campus = campus()) {
            Id top = campus.book();
            Id left = campus.book(top);
            Id right = campus.book(top);
            Id bottom = campus.book(right, left, top);
            assertThat(campus.parents(bottom)).containsExactly(top, left, right);
            assertThat(campus.children(top)).containsExactly(left, right, bottom);
            assertThat(campus.children(bottom)).isEmpty();
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.hierarchy().addChild(ANYONE, bottom, top));
        }
    }

    @Test
    default void adding_a_child_again_changes_nothing() {
        try (CampusFixture campus = campus()) {
            Id parent = campus.book();
            Id child = campus.book(parent, parent);
            assertThat(campus.children(parent)).containsExactly(child);
            campus.hierarchy().removeChild(ANYONE, parent, child);
            assertThat(campus.children(parent)).isEmpty();
        }
    }

    @Test
    default void rejects_removal_of_a_book_that_is_not_a_child() {
        try (CampusFixture campus = campus()) {
            Id top = campus.book();
            Id middle = campus.book(top);
            Id bottom = campus.book(middle);
            assertRefused(Reason.NOT_FOUND, () -> campus.hierarchy().removeChild(ANYONE, top, bottom));
            assertRefused(Reason.NOT_FOUND, () -> campus.hierarchy().removeChild(ANYONE, middle, top));
            assertRefused(Reason.NOT_FOUND, () -> campus.hierarchy().removeChild(ANYONE, FilingContract.NO_BOOK, top));
            assertRefused(Reason.NOT_FOUND, () -> campus.hierarchy().addChild(ANYONE, top, FilingContract.NO_BOOK));
        }
    }

    @Test
    default void a_removed_edge_no_longer_blocks_the_opposite_edge() {
        try (CampusFixture campus = campus()) {
            Id one = campus.book();
            Id other = campus.book(one);
            campus.hierarchy().removeChild(ANYONE, one, other);
            campus.hierarchy().addChild(ANYONE, other, one);
            assertThat(campus.children(other)).containsExactly(one);
        }
    }

    @Test
    default void the_default_book_is_never_a_child() {
        try (CampusFixture campus = campus()) {
            Id book = campus.book();
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.hierarchy().addChild(ANYONE, book, campus.defaultBook()));
            campus.hierarchy().addChild(ANYONE, campus.defaultBook(), book);
            assertThat(campus.children(campus.defaultBook())).containsExactly(book);
        }
    }

    @Test
    default void a_book_can_be_created_as_a_child() {
        try (CampusFixture campus = campus()) {
            Id parent = campus.book();
            AddressBookForm form = AddressBookForm.named("child");
            Id child = campus.books()
                    .create(ANYONE, CreationRequest.in(parent), form)
                    .id();
            assertThat(campus.parents(child)).containsExactly(parent);
            int before = campus.list(AddressBookQuery.ALL).size();
            assertRefused(
                    Reason.NOT_FOUND,
                    () -> campus.books().create(ANYONE, CreationRequest.in(FilingContract.NO_BOOK), form));
            assertThat(campus.list(AddressBookQuery.ALL)).hasSize(before);
        }
    }

    @Test
    default void roots_are_parentless_books_with_a_mark_or_children() {
        try (CampusFixture campus = campus()) {
            Id plain = campus.book();
            Id parent = campus.book();
            campus.book(parent);
            Id marked = campus.book();
            campus.hierarchy().addRoot(ANYONE, marked);
            campus.hierarchy().addRoot(ANYONE, marked);
            assertThat(campus.roots())
                    .containsExactly(campus.defaultBook(), parent, marked)
                    .doesNotContain(plain);
        }
    }

    @Test
    default void a_root_mark_survives_while_the_book_has_parents() {
        try (CampusFixture campus = campus()) {
            Id parent = campus.book();
            Id marked = campus.book();
            campus.hierarchy().addRoot(ANYONE, marked);
            campus.hierarchy().addChild(ANYONE, parent, marked);
            assertThat(campus.roots()).containsExactly(campus.defaultBook(), parent);
            campus.hierarchy().removeChild(ANYONE, parent, marked);
            assertThat(campus.roots()).containsExactly(campus.defaultBook(), marked);
        }
    }

    @Test
    default void a_book_with_a_parent_cannot_be_added_to_the_roots() {
        try (CampusFixture campus = campus()) {
            Id child = campus.book(campus.defaultBook());
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.hierarchy().addRoot(ANYONE, child));
            assertRefused(Reason.NOT_FOUND, () -> campus.hierarchy().addRoot(ANYONE, FilingContract.NO_BOOK));
        }
    }

    @Test
    default void only_a_childless_root_other_than_the_default_can_be_removed() {
        try (CampusFixture campus = campus()) {
            Id marked = campus.book();
            campus.hierarchy().addRoot(ANYONE, marked);
            Id child = campus.book(marked);
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.hierarchy().removeRoot(ANYONE, marked));
            campus.hierarchy().removeChild(ANYONE, marked, child);
            campus.hierarchy().removeRoot(ANYONE, marked);
            assertThat(campus.roots()).containsExactly(campus.defaultBook());
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.hierarchy().removeRoot(ANYONE, campus.defaultBook()));
        }
    }

    @Test
    default void rejects_removal_of_a_book_that_is_not_a_root() {
        try (CampusFixture campus = campus()) {
            Id plain = campus.book();
            Id marked = campus.book();
            campus.hierarchy().addRoot(ANYONE, marked);
            campus.hierarchy().addChild(ANYONE, campus.defaultBook(), marked);
            assertRefused(Reason.NOT_FOUND, () -> campus.hierarchy().removeRoot(ANYONE, plain));
            assertRefused(Reason.NOT_FOUND, () -> campus.hierarchy().removeRoot(ANYONE, marked));
            assertThat(campus.<Boolean>ask(books -> books.isMarkedRoot(marked))).isTrue();
        }
    }

    @Test
    default void only_an_empty_book_other_than_the_default_can_be_deleted() {
        try (CampusFixture campus = campus()) {
            Id holding = campus.book();
            Id address = campus.address(holding);
            Id holdingContacts = campus.book();
            campus.contact(address, holdingContacts);
            Id parent = campus.book();
            Id child = campus.book(parent);
            for (Id book : new Id[] {holding, holdingContacts, parent, campus.defaultBook()}) {
                assertRefused(Reason.ILLEGAL_STATE, () -> delete(campus, book));
                assertThat(campus.bookOf(book).id()).isEqualTo(book);
            }
            delete(campus, child);
            delete(campus, parent);
            assertRefused(Reason.NOT_FOUND, () -> delete(campus, parent));
            assertThat(campus.list(AddressBookQuery.ALL)).doesNotContain(parent, child);
        }
    }

    @Test
    default void deleting_a_book_removes_its_edges_and_root_mark() {
        try (CampusFixture campus = campus()) {
            Id left = campus.book();
            Id right = campus.book();
            Id child = campus.book();
            campus.hierarchy().addRoot(ANYONE, child);
            campus.hierarchy().addChild(ANYONE, left, child);
            campus.hierarchy().addChild(ANYONE, right, child);
            delete(campus, child);
            assertThat(campus.children(left)).isEmpty();
            assertThat(campus.children(right)).isEmpty();
            assertThat(campus.roots()).containsExactly(campus.defaultBook());
            delete(campus, left);
        }
    }

    @Test
    default void the_store_knows_the_hierarchy() {
        try (CampusFixture campus = campus()) {
            Id top = campus.book();
            Id middle = campus.book(top);
            Id bottom = campus.book(middle);
            Id nothing = FilingContract.NO_BOOK;
            campus.<Void>ask(books -> {
                assertThat(books.isSelfOrAncestor(top, top)).isTrue();
                assertThat(books.isSelfOrAncestor(top, bottom)).isTrue();
                assertThat(books.isSelfOrAncestor(bottom, top)).isFalse();
                assertThat(books.isSelfOrAncestor(nothing, top)).isFalse();
                assertThat(books.isChild(top, middle)).isTrue();
                assertThat(books.isChild(top, bottom)).isFalse();
                assertThat(books.isChild(middle, top)).isFalse();
                assertThat(books.hasParents(top) || books.hasChildren(bottom)).isFalse();
                assertThat(books.hasParents(bottom) && books.hasChildren(top)).isTrue();
                assertThat(books.hasParents(nothing) || books.hasChildren(nothing) || books.hasObjects(nothing))
                        .isFalse();
                return null;
            });
        }
    }

    @Test
    default void the_hierarchy_may_be_deep() {
        try (CampusFixture campus = campus()) {
            Id top = campus.book();
            Id bottom = top;
            for (int i = 0; i < 300; i++) {
                bottom = campus.books()
                        .create(ANYONE, CreationRequest.in(bottom), AddressBookForm.named("level " + i))
                        .id();
            }
            Id deepest = bottom;
            Id address = campus.address(deepest);
            assertThat(campus.addressesIn(top, AddressBookView.FEDERATED)).containsExactly(address);
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.hierarchy().addChild(ANYONE, deepest, top));
        }
    }

    @Test
    default void the_hierarchy_may_have_many_paths() {
        try (CampusFixture campus = campus()) {
            Id top = campus.book();
            Id left = top;
            Id right = top;
            for (int i = 0; i < 24; i++) {
                Id nextLeft = campus.book(left, right);
                Id nextRight = campus.book(left, right);
                left = nextLeft;
                right = nextRight;
            }
            Id address = campus.address(left, right);
            assertThat(campus.addressesIn(top, AddressBookView.FEDERATED)).containsExactly(address);
        }
    }

    private static void delete(CampusFixture campus, Id book) {
        campus.books().delete(ANYONE, book, VersionPrecondition.NONE);
    }

    /** Uses 250 books from the top down to the parent, and 200 from the child down. */
    @Test
    default void rejects_an_edge_that_affects_more_than_50_000_pairs() {
        try (CampusFixture campus = campus()) {
            Id parent = campus.book();
            Id child = campus.book();
            campus.storage().write(unit -> {
                for (int i = 1; i < 250; i++) {
                    campus.hierarchy().addChild(ANYONE, campus.book(), parent);
                }
                for (int i = 1; i < 200; i++) {
                    campus.book(child);
                }
                return null;
            });
            Id last = campus.book(child);
            Refusal refusal = CampusFixture.refusal(() -> campus.hierarchy().addChild(ANYONE, parent, child));
            assertThat(refusal.reason()).isEqualTo(Reason.ILLEGAL_STATE);
            assertThat(refusal).hasMessageContaining("more than 50000 pairs of ancestor and descendant");
            assertThat(campus.children(parent)).isEmpty();
            campus.hierarchy().removeChild(ANYONE, child, last);
            campus.hierarchy().addChild(ANYONE, parent, child);
            campus.hierarchy().addChild(ANYONE, child, last);
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.hierarchy().removeChild(ANYONE, parent, child));
            assertThat(campus.children(parent)).containsExactly(child);
            campus.hierarchy().removeChild(ANYONE, child, last);
            campus.hierarchy().removeChild(ANYONE, parent, child);
            assertThat(campus.children(parent)).isEmpty();
        }
    }
}
