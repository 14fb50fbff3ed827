package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookNode;
import campus.contacts.AddressBookNode.Levels;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Lineage;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.service.objects.AddressBookLookup;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The neighbourhood of an address book in the hierarchy, and its ancestors and descendants. */
public interface NodesContract extends StorageFixture {
    @Test
    default void a_node_has_the_levels_that_were_requested() {
        try (CampusFixture campus = campus()) {
            Id top = campus.book();
            Id left = campus.book(top);
            Id right = campus.book(top);
            Id middle = campus.book(left, right);
            Id low = campus.book(middle);
            campus.book(low);
            AddressBookNode node = campus.books().node(ANYONE, middle, new Levels(2, 1));
            assertThat(node.book()).isEqualTo(campus.bookOf(middle));
            assertThat(node.root()).isFalse();
            assertThat(books(node.children())).containsExactly(low);
            assertThat(node.children().get(0).children()).isEmpty();
            assertThat(node.children().get(0).parents()).isEmpty();
            assertThat(books(node.parents())).containsExactly(left, right);
            for (AddressBookNode parent : node.parents()) {
                assertThat(parent.root()).isFalse();
                assertThat(parent.children()).isEmpty();
                assertThat(books(parent.parents())).containsExactly(top);
                assertThat(parent.parents().get(0).root()).isTrue();
            }
            AddressBookNode alone = campus.books().node(ANYONE, top, new Levels(0, 0));
            assertThat(alone.root()).isTrue();
            assertThat(alone.children()).isEmpty();
        }
    }

    @Test
    default void a_caller_sees_the_hierarchy_within_its_grants() {
        try (CampusFixture campus = campus()) {
            Id top = campus.book();
            Id law = campus.book(top);
            Id child = campus.book(law);
            Caller caller = CampusFixture.caller(Set.of(law), AccessFunction.LOOKUP);
            AddressBookNode node = campus.books().node(caller, child, new Levels(Levels.MOST, Levels.MOST));
            assertThat(books(node.parents())).containsExactly(law);
            assertThat(node.parents().get(0).parents()).isEmpty();
            assertThat(node.parents().get(0).root()).isTrue();
            assertRefused(Reason.NOT_FOUND, () -> campus.books().node(caller, top, new Levels(0, 1)));
            assertThat(campus.list(related(null, child), caller.visibility())).containsExactly(law);
            assertThat(campus.list(related(top, null), caller.visibility())).isEmpty();
        }
    }

    @Test
    default void rejects_too_many_levels_and_nodes() {
        try (CampusFixture campus = campus()) {
            assertRefused(Reason.INVALID_ARGUMENT, () -> new Levels(0, Levels.MOST + 1));
            assertRefused(Reason.INVALID_ARGUMENT, () -> new Levels(-1, 0));
            // Four books on each level, below all of the level above: 4 + 16 + 64 + 256 + 1024 + 4096 paths.
            Id top = campus.book();
            Id[] level = {top};
            for (int i = 0; i < 6; i++) {
                Id[] above = level;
                level = new Id[] {campus.book(above), campus.book(above), campus.book(above), campus.book(above)};
            }
            assertThat(size(campus.books().node(ANYONE, top, new Levels(0, 5)))).isEqualTo(1365);
            assertRefused(Reason.INVALID_ARGUMENT, () -> campus.books().node(ANYONE, top, new Levels(0, 6)));
            Id low = level[0];
            assertThat(size(campus.books().node(ANYONE, low, new Levels(5, 0)))).isEqualTo(1365);
            assertRefused(Reason.INVALID_ARGUMENT, () -> campus.books().node(ANYONE, low, new Levels(Levels.MOST, 0)));
        }
    }

    @Test
    default void lists_ancestors_and_descendants_each_once() {
        try (CampusFixture campus = campus()) {
            Id top = campus.book();
            Id left = campus.book(top);
            Id right = campus.book(top);
            Id low = campus.book(left, right);
            assertThat(campus.list(related(top, null))).containsExactly(left, right, low);
            assertThat(campus.list(related(null, low))).containsExactly(top, left, right);
            assertThat(campus.list(related(top, low))).containsExactly(left, right);
            assertThat(campus.list(related(low, null))).isEmpty();
            assertThat(campus.list(related(FilingContract.NO_BOOK, null))).isEmpty();
            assertThat(campus.list(related(null, FilingContract.NO_BOOK))).isEmpty();
        }
    }

    @Test
    default void nodes_and_relatives_of_the_past_are_those_of_then() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id top = campus.book();
            Id middle = campus.book(top);
            Id low = campus.book(middle);
            Instant then = history.quiet();
            campus.hierarchy().removeChild(ANYONE, middle, low);
            campus.books().delete(ANYONE, middle, version -> true);
            AddressBookLookup past = campus.service().addressBookHistory().asOf(then);
            AddressBookNode node = past.node(ANYONE, top, new Levels(0, 2));
            assertThat(node.root()).isTrue();
            assertThat(books(node.children())).containsExactly(middle);
            assertThat(books(node.children().get(0).children())).containsExactly(low);
            assertThat(campus.books().node(ANYONE, top, new Levels(1, 2)).children())
                    .isEmpty();
            assertThat(history.ids(then, related(top, null))).containsExactly(middle, low);
            assertThat(history.ids(then, related(null, low))).containsExactly(top, middle);
            assertThat(campus.list(related(top, null))).isEmpty();
            Caller caller = CampusFixture.caller(Set.of(top, low), AccessFunction.LOOKUP);
            assertThat(past.node(caller, top, new Levels(0, 2)).children())
                    .as("a deleted book is shown to a caller who sees every book")
                    .isEmpty();
        }
    }

    private static AddressBookQuery related(Id ancestor, Id descendant) {
        return AddressBookQuery.ALL.within(new Lineage(ancestor, descendant));
    }

    private static List<Id> books(List<AddressBookNode> nodes) {
        return nodes.stream().map(node -> node.book().id()).toList();
    }

    private static int size(AddressBookNode node) {
        return 1
                + node.parents().stream().mapToInt(NodesContract::size).sum()
                + node.children().stream().mapToInt(NodesContract::size).sum();
    }
}
