package campus.contacts.spi.contract;

import static campus.contacts.history.Change.CHILD_ADDED;
import static campus.contacts.history.Change.CHILD_REMOVED;
import static campus.contacts.history.Change.CREATED;
import static campus.contacts.history.Change.FILED;
import static campus.contacts.history.Change.ROOT_ADDED;
import static campus.contacts.history.Change.ROOT_REMOVED;
import static campus.contacts.history.Change.UNFILED;
import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.history.Change;
import campus.contacts.history.HistoryPage;
import campus.contacts.history.HistoryPosition;
import campus.contacts.osid.Id;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Changes of one link within a millisecond keep their order (recorded time, section 1). */
public interface HistoryOrderContract extends StorageFixture {
    @Test
    default void repeated_filings_of_one_unit_of_work_are_listed_in_their_order() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id address = campus.address();
            history.quiet();
            campus.storage().write(unit -> {
                campus.addresses().file(ANYONE, address, law);
                campus.addresses().unfile(ANYONE, address, law);
                campus.addresses().file(ANYONE, address, law);
                return null;
            });
            assertHistory(history, address, FILED, UNFILED, FILED, CREATED);
        }
    }

    @Test
    default void repeated_changes_of_the_hierarchy_in_one_unit_of_work_are_listed_in_their_order() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id top = campus.book();
            Id child = campus.book();
            history.quiet();
            campus.storage().write(unit -> {
                campus.hierarchy().addChild(ANYONE, top, child);
                campus.hierarchy().removeChild(ANYONE, top, child);
                campus.hierarchy().addChild(ANYONE, top, child);
                campus.hierarchy().removeChild(ANYONE, top, child);
                return null;
            });
            assertHistory(history, top, CHILD_REMOVED, CHILD_ADDED, CHILD_REMOVED, CHILD_ADDED, CREATED);
        }
    }

    @Test
    default void repeated_root_marks_of_one_unit_of_work_are_listed_in_their_order() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id book = campus.book();
            history.quiet();
            campus.storage().write(unit -> {
                campus.hierarchy().addRoot(ANYONE, book);
                campus.hierarchy().removeRoot(ANYONE, book);
                campus.hierarchy().addRoot(ANYONE, book);
                return null;
            });
            assertHistory(history, book, ROOT_ADDED, ROOT_REMOVED, ROOT_ADDED, CREATED);
        }
    }

    @Test
    default void a_page_ends_with_the_last_entry_that_the_caller_sees() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id address = campus.address(campus.book());
            history.quiet();
            campus.addresses().file(ANYONE, address, law);
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withText("x"));
            Caller reader = caller(Set.of(law), AccessFunction.LOOKUP);
            for (int limit = 1; limit < 4; limit++) {
                assertThat(history.addresses().end(reader, address, null, limit))
                        .isEqualTo(history.addresses()
                                .list(reader, address, null, limit)
                                .next());
            }
            assertThat(history.addresses().end(reader, address, null, 1)).isPresent();
            assertThat(history.addresses().end(reader, address, null, 2)).isEmpty();
        }
    }

    /** Requires these changes of a history that is read as a whole, and of its pages of one entry. */
    private static void assertHistory(HistoryFixture history, Id id, Change... changes) {
        assertThat(history.changes(id)).containsExactly(changes);
        List<Change> found = new ArrayList<>();
        HistoryPosition before = null;
        do {
            HistoryPage<?> page = history.of(id).list(ANYONE, id, before, 1);
            page.entries().forEach(entry -> found.add(entry.change()));
            before = page.next().orElse(null);
        } while (before != null);
        assertThat(found).containsExactly(changes);
    }
}
