package campus.contacts.spi.contract;

import static campus.contacts.history.Change.CHILD_ADDED;
import static campus.contacts.history.Change.CHILD_REMOVED;
import static campus.contacts.history.Change.CREATED;
import static campus.contacts.history.Change.DELETED;
import static campus.contacts.history.Change.FILED;
import static campus.contacts.history.Change.ROOT_ADDED;
import static campus.contacts.history.Change.ROOT_REMOVED;
import static campus.contacts.history.Change.UNFILED;
import static campus.contacts.history.Change.UPDATED;
import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static campus.contacts.spi.fixture.CampusFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.OsidObject;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Author;
import campus.contacts.access.Caller;
import campus.contacts.access.Visibility;
import campus.contacts.history.HistoryEntry;
import campus.contacts.history.HistoryPage;
import campus.contacts.history.HistoryPosition;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every change of an object is kept, with its time and author (recorded time, section 1). */
public interface HistoryContract extends StorageFixture {
    Author SUBJECT = new Author.Subject("https://issuer.example", "ada");
    Author USER = new Author.User("bob");
    Author COMMAND = new Author.Command("import people");

    @Test
    default void every_version_is_kept_with_its_time_and_author() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            var first = campus.addresses().create(ANYONE.by(SUBJECT), CreationRequest.PLAIN, AddressForm.named("one"));
            var second = campus.addresses()
                    .update(ANYONE.by(USER), first.id(), VersionPrecondition.NONE, form -> form.withText("two"));
            var third = campus.addresses()
                    .update(ANYONE.by(COMMAND), first.id(), VersionPrecondition.NONE, form -> form.withText("three"));
            campus.addresses().delete(ANYONE, first.id(), VersionPrecondition.NONE);
            List<HistoryEntry<? extends OsidObject>> entries = history.entries(first.id());
            assertThat(history.changes(first.id())).containsExactly(DELETED, UPDATED, UPDATED, CREATED);
            assertThat(entries).<OsidObject>map(HistoryEntry::object).containsExactly(null, third, second, first);
            assertThat(entries).map(HistoryEntry::version).containsExactly(4L, 3L, 2L, 1L);
            assertThat(entries).map(HistoryEntry::by).containsExactly(null, COMMAND, USER, SUBJECT);
            assertThat(entries.subList(1, 4))
                    .allSatisfy(entry -> assertThat(entry.at())
                            .isEqualTo(entry.object().identity().changedAt()));
            for (int i = 1; i < entries.size(); i++) {
                assertThat(entries.get(i - 1).at()).isAfter(entries.get(i).at());
            }
        }
    }

    @Test
    default void each_kind_of_object_has_a_history() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            Id contact = campus.contact(address);
            Id book = campus.book();
            DisplayText other = DisplayText.named("other");
            campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withDisplay(other));
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withDisplay(other));
            campus.books().update(ANYONE, book, VersionPrecondition.NONE, form -> form.withDisplay(other));
            for (Id id : List.of(contact, address, book)) {
                assertThat(history.changes(id)).containsExactly(UPDATED, CREATED);
                assertThat(history.of(id).version(ANYONE, id, 1).display()).isNotEqualTo(other);
                assertThat(history.of(id).version(ANYONE, id, 2).display()).isEqualTo(other);
            }
        }
    }

    @Test
    default void the_default_book_was_created_by_nobody() {
        try (HistoryFixture history = history()) {
            Id book = history.campus().defaultBook();
            assertThat(history.entries(book)).singleElement().satisfies(entry -> {
                assertThat(entry.change()).isEqualTo(CREATED);
                assertThat(entry.by()).isNull();
                assertThat(entry.addressBookId()).isNull();
                assertThat(entry.object()).isEqualTo(history.campus().bookOf(book));
            });
        }
    }

    @Test
    default void filings_are_entries_but_no_versions() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id address = campus.address();
            history.quiet();
            campus.addresses().file(ANYONE.by(USER), address, law);
            history.quiet();
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withText("x"));
            history.quiet();
            campus.addresses().unfile(ANYONE.by(SUBJECT), address, campus.defaultBook());
            history.quiet();
            campus.addresses().file(ANYONE, address, law);
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            List<HistoryEntry<? extends OsidObject>> entries = history.entries(address);
            assertThat(history.changes(address)).containsExactly(DELETED, UNFILED, UPDATED, FILED, CREATED);
            assertThat(entries).map(HistoryEntry::version).containsExactly(3L, 2L, 2L, 1L, 1L);
            assertThat(entries)
                    .map(HistoryEntry::addressBookId)
                    .containsExactly(null, campus.defaultBook(), null, law, campus.defaultBook());
            assertThat(entries).map(HistoryEntry::by).containsExactly(null, SUBJECT, null, USER, null);
            assertThat(entries.get(1).object()).isNull();
            assertThat(entries.get(3).object()).isNull();
        }
    }

    @Test
    default void an_object_can_be_filed_into_a_book_again() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id contact = campus.contact(campus.address());
            for (int i = 0; i < 2; i++) {
                history.quiet();
                campus.contacts().file(ANYONE, contact, law);
                history.quiet();
                campus.contacts().unfile(ANYONE, contact, law);
            }
            assertThat(history.changes(contact)).containsExactly(UNFILED, FILED, UNFILED, FILED, CREATED);
        }
    }

    @Test
    default void children_and_root_marks_are_entries_of_the_parent_and_of_the_root() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id top = campus.book();
            Id child = campus.book();
            history.quiet();
            campus.hierarchy().addChild(ANYONE.by(USER), top, child);
            history.quiet();
            campus.hierarchy().removeChild(ANYONE.by(COMMAND), top, child);
            history.quiet();
            campus.hierarchy().addRoot(ANYONE.by(SUBJECT), child);
            history.quiet();
            campus.hierarchy().removeRoot(ANYONE, child);
            assertThat(history.changes(top)).containsExactly(CHILD_REMOVED, CHILD_ADDED, CREATED);
            List<HistoryEntry<? extends OsidObject>> entries = history.entries(top);
            assertThat(entries).map(HistoryEntry::childId).containsExactly(child, child, null);
            assertThat(entries).map(HistoryEntry::by).containsExactly(COMMAND, USER, null);
            assertThat(entries).map(HistoryEntry::version).containsOnly(1L);
            assertThat(history.changes(child)).containsExactly(ROOT_REMOVED, ROOT_ADDED, CREATED);
            assertThat(history.entries(child)).map(HistoryEntry::by).containsExactly(null, SUBJECT, null);
        }
    }

    @Test
    default void creation_and_deletion_of_a_child_are_entries_of_its_parent() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id top = campus.book();
            history.quiet();
            Id child = campus.books()
                    .create(ANYONE, CreationRequest.in(top), AddressBookForm.named("child"))
                    .id();
            Caller reader = caller(Set.of(top), AccessFunction.LOOKUP);
            assertThat(history.changes(reader, top)).containsExactly(CHILD_ADDED, CREATED);
            history.quiet();
            campus.books().delete(ANYONE, child, VersionPrecondition.NONE);
            assertThat(history.changes(top)).containsExactly(CHILD_REMOVED, CHILD_ADDED, CREATED);
            assertThat(history.changes(reader, top)).containsExactly(CREATED);
            assertThat(history.changes(child)).containsExactly(DELETED, CREATED);
        }
    }

    @Test
    default void the_deletion_of_a_root_is_one_entry() {
        try (HistoryFixture history = history()) {
            Id root = history.campus().book();
            history.campus().hierarchy().addRoot(ANYONE, root);
            history.quiet();
            history.campus().books().delete(ANYONE, root, VersionPrecondition.NONE);
            assertThat(history.changes(root)).containsExactly(DELETED, ROOT_ADDED, CREATED);
        }
    }

    @Test
    default void entries_that_name_an_invisible_book_are_left_out() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id med = campus.book();
            Id address = campus.address(law);
            history.quiet();
            campus.addresses().file(ANYONE, address, med);
            history.quiet();
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withText("x"));
            assertThat(history.changes(caller(Set.of(law), AccessFunction.LOOKUP), address))
                    .containsExactly(UPDATED, CREATED);
            assertThat(history.changes(caller(Set.of(med), AccessFunction.LOOKUP), address))
                    .containsExactly(UPDATED, FILED);
            assertThat(history.addresses()
                            .version(caller(Set.of(med), AccessFunction.LOOKUP), address, 1)
                            .content()
                            .text())
                    .isNull();
        }
    }

    @Test
    default void the_pages_of_a_history_make_up_the_whole() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            List<Id> books = List.of(campus.book(), campus.book(), campus.book());
            history.quiet();
            campus.storage().write(unit -> {
                books.forEach(book -> campus.addresses().file(ANYONE, address, book));
                for (int i = 0; i < 3; i++) {
                    String text = "text " + i;
                    campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withText(text));
                }
                return null;
            });
            history.quiet();
            books.forEach(book -> campus.addresses().unfile(ANYONE, address, book));
            List<HistoryEntry<? extends OsidObject>> all = history.entries(address);
            assertThat(all).hasSize(10);
            for (int limit = 1; limit < 12; limit++) {
                List<Object> found = new ArrayList<>();
                HistoryPosition before = null;
                do {
                    HistoryPage<? extends OsidObject> page = history.of(address).list(ANYONE, address, before, limit);
                    assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
                    found.addAll(page.entries());
                    assertThat(history.of(address).end(ANYONE, address, before, limit))
                            .isEqualTo(page.next());
                    before = page.next().orElse(null);
                } while (before != null);
                assertThat(found).isEqualTo(all);
            }
            assertThat(history.of(address).list(ANYONE, address, 0).entries()).isEmpty();
        }
    }

    @Test
    default void all_changes_of_a_unit_of_work_have_one_moment() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id present = campus.address();
            Id law = campus.book();
            history.quiet();
            Instant moment = campus.storage().write(ANYONE.by(USER), unit -> {
                campus.addresses().update(ANYONE, present, VersionPrecondition.NONE, form -> form.withText("x"));
                campus.contact(present);
                campus.hierarchy().addChild(ANYONE, campus.defaultBook(), law);
                campus.addresses().file(ANYONE, present, law);
                return unit.moment();
            });
            Id contact = campus.list(campus.contactsOf(present)).get(0);
            assertThat(history.entries(contact))
                    .allSatisfy(entry -> assertThat(entry.at()).isEqualTo(moment));
            assertThat(history.changes(present)).containsExactly(FILED, UPDATED, CREATED);
            assertThat(history.entries(present).subList(0, 2)).allSatisfy(entry -> {
                assertThat(entry.at()).isEqualTo(moment);
                assertThat(entry.by()).isEqualTo(USER);
            });
            assertThat(history.entries(campus.defaultBook()).get(0).at()).isEqualTo(moment);
        }
    }

    /** Their order is not kept, and no list shows a state between them. */
    @Test
    default void changes_of_one_moment_are_shown_with_the_version_at_its_end() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id id = campus.address();
            Instant before = history.quiet();
            campus.storage().write(unit -> {
                campus.addresses().file(ANYONE, id, law);
                campus.addresses().update(ANYONE, id, VersionPrecondition.NONE, form -> form.withText("one"));
                return null;
            });
            Instant moment = campus.addressOf(id).identity().changedAt();
            List<HistoryEntry<? extends OsidObject>> entries = history.entries(id);
            assertThat(entries).extracting(HistoryEntry::change).containsExactly(FILED, UPDATED, CREATED);
            assertThat(entries).extracting(HistoryEntry::version).containsExactly(2L, 2L, 1L);
            assertThat(entries.subList(0, 2)).extracting(HistoryEntry::at).containsOnly(moment);
            for (int i = 1; i < entries.size(); i++) {
                assertThat(history.addresses()
                                .list(ANYONE, id, entries.get(i - 1).position(), 1)
                                .entries())
                        .extracting(HistoryEntry::change)
                        .containsExactly(entries.get(i).change());
            }
            AddressQuery inLaw = AddressQuery.ALL.on(new AddressBookScope(law, AddressBookView.ISOLATED));
            for (Instant past : List.of(before, moment.minusMillis(1))) {
                assertThat(history.addresses(past, AddressQuery.ALL, Visibility.EVERYTHING))
                        .extracting(address -> address.identity().version())
                        .containsExactly(1L);
                assertThat(history.ids(past, inLaw)).isEmpty();
            }
            assertThat(history.addresses(moment, inLaw, Visibility.EVERYTHING))
                    .extracting(address -> address.identity().version())
                    .containsExactly(2L);
        }
    }

    @Test
    default void a_unit_that_is_rolled_back_leaves_no_entry() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            Id gone = campus.address();
            Id law = campus.book();
            campus.addresses().update(ANYONE, gone, VersionPrecondition.NONE, form -> form.withText("x"));
            campus.addresses().delete(ANYONE, gone, VersionPrecondition.NONE);
            List<?> before = List.of(history.entries(address), history.entries(gone), history.entries(law));
            Instant quiet = history.quiet();
            assertThatThrownBy(() -> campus.storage().write(unit -> {
                        campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, f -> f.withText("x"));
                        campus.addresses().file(ANYONE, address, law);
                        campus.addresses().unfile(ANYONE, address, campus.defaultBook());
                        history.addresses().restore(ANYONE, address, 1, VersionPrecondition.NONE);
                        campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
                        history.addresses().erase(ANYONE, gone, VersionPrecondition.NONE);
                        campus.hierarchy().addChild(ANYONE, campus.defaultBook(), law);
                        campus.books().delete(ANYONE, law, VersionPrecondition.NONE);
                        throw new ArithmeticException();
                    }))
                    .isInstanceOf(ArithmeticException.class);
            assertThat(List.of(history.entries(address), history.entries(gone), history.entries(law)))
                    .isEqualTo(before);
            assertThat(history.ids(quiet, AddressQuery.ALL)).containsExactly(address);
            assertThat(history.ids(history.quiet(), AddressQuery.ALL)).containsExactly(address);
            assertThat(history.changes(campus.defaultBook())).containsExactly(CREATED);
        }
    }

    @Test
    default void versions_that_are_not_kept_are_not_found() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withText("x"));
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            assertThat(history.addresses().version(ANYONE, address, 2).content().text())
                    .isEqualTo("x");
            for (long version : new long[] {0, 3, 4}) {
                assertRefused(Reason.NOT_FOUND, () -> history.addresses().version(ANYONE, address, version));
            }
            Id contact = campus.contact(campus.address());
            Id missing = Id.of("contact.Address", "77", AUTHORITY);
            for (Id id : List.of(missing, contact, SOMEBODY, campus.defaultBook())) {
                assertRefused(Reason.NOT_FOUND, () -> history.addresses().version(ANYONE, id, 1));
                assertRefused(Reason.NOT_FOUND, () -> history.addresses().list(ANYONE, id, 10));
            }
        }
    }

    @Test
    default void a_deleted_object_is_visible_to_those_who_see_all_of_its_last_books() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id med = campus.book();
            Id sub = campus.book(med);
            Id address = campus.address(law, sub);
            Id contact = campus.contact(campus.address(), law, sub);
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            for (Id id : List.of(contact, address)) {
                assertUnknown(history, caller(Set.of(law), AccessFunction.LOOKUP), id);
                assertUnknown(history, caller(Set.of(sub), AccessFunction.LOOKUP), id);
                assertThat(history.changes(caller(Set.of(law, med), AccessFunction.LOOKUP), id))
                        .startsWith(DELETED)
                        .endsWith(CREATED);
            }
            history.quiet();
            campus.books().delete(ANYONE, sub, VersionPrecondition.NONE);
            for (Id id : List.of(contact, address)) {
                assertUnknown(history, caller(Set.of(law, med), AccessFunction.LOOKUP), id);
                assertThat(history.changes(id)).endsWith(CREATED);
            }
            assertUnknown(history, caller(Set.of(law, med, sub), AccessFunction.LOOKUP), sub);
            assertThat(history.changes(sub)).containsExactly(DELETED, CREATED);
        }
    }

    private static void assertUnknown(HistoryFixture history, Caller caller, Id id) {
        assertRefused(Reason.NOT_FOUND, () -> history.of(id).list(caller, id, null, 10));
        assertRefused(Reason.NOT_FOUND, () -> history.of(id).version(caller, id, 1));
    }

    @Test
    default void an_author_is_set_for_the_changes_that_follow() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Contact.Link link = new Contact.Link(campus.address(), SOMEBODY);
            List<Id> made = campus.storage().write(unit -> {
                List<Id> contacts = new ArrayList<>();
                for (Author author : new Author[] {USER, null, new Author.Subject(null, "ada")}) {
                    unit.setAuthor(author);
                    contacts.add(campus.contacts()
                            .create(ANYONE, link, CreationRequest.PLAIN, ContactForm.named("x"))
                            .id());
                }
                return contacts;
            });
            assertThat(made)
                    .map(id -> history.entries(id).get(0).by())
                    .containsExactly(USER, null, new Author.Subject(null, "ada"));
        }
    }
}
