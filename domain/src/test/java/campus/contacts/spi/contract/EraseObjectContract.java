package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.NOON;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookQuery;
import campus.contacts.AddressQuery;
import campus.contacts.ContactQuery;
import campus.contacts.OsidObject;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.history.Change;
import campus.contacts.history.HistoryEntry;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.service.history.ObjectHistory;
import campus.contacts.spi.IdempotencyStore.Answer;
import campus.contacts.spi.fixture.ArchiveRecorder;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Concurrently;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An object can be erased with every version (recorded time, section 4). */
public interface EraseObjectContract extends StorageFixture {
    @Test
    default void an_erased_object_leaves_no_version() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            Id contact = campus.contact(address);
            Id book = campus.book(campus.defaultBook());
            campus.contacts().file(ANYONE, contact, book);
            campus.contacts().unfile(ANYONE, contact, book);
            campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(address));
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withText("x"));
            Instant then = history.quiet();
            history.contacts().erase(ANYONE, contact, version -> version == 2);
            history.addresses().erase(ANYONE, address, VersionPrecondition.NONE);
            history.books().erase(ANYONE, book, VersionPrecondition.NONE);
            history.quiet();
            for (Id id : List.of(contact, address, book)) {
                assertErased(history, id);
            }
            assertThat(history.ids(then, ContactQuery.ALL)).isEmpty();
            assertThat(history.ids(then, campus.contactsOf(address))).isEmpty();
            assertThat(history.ids(then, AddressQuery.ALL)).isEmpty();
            assertThat(history.ids(then, AddressBookQuery.ALL)).containsExactly(campus.defaultBook());
            assertThat(campus.list(ContactQuery.ALL)).isEmpty();
            assertThat(campus.list(AddressQuery.ALL)).isEmpty();
            assertThat(campus.address()).isNotEqualTo(address);
        }
    }

    private static void assertErased(HistoryFixture history, Id id) {
        ObjectHistory<? extends OsidObject, ?> past = history.of(id);
        assertRefused(Reason.NOT_FOUND, () -> past.list(ANYONE, id, 10));
        for (long version = 1; version < 4; version++) {
            long number = version;
            assertRefused(Reason.NOT_FOUND, () -> past.version(ANYONE, id, number));
            assertRefused(Reason.NOT_FOUND, () -> past.restore(ANYONE, id, number, VersionPrecondition.NONE));
        }
        assertRefused(Reason.NOT_FOUND, () -> past.erase(ANYONE, id, VersionPrecondition.NONE));
    }

    @Test
    default void an_object_that_was_deleted_before_can_be_erased() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id gone = campus.address();
            Id kept = campus.address();
            Instant then = history.quiet();
            campus.addresses().delete(ANYONE, gone, VersionPrecondition.NONE);
            campus.addresses().delete(ANYONE, kept, VersionPrecondition.NONE);
            assertRefused(Reason.OUTDATED, () -> history.addresses().erase(ANYONE, gone, version -> version == 1));
            history.addresses().erase(ANYONE, gone, version -> version == 2);
            history.quiet();
            assertErased(history, gone);
            assertThat(history.ids(then, AddressQuery.ALL)).containsExactly(kept);
            assertThat(history.changes(kept)).containsExactly(Change.DELETED, Change.CREATED);
        }
    }

    @Test
    default void an_object_that_is_restored_while_it_is_erased_is_gone() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            for (int round = 0; round < 20; round++) {
                Id id = campus.address();
                campus.addresses().delete(ANYONE, id, VersionPrecondition.NONE);
                List<Concurrently.Outcome> outcomes = Concurrently.run(
                        () -> history.addresses().restore(ANYONE, id, 1, VersionPrecondition.NONE), () -> {
                            history.addresses().erase(ANYONE, id, VersionPrecondition.NONE);
                            return id;
                        });
                assertThat(outcomes.get(1).isDone()).isTrue();
                assertThat(Set.of(Reason.NOT_FOUND)).containsAll(Concurrently.refusals(outcomes));
                assertErased(history, id);
                assertThat(campus.list(AddressQuery.ALL)).isEmpty();
            }
        }
    }

    @Test
    default void no_history_names_an_erased_book() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id book = campus.book();
            Id filed = campus.address();
            Id made = campus.contact(filed, book);
            Id deleted = campus.address(book);
            campus.addresses().file(ANYONE, filed, book);
            campus.contacts().file(ANYONE, made, law);
            campus.addresses().file(ANYONE, deleted, law);
            history.quiet();
            campus.addresses().unfile(ANYONE, filed, book);
            campus.contacts().unfile(ANYONE, made, book);
            campus.addresses().delete(ANYONE, deleted, VersionPrecondition.NONE);
            history.books().erase(ANYONE, book, VersionPrecondition.NONE);
            for (Id id : List.of(filed, made, deleted)) {
                assertThat(history.entries(id))
                        .map(HistoryEntry::addressBookId)
                        .doesNotContain(book)
                        .isSubsetOf(campus.defaultBook(), law, null);
            }
            assertThat(history.changes(filed)).containsExactly(Change.CREATED);
            assertThat(history.changes(made)).containsExactly(Change.FILED, Change.CREATED);
            assertThat(ArchiveRecorder.of(campus.storage()).texts()).noneMatch(text -> text.contains(book.toString()));
        }
    }

    @Test
    default void an_erased_book_counts_as_a_deleted_one_for_objects_that_were_deleted_in_it() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id book = campus.book();
            Id both = campus.address(law, book);
            Id one = campus.address(book);
            campus.addresses().delete(ANYONE, both, VersionPrecondition.NONE);
            campus.addresses().delete(ANYONE, one, VersionPrecondition.NONE);
            history.books().erase(ANYONE, book, VersionPrecondition.NONE);
            Caller reader = CampusFixture.caller(Set.of(law, campus.defaultBook()), AccessFunction.LOOKUP);
            for (Id id : List.of(both, one)) {
                assertRefused(Reason.NOT_FOUND, () -> history.addresses().list(reader, id, null, 10));
                history.addresses().restore(ANYONE, id, 1, VersionPrecondition.NONE);
            }
            assertThat(campus.booksOfAddress(both)).containsExactly(law);
            assertThat(campus.booksOfAddress(one)).containsExactly(campus.defaultBook());
        }
    }

    @Test
    default void delete_is_needed_everywhere_to_erase() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id id = campus.address();
            Set<Id> books = Set.of(campus.defaultBook());
            Caller ofBook = CampusFixture.caller(books, AccessFunction.LOOKUP, AccessFunction.DELETE);
            assertRefused(
                    Reason.PERMISSION_DENIED, () -> history.addresses().erase(ofBook, id, VersionPrecondition.NONE));
            assertRefused(Reason.PERMISSION_DENIED, () -> history.addresses().checkErase(ofBook, id));
            Caller blind = new Caller("blind", Map.of(AccessFunction.DELETE, GrantScope.EVERYWHERE));
            assertRefused(Reason.NOT_FOUND, () -> history.addresses().erase(blind, id, VersionPrecondition.NONE));
            assertThat(campus.addressOf(id).id()).isEqualTo(id);
        }
    }

    @Test
    default void what_cannot_be_deleted_cannot_be_erased() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            campus.contact(address);
            assertRefused(Reason.OUTDATED, () -> history.addresses().erase(ANYONE, address, version -> false));
            assertRefused(
                    Reason.ILLEGAL_STATE, () -> history.addresses().erase(ANYONE, address, VersionPrecondition.NONE));
            assertRefused(
                    Reason.ILLEGAL_STATE,
                    () -> history.books().erase(ANYONE, campus.defaultBook(), VersionPrecondition.NONE));
            assertThat(history.changes(address)).containsExactly(Change.CREATED);
        }
    }

    @Test
    default void stored_responses_that_show_an_erased_object_are_emptied() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id erased = campus.address();
            Id kept = campus.address();
            campus.storage().write(unit -> {
                unit.idempotency().keep("erased", new Answer("f", erased, "{\"a\":1}"), NOON, NOON);
                unit.idempotency().keep("kept", new Answer("f", kept, "{\"a\":2}"), NOON, NOON);
                return null;
            });
            history.addresses().erase(ANYONE, erased, VersionPrecondition.NONE);
            campus.storage().read(unit -> {
                assertThat(unit.idempotency().find("erased", NOON)).contains(new Answer("f", erased, "{}"));
                assertThat(unit.idempotency().find("kept", NOON)).contains(new Answer("f", kept, "{\"a\":2}"));
                return null;
            });
        }
    }
}
