package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.MOBILE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.CampusFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Author;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.history.Change;
import campus.contacts.history.HistoryEntry;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.FiledObjectStore.Filed;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Follower;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The many contacts of a merged address move together, each as if it were the only one (exchange, section 4). */
public interface MovedContactsContract extends StorageFixture {
    Author CLERK = new Author.User("ada");
    ContactQuery MOBILES = ContactQuery.ALL.ofTypes(TypeFilter.ofRecord(Set.of(MOBILE)));
    ContactQuery AVAILABLE = ContactQuery.ALL.availableAt(AvailabilityContract.MONDAY_MORNING);

    private static void fill(CampusFixture campus, Id address, int count, Id book) {
        Classification types = new Classification(ObjectKind.CONTACT.defaultGenusType(AUTHORITY), List.of());
        campus.storage()
                .write(unit -> unit.contacts()
                        .insertAll(IntStream.range(0, count)
                                .mapToObj(i -> new Filed<>(
                                        (ObjectVersion identity) -> new Contact(
                                                identity,
                                                types,
                                                new Contact.Link(address, SOMEBODY),
                                                ContactForm.named("one of many")),
                                        book))
                                .toList()));
    }

    private static Id mobile(CampusFixture campus, Id address) {
        CreationRequest asked = CreationRequest.PLAIN.withRecordTypes(List.of(MOBILE));
        return campus.contacts()
                .create(ANYONE, new Contact.Link(address, SOMEBODY), asked, ContactForm.named("mobile"))
                .id();
    }

    @Test
    default void more_contacts_than_one_statement_moves_keep_what_they_have_and_had() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id kept = campus.address();
            Id usable = AvailabilityContract.usable(
                    campus, AvailabilityContract.period("monday", "09:00", "10:00", "Europe/Berlin"));
            Id other = campus.contactOf(usable).link().addressId();
            Id mobile = mobile(campus, other);
            Id edited = campus.contact(other);
            campus.contacts()
                    .update(ANYONE, edited, VersionPrecondition.NONE, form -> ContactForm.named("edited before"));
            fill(campus, other, 1_001, campus.book());
            Id own = campus.contact(kept);
            List<Id> moved = campus.list(campus.contactsOf(other));
            Follower follower = Follower.of(campus);
            Instant before = history.quiet();
            campus.addresses().merge(ANYONE.by(CLERK), kept, other, VersionPrecondition.NONE);

            List<Id> all = new ArrayList<>(moved);
            all.add(own);
            assertThat(campus.list(campus.contactsOf(kept))).containsExactlyElementsOf(all);
            assertThat(follower.entries(1_000))
                    .filteredOn(entry -> entry.kind() == ObjectKind.CONTACT)
                    .allSatisfy(entry -> assertThat(entry.change()).isEqualTo(Change.UPDATED))
                    .allSatisfy(entry -> assertThat(entry.by()).isEqualTo(CLERK))
                    .extracting(entry -> entry.id())
                    .containsExactlyElementsOf(moved);
            assertMoved(history, edited, 3);
            assertMoved(history, mobile, 2);
            assertMoved(history, moved.get(moved.size() - 1), 2);
            for (Instant moment : List.of(before, history.quiet())) {
                assertThat(history.ids(moment, MOBILES)).containsExactly(mobile);
                assertThat(history.ids(moment, AVAILABLE)).containsExactly(usable);
            }
            assertThat(history.ids(before, campus.contactsOf(other))).containsExactlyElementsOf(moved);
            assertThat(campus.list(MOBILES)).containsExactly(mobile);
            assertThat(campus.list(AVAILABLE)).containsExactly(usable);
            assertThat(history.contacts().version(ANYONE, edited, 2).link().addressId())
                    .isEqualTo(other);

            history.addresses().restore(ANYONE, other, 1, VersionPrecondition.NONE);
            assertThat(campus.list(campus.contactsOf(other))).containsExactlyElementsOf(moved);
            assertThat(campus.list(campus.contactsOf(kept))).containsExactly(own);
            assertThat(campus.contactOf(edited).identity().version()).isEqualTo(4);
        }
    }

    private static void assertMoved(HistoryFixture history, Id id, long version) {
        Contact now = history.campus().contactOf(id);
        HistoryEntry<?> last = history.entries(id).get(0);
        assertThat(now.identity().version()).isEqualTo(version);
        assertThat(last.change()).isEqualTo(Change.UPDATED);
        assertThat(last.version()).isEqualTo(version);
        assertThat(last.by()).isEqualTo(CLERK);
        assertThat(last.at()).isEqualTo(now.identity().changedAt());
        Contact before = history.contacts().version(ANYONE, id, version - 1);
        assertThat(now.identity().changedAt()).isAfter(before.identity().changedAt());
        assertThat(now.content()).isEqualTo(before.content());
        assertThat(now.classification()).isEqualTo(before.classification());
    }

    @Test
    default void one_contact_of_many_that_the_caller_may_not_change_keeps_all_where_they_are() {
        try (CampusFixture campus = campus()) {
            Id seen = campus.book();
            Id law = campus.book(seen);
            Id kept = campus.address(law);
            Id other = campus.address(law);
            fill(campus, other, 20, law);
            Id last = campus.contact(other, seen);
            Caller clerk = CampusFixture.caller(
                    Set.of(law), AccessFunction.LOOKUP, AccessFunction.UPDATE, AccessFunction.DELETE);
            Map<AccessFunction, GrantScope> grants = new EnumMap<>(clerk.grants());
            grants.put(AccessFunction.LOOKUP, GrantScope.of(Set.of(seen)));
            Caller reader = new Caller("a reader", grants);
            for (Caller caller : List.of(clerk, reader)) {
                assertThat(refusal(() -> campus.addresses().merge(caller, kept, other, VersionPrecondition.NONE)))
                        .hasMessage("a contact that you may not change uses the address");
            }
            assertThat(campus.list(campus.contactsOf(other))).hasSize(21);
            campus.contacts().file(ANYONE, last, law);
            campus.addresses().merge(clerk, kept, other, VersionPrecondition.NONE);
            assertThat(campus.list(campus.contactsOf(kept))).hasSize(21);
        }
    }
}
