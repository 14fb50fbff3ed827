package campus.contacts.spi.contract;

import static campus.contacts.history.Change.CHILD_ADDED;
import static campus.contacts.history.Change.CHILD_REMOVED;
import static campus.contacts.history.Change.CREATED;
import static campus.contacts.history.Change.DELETED;
import static campus.contacts.history.Change.RESTORED;
import static campus.contacts.history.Change.ROOT_ADDED;
import static campus.contacts.history.Change.UPDATED;
import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static campus.contacts.spi.fixture.CampusFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Author;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.history.HistoryEntry;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.osid.Value;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Concurrently;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Earlier versions and deleted objects can be restored (recorded time, section 3). */
public interface RestoreContract extends StorageFixture {
    Author BOB = new Author.User("bob");

    @Test
    default void an_earlier_version_of_an_object_becomes_a_new_one() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Address first = campus.addressOf(campus.address());
            Id id = first.id();
            campus.addresses().update(ANYONE, id, VersionPrecondition.NONE, form -> form.withText("x"));
            Address restored = history.addresses().restore(ANYONE.by(BOB), id, 1, version -> version == 2);
            assertThat(restored.content()).isEqualTo(first.content());
            assertThat(restored.identity().version()).isEqualTo(3);
            assertThat(campus.addressOf(id)).isEqualTo(restored);
            assertThat(history.changes(id)).containsExactly(RESTORED, UPDATED, CREATED);
            HistoryEntry<?> entry = history.entries(id).get(0);
            assertThat(entry.by()).isEqualTo(BOB);
            assertThat(entry.object()).isEqualTo(restored);
            assertThat(entry.addressBookId()).isNull();
            assertThat(campus.booksOfAddress(id)).containsExactly(campus.defaultBook());
        }
    }

    @Test
    default void restoring_the_same_content_changes_nothing() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Contact contact = campus.contactOf(campus.contact(campus.address()));
            assertThat(history.contacts().restore(ANYONE, contact.id(), 1, VersionPrecondition.NONE))
                    .isEqualTo(contact);
            assertThat(history.changes(contact.id())).containsExactly(CREATED);
        }
    }

    @Test
    default void the_precondition_of_a_restoration_must_hold() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id id = campus.address();
            campus.addresses().update(ANYONE, id, VersionPrecondition.NONE, form -> form.withText("x"));
            assertRefused(Reason.OUTDATED, () -> history.addresses().restore(ANYONE, id, 1, version -> version == 1));
            campus.addresses().delete(ANYONE, id, VersionPrecondition.NONE);
            assertRefused(Reason.OUTDATED, () -> history.addresses().restore(ANYONE, id, 1, version -> version == 2));
            assertThat(history.addresses()
                            .restore(ANYONE, id, 1, version -> version == 3)
                            .identity()
                            .version())
                    .isEqualTo(4);
        }
    }

    @Test
    default void a_deleted_object_returns_under_its_own_id_into_its_last_books() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id med = campus.book();
            Address address = campus.addressOf(campus.address(law));
            Contact contact = campus.contactOf(campus.contact(address.id(), law));
            campus.addresses().file(ANYONE, address.id(), med);
            campus.contacts().file(ANYONE, contact.id(), med);
            campus.contacts().unfile(ANYONE, contact.id(), law);
            history.quiet();
            campus.contacts().delete(ANYONE, contact.id(), VersionPrecondition.NONE);
            campus.addresses().delete(ANYONE, address.id(), VersionPrecondition.NONE);
            Instant gone = history.quiet();
            Address again = history.addresses().restore(ANYONE.by(BOB), address.id(), 1, VersionPrecondition.NONE);
            Contact contactAgain = history.contacts().restore(ANYONE, contact.id(), 1, VersionPrecondition.NONE);
            history.quiet();
            assertThat(again.identity().version()).isEqualTo(3);
            assertThat(again.content()).isEqualTo(address.content());
            assertThat(campus.addressOf(address.id())).isEqualTo(again);
            assertThat(campus.contactOf(contact.id())).isEqualTo(contactAgain);
            assertThat(campus.booksOfAddress(address.id())).containsExactly(law, med);
            assertThat(campus.booksOfContact(contact.id())).containsExactly(med);
            assertThat(campus.list(campus.contactsOf(address.id()))).containsExactly(contact.id());
            assertThat(history.changes(address.id()))
                    .startsWith(RESTORED, DELETED)
                    .endsWith(CREATED);
            assertThat(history.entries(address.id()).get(0).by()).isEqualTo(BOB);
            assertThat(history.entries(address.id()).get(0).addressBookId()).isNull();
            assertThat(history.ids(gone, AddressQuery.ALL)).isEmpty();
            assertThat(campus.address()).isNotEqualTo(address.id());
        }
    }

    @Test
    default void an_object_can_be_deleted_and_restored_again_and_again() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id id = campus.address(law);
            Instant before = history.quiet();
            for (long version = 3; version < 8; version += 2) {
                campus.addresses().delete(ANYONE, id, VersionPrecondition.NONE);
                Instant gone = history.quiet();
                assertThat(history.addresses()
                                .restore(ANYONE, id, 1, VersionPrecondition.NONE)
                                .identity()
                                .version())
                        .isEqualTo(version);
                Instant back = history.quiet();
                assertThat(history.ids(gone, AddressQuery.ALL)).isEmpty();
                assertThat(history.ids(back, AddressQuery.ALL)).containsExactly(id);
            }
            assertThat(history.ids(before, AddressQuery.ALL)).containsExactly(id);
            assertThat(campus.booksOfAddress(id)).containsExactly(law);
            assertThat(history.changes(id))
                    .containsExactly(RESTORED, DELETED, RESTORED, DELETED, RESTORED, DELETED, CREATED);
        }
    }

    @Test
    default void books_that_are_gone_are_left_out_and_the_default_book_stands_in_for_all() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id med = campus.book();
            Id one = campus.address(law, med);
            Id other = campus.address(med);
            campus.addresses().delete(ANYONE, one, VersionPrecondition.NONE);
            campus.addresses().delete(ANYONE, other, VersionPrecondition.NONE);
            campus.books().delete(ANYONE, med, VersionPrecondition.NONE);
            history.addresses().restore(ANYONE, one, 1, VersionPrecondition.NONE);
            history.addresses().restore(ANYONE, other, 1, VersionPrecondition.NONE);
            assertThat(campus.booksOfAddress(one)).containsExactly(law);
            assertThat(campus.booksOfAddress(other)).containsExactly(campus.defaultBook());
        }
    }

    @Test
    default void create_is_needed_on_every_book_of_a_deleted_object() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id med = campus.book();
            Id id = campus.address(law, med);
            campus.addresses().delete(ANYONE, id, VersionPrecondition.NONE);
            Caller ofOne = creator(Set.of(law, med), Set.of(law));
            assertRefused(
                    Reason.PERMISSION_DENIED,
                    () -> history.addresses().restore(ofOne, id, 1, VersionPrecondition.NONE));
            Caller unseen = creator(Set.of(law), Set.of(law, med));
            assertRefused(Reason.NOT_FOUND, () -> history.addresses().restore(unseen, id, 1, VersionPrecondition.NONE));
            Caller ofBoth = creator(Set.of(law, med), Set.of(law, med));
            history.addresses().restore(ofBoth, id, 1, VersionPrecondition.NONE);
            assertThat(campus.booksOfAddress(id)).containsExactly(law, med);
        }
    }

    private static Caller creator(Set<Id> lookup, Set<Id> create) {
        Map<AccessFunction, GrantScope> grants = new EnumMap<>(AccessFunction.class);
        grants.put(AccessFunction.LOOKUP, GrantScope.of(lookup));
        grants.put(AccessFunction.CREATE, GrantScope.of(create));
        return new Caller("a creator", grants);
    }

    @Test
    default void update_is_needed_to_restore_a_version_of_an_existing_object() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id id = campus.address(law);
            campus.addresses().update(ANYONE, id, VersionPrecondition.NONE, form -> form.withText("x"));
            Caller reader = caller(Set.of(law), AccessFunction.LOOKUP);
            assertRefused(
                    Reason.PERMISSION_DENIED,
                    () -> history.addresses().restore(reader, id, 1, VersionPrecondition.NONE));
            assertRefused(Reason.PERMISSION_DENIED, () -> history.addresses().checkRestore(reader, id, 1));
            Caller other = caller(Set.of(campus.book()), AccessFunction.LOOKUP, AccessFunction.UPDATE);
            assertRefused(Reason.NOT_FOUND, () -> history.addresses().restore(other, id, 1, VersionPrecondition.NONE));
            Caller writer = caller(Set.of(law), AccessFunction.LOOKUP, AccessFunction.UPDATE);
            history.addresses().restore(writer, id, 1, VersionPrecondition.NONE);
            assertThat(campus.addressOf(id).content().text()).isNull();
        }
    }

    @Test
    default void a_contact_whose_address_is_gone_cannot_be_restored_before_it() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            Id contact = campus.contact(address);
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            Refusal refusal = CampusFixture.refusal(
                    () -> history.contacts().restore(ANYONE, contact, 1, VersionPrecondition.NONE));
            assertThat(refusal.reason()).isEqualTo(Reason.ILLEGAL_STATE);
            assertThat(refusal).hasMessageContaining(address.toString());
            assertThat(campus.list(ContactQuery.ALL)).isEmpty();
            history.addresses().restore(ANYONE, address, 1, VersionPrecondition.NONE);
            history.contacts().restore(ANYONE, contact, 1, VersionPrecondition.NONE);
            assertThat(campus.list(ContactQuery.ALL)).containsExactly(contact);
        }
    }

    @Test
    default void a_book_returns_below_the_parents_that_are_left_and_as_a_root() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id left = campus.book();
            Id gone = campus.book();
            AddressBook child = campus.bookOf(campus.book(left, gone));
            Id root = campus.book();
            campus.hierarchy().addRoot(ANYONE, root);
            Instant then = history.quiet();
            campus.books().delete(ANYONE, child.id(), VersionPrecondition.NONE);
            campus.books().delete(ANYONE, gone, VersionPrecondition.NONE);
            campus.books().delete(ANYONE, root, VersionPrecondition.NONE);
            history.quiet();
            assertThat(campus.children(left)).isEmpty();
            AddressBook again = history.books().restore(ANYONE, child.id(), 1, VersionPrecondition.NONE);
            history.books().restore(ANYONE, root, 1, VersionPrecondition.NONE);
            assertThat(again.content()).isEqualTo(child.content());
            assertThat(again.identity().version()).isEqualTo(3);
            assertThat(campus.parents(child.id())).containsExactly(left);
            assertThat(campus.roots()).containsExactly(campus.defaultBook(), left, root);
            assertThat(history.changes(left)).containsExactly(CHILD_ADDED, CHILD_REMOVED, CHILD_ADDED, CREATED);
            assertThat(history.changes(root)).containsExactly(ROOT_ADDED, RESTORED, DELETED, ROOT_ADDED, CREATED);
            assertThat(history.ids(then, campus.childrenOf(left))).containsExactly(child.id());
        }
    }

    @Test
    default void the_rules_of_data_sources_hold_for_a_restoration() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id first = source(campus);
            campus.books().delete(ANYONE, first, VersionPrecondition.NONE);
            Id second = source(campus);
            assertRefused(
                    Reason.ILLEGAL_STATE, () -> history.books().restore(ANYONE, first, 1, VersionPrecondition.NONE));
            campus.books().delete(ANYONE, second, VersionPrecondition.NONE);
            assertThat(history.books()
                            .restore(ANYONE, first, 1, VersionPrecondition.NONE)
                            .id())
                    .isEqualTo(first);
        }
    }

    private static Id source(CampusFixture campus) {
        Value source = new Value.Struct(Map.of("code", new Value.Text("sis")));
        CreationRequest asked = new CreationRequest(null, List.of(PeopleContract.DATA_SOURCE), null);
        AddressBookForm form =
                AddressBookForm.named("x").withProperties(RecordProperties.of(Map.of("dataSource", source)));
        return campus.books().create(ANYONE, asked, form).id();
    }

    @Test
    default void a_version_that_is_not_kept_cannot_be_restored() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id id = campus.address();
            campus.addresses().delete(ANYONE, id, VersionPrecondition.NONE);
            for (long version : new long[] {0, 2, 3}) {
                assertRefused(
                        Reason.NOT_FOUND,
                        () -> history.addresses().restore(ANYONE, id, version, VersionPrecondition.NONE));
            }
        }
    }

    @Test
    default void concurrent_restorations_make_one_version() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Contact.Link link = new Contact.Link(campus.address(), CampusFixture.SOMEBODY);
            Id id = campus.contact(link, ContactForm.named("x"));
            campus.contacts().delete(ANYONE, id, VersionPrecondition.NONE);
            List<Concurrently.Outcome> outcomes = Concurrently.run(
                    () -> history.contacts().restore(ANYONE, id, 1, VersionPrecondition.NONE),
                    () -> history.contacts().restore(ANYONE, id, 1, VersionPrecondition.NONE),
                    () -> history.contacts().restore(ANYONE, id, 1, VersionPrecondition.NONE));
            assertThat(Concurrently.refusals(outcomes)).isEmpty();
            assertThat(outcomes).map(Concurrently.Outcome::result).containsOnly(campus.contactOf(id));
            assertThat(campus.contactOf(id).identity().version()).isEqualTo(3);
            assertThat(history.changes(id)).containsExactly(RESTORED, DELETED, CREATED);
        }
    }
}
