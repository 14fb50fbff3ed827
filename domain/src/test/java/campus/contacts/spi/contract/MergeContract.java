package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.MOBILE;
import static campus.contacts.spi.fixture.CampusFixture.PHONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static campus.contacts.spi.fixture.CampusFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Address;
import campus.contacts.AddressForm;
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
import campus.contacts.history.Change;
import campus.contacts.history.HistoryEntry;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.osid.TypeFilter;
import campus.contacts.osid.Value;
import campus.contacts.spi.Archive;
import campus.contacts.spi.Storage;
import campus.contacts.spi.fixture.ArchiveRecorder;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two objects that stand for one thing can be merged, and the merge undone (exchange, section 4). */
public interface MergeContract extends StorageFixture {
    Author ADA = new Author.User("ada");
    Id LOCK = Id.parse("gate.Door:7@locks.example");

    private static Contact merge(CampusFixture campus, Id kept, Id other) {
        return campus.contacts().into(kept).merge(ANYONE, other);
    }

    private static Address mergeAddresses(CampusFixture campus, Id kept, Id other) {
        return campus.addresses().into(kept).merge(ANYONE, other);
    }

    private static Contact restore(HistoryFixture history, Id id) {
        return history.contacts().restore(ANYONE, id, 1, VersionPrecondition.NONE);
    }

    private static Address restoreAddress(HistoryFixture history, Id id) {
        return history.addresses().restore(ANYONE, id, 1, VersionPrecondition.NONE);
    }

    private static void give(CampusFixture campus, ObjectKind kind, Id id, Id alias) {
        campus.service().aliases().add(ANYONE, kind, id, alias, false);
    }

    private static List<Id> aliases(CampusFixture campus, ObjectKind kind, Id id) {
        return campus.service().aliases().list(ANYONE, kind, id);
    }

    private static Id contactWith(CampusFixture campus, Id address, Id type, ContactForm form) {
        CreationRequest asked = CreationRequest.PLAIN.withRecordTypes(List.of(type));
        return campus.contacts()
                .create(ANYONE, new Contact.Link(address, CampusFixture.SOMEBODY), asked, form)
                .id();
    }

    private static Id addressAsOf(CampusFixture campus, Instant moment, Id id) {
        return campus.look(unit -> unit.asOf(moment).addresses().find(id, ANYONE.visibility()))
                .orElseThrow()
                .id();
    }

    @Test
    default void the_kept_contact_gets_what_it_lacks_and_keeps_what_it_has() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id med = campus.book();
            Id address = campus.address();
            Id kept = contactWith(campus, address, PHONE, ContactForm.named("kept"));
            ContactForm mobile = ContactForm.named("other")
                    .withDisplay(new DisplayText("other", "of the gate"))
                    .withAddressee(LOCK);
            Id other = contactWith(campus, campus.address(), MOBILE, mobile);
            campus.contacts().file(ANYONE, kept, law);
            campus.contacts().file(ANYONE, other, law);
            campus.contacts().file(ANYONE, other, med);
            give(campus, ObjectKind.CONTACT, other, LOCK);
            Contact merged = merge(campus, kept, other);
            assertThat(merged.id()).isEqualTo(kept);
            assertThat(merged.identity().version()).isEqualTo(2);
            assertThat(merged.display()).isEqualTo(new DisplayText("kept", "of the gate"));
            assertThat(merged.content().addresseeId()).isEqualTo(LOCK);
            assertThat(merged.link().addressId()).isEqualTo(address);
            assertThat(merged.classification().recordTypeIds()).containsExactly(PHONE, MOBILE);
            assertThat(campus.contactOf(kept)).isEqualTo(merged);
            assertThat(campus.booksOfContact(kept)).containsExactly(campus.defaultBook(), law, med);
            assertThat(aliases(campus, ObjectKind.CONTACT, kept)).containsExactlyInAnyOrder(other, LOCK);
            assertThat(campus.contactOf(LOCK)).isEqualTo(merged);
        }
    }

    @Test
    default void the_merged_id_leads_to_the_kept_one_everywhere_but_in_its_history() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id kept = campus.address();
            Id other = campus.address();
            Id contact = campus.contact(other);
            Instant before = history.quiet();
            campus.addresses().merge(ANYONE.by(ADA), kept, other, version -> version == 1);
            Instant after = history.quiet();
            assertThat(campus.addressOf(other).id()).isEqualTo(kept);
            assertThat(campus.list(campus.contactsOf(other))).containsExactly(contact);
            assertThat(campus.count(campus.contactsOf(other), GrantScope.EVERYWHERE))
                    .isEqualTo(1);
            assertThat(campus.list(AddressQuery.ALL.among(Set.of(other)))).containsExactly(kept);
            assertThat(campus.booksOfAddress(other)).containsExactly(campus.defaultBook());
            assertThat(campus.contactOf(contact).link().addressId()).isEqualTo(kept);
            assertThat(campus.contactOf(campus.contact(other)).link().addressId())
                    .isEqualTo(kept);
            Address changed = campus.addresses()
                    .update(ANYONE, other, VersionPrecondition.NONE, form -> form.withText("by the other Id"));
            assertThat(changed.id()).isEqualTo(kept);

            assertThat(history.changes(other)).containsExactly(Change.DELETED, Change.CREATED);
            HistoryEntry<?> deletion = history.entries(other).get(0);
            assertThat(deletion.by()).isEqualTo(ADA);
            HistoryEntry<?> moved = history.entries(contact).get(0);
            assertThat(moved.change()).isEqualTo(Change.UPDATED);
            assertThat(moved.by()).isEqualTo(ADA);
            assertThat(moved.at()).isEqualTo(deletion.at());
            assertThat(history.addresses().version(ANYONE, other, 1).id()).isEqualTo(other);

            assertThat(history.ids(before, campus.contactsOf(other))).containsExactly(contact);
            assertThat(history.ids(before, campus.contactsOf(kept))).isEmpty();
            assertThat(history.ids(after, campus.contactsOf(kept))).containsExactly(contact);
            assertThat(history.ids(after, campus.contactsOf(other))).containsExactly(contact);
            assertThat(history.ids(before, AddressQuery.ALL)).containsExactly(kept, other);
            assertThat(history.ids(before, AddressQuery.ALL.among(Set.of(other))))
                    .containsExactly(other);
            assertThat(history.ids(after, AddressQuery.ALL.among(Set.of(other))))
                    .containsExactly(kept);
            assertThat(addressAsOf(campus, before, other)).isEqualTo(other);
            assertThat(addressAsOf(campus, after, other)).isEqualTo(kept);
        }
    }

    @Test
    default void the_restoration_of_a_merged_address_undoes_the_merge() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id kept = campus.address();
            Id other = campus.address(law);
            Id own = campus.contact(kept);
            Id moved = campus.contact(other);
            Id gone = campus.contact(other);
            give(campus, ObjectKind.ADDRESS, other, LOCK);
            mergeAddresses(campus, kept, other);
            Id later = campus.contact(other);
            campus.contacts().delete(ANYONE, gone, VersionPrecondition.NONE);
            Instant merged = history.quiet();
            Address restored = history.addresses().restore(ANYONE.by(ADA), other, 1, version -> version == 2);
            assertThat(restored.id()).isEqualTo(other);
            assertThat(restored.identity().version()).isEqualTo(3);
            assertThat(campus.addressOf(other)).isEqualTo(restored);
            assertThat(campus.booksOfAddress(other)).containsExactly(law);
            assertThat(campus.booksOfAddress(kept)).as("what it gained").containsExactly(campus.defaultBook(), law);
            assertThat(aliases(campus, ObjectKind.ADDRESS, other)).containsExactly(LOCK);
            assertThat(aliases(campus, ObjectKind.ADDRESS, kept)).isEmpty();
            assertThat(campus.list(campus.contactsOf(other))).containsExactly(moved);
            assertThat(campus.list(campus.contactsOf(kept))).containsExactly(own, later);
            assertThat(history.changes(other)).startsWith(Change.RESTORED, Change.DELETED);
            assertThat(history.changes(moved)).containsExactly(Change.UPDATED, Change.UPDATED, Change.CREATED);
            assertThat(history.entries(moved).get(0).by()).isEqualTo(ADA);
            assertThat(history.ids(merged, campus.contactsOf(kept))).containsExactly(own, moved, later);
            assertThat(restoreAddress(history, other))
                    .as("again, without effect")
                    .isEqualTo(restored);
        }
    }

    @Test
    default void a_version_of_the_one_object_is_never_taken_for_one_of_the_other() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id kept = campus.address();
            Id other = campus.address();
            for (int edits = 0; edits < 3; edits++) {
                long read = campus.addressOf(other).identity().version();
                mergeAddresses(campus, kept, other);
                assertRefused(Reason.OUTDATED, () -> rename(campus, other, read));
                rename(campus, other, campus.addressOf(kept).identity().version());
                long readOfKept = campus.addressOf(other).identity().version();
                restoreAddress(history, other);
                assertRefused(Reason.OUTDATED, () -> rename(campus, other, readOfKept));
                rename(campus, other, campus.addressOf(other).identity().version());
            }
            assertThat(campus.addressOf(kept).display().name()).isEqualTo("renamed in version 10");
        }
    }

    private static void rename(CampusFixture campus, Id id, long version) {
        DisplayText name = new DisplayText("renamed in version " + version, null);
        campus.addresses().update(ANYONE, id, present -> present == version, form -> form.withDisplay(name));
    }

    @Test
    default void a_merge_that_adds_nothing_makes_a_version_too() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            Id kept = campus.contact(address);
            Id other = campus.contact(address);
            Contact before = campus.contactOf(kept);
            Contact merged = merge(campus, kept, other);
            assertThat(merged.identity().version()).isEqualTo(2);
            assertThat(merged.content()).isEqualTo(before.content());
            assertThat(history.changes(kept)).containsExactly(Change.UPDATED, Change.CREATED);
            assertThat(campus.contactOf(kept)).isEqualTo(merged);
        }
    }

    @Test
    default void the_restoration_of_a_merged_contact_takes_back_its_id() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            Id kept = contactWith(campus, address, PHONE, ContactForm.named("kept"));
            Id other = contactWith(campus, address, MOBILE, ContactForm.named("other"));
            Contact first = campus.contactOf(kept);
            merge(campus, kept, other);
            assertThat(restore(history, other).id()).isEqualTo(other);
            assertThat(campus.contactOf(other).display().name()).isEqualTo("other");
            assertThat(campus.contactOf(kept).classification().recordTypeIds()).containsExactly(PHONE, MOBILE);
            Contact undone = restore(history, kept);
            assertThat(undone.classification()).isEqualTo(first.classification());
            assertThat(undone.content()).isEqualTo(first.content());
            assertThat(campus.list(ContactQuery.ALL)).containsExactly(kept, other);
        }
    }

    @Test
    default void merges_in_a_chain_are_undone_in_any_order() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            for (boolean firstFirst : new boolean[] {true, false}) {
                Id first = campus.address();
                Id second = campus.address();
                Id third = campus.address();
                Id contactOfFirst = campus.contact(first);
                Id contactOfSecond = campus.contact(second);
                Id alias = Id.parse("gate.Door:" + firstFirst + "@locks.example");
                give(campus, ObjectKind.ADDRESS, first, alias);
                mergeAddresses(campus, second, first);
                mergeAddresses(campus, third, second);
                assertThat(campus.addressOf(first).id()).isEqualTo(third);
                assertThat(campus.addressOf(second).id()).isEqualTo(third);
                assertThat(aliases(campus, ObjectKind.ADDRESS, third)).containsExactlyInAnyOrder(first, second, alias);
                assertThat(campus.list(campus.contactsOf(first))).containsExactly(contactOfFirst, contactOfSecond);
                restoreAddress(history, firstFirst ? first : second);
                assertThat(campus.list(campus.contactsOf(third)))
                        .isEqualTo(firstFirst ? List.of(contactOfSecond) : List.of());
                restoreAddress(history, firstFirst ? second : first);
                assertThat(campus.list(campus.contactsOf(first))).containsExactly(contactOfFirst);
                assertThat(campus.list(campus.contactsOf(second))).containsExactly(contactOfSecond);
                assertThat(campus.list(campus.contactsOf(third))).isEmpty();
                assertThat(aliases(campus, ObjectKind.ADDRESS, first)).containsExactly(alias);
                assertThat(aliases(campus, ObjectKind.ADDRESS, second)).isEmpty();
                assertThat(aliases(campus, ObjectKind.ADDRESS, third)).isEmpty();
            }
        }
    }

    @Test
    default void what_was_merged_into_a_deleted_object_can_be_restored() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id kept = campus.address();
            Id other = campus.address();
            mergeAddresses(campus, kept, other);
            campus.addresses().delete(ANYONE, other, VersionPrecondition.NONE);
            assertRefused(Reason.NOT_FOUND, () -> campus.addressOf(kept));
            assertRefused(Reason.NOT_FOUND, () -> campus.addressOf(other));
            restoreAddress(history, other);
            assertThat(campus.addressOf(other).id()).isEqualTo(other);
            restoreAddress(history, kept);
            assertThat(campus.addressOf(other).id()).isEqualTo(other);
            assertThat(aliases(campus, ObjectKind.ADDRESS, kept)).isEmpty();
        }
    }

    @Test
    default void an_alias_that_another_object_has_by_then_stays_there() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id kept = campus.address();
            Id other = campus.address();
            Id third = campus.address();
            give(campus, ObjectKind.ADDRESS, other, LOCK);
            mergeAddresses(campus, kept, other);
            campus.service().aliases().add(ANYONE, ObjectKind.ADDRESS, third, LOCK, true);
            restoreAddress(history, other);
            assertThat(campus.addressOf(LOCK).id()).isEqualTo(third);
            assertThat(aliases(campus, ObjectKind.ADDRESS, other)).isEmpty();
        }
    }

    @Test
    default void the_id_of_a_merged_object_can_neither_be_given_nor_taken_as_an_alias() {
        try (CampusFixture campus = campus()) {
            Id kept = campus.address();
            Id other = campus.address();
            mergeAddresses(campus, kept, other);
            assertRefused(
                    Reason.ILLEGAL_STATE,
                    () -> campus.service().aliases().remove(ANYONE, ObjectKind.ADDRESS, kept, other));
            assertRefused(Reason.INVALID_ARGUMENT, () -> give(campus, ObjectKind.ADDRESS, campus.address(), other));
        }
    }

    @Test
    default void an_object_is_not_merged_into_itself_by_whatever_id() {
        try (CampusFixture campus = campus()) {
            Id kept = campus.address();
            Id other = campus.address();
            give(campus, ObjectKind.ADDRESS, kept, LOCK);
            assertRefused(Reason.ILLEGAL_STATE, () -> mergeAddresses(campus, kept, kept));
            assertRefused(Reason.ILLEGAL_STATE, () -> mergeAddresses(campus, LOCK, kept));
            mergeAddresses(campus, kept, other);
            assertRefused(Reason.ILLEGAL_STATE, () -> mergeAddresses(campus, kept, other));
            assertRefused(Reason.ILLEGAL_STATE, () -> mergeAddresses(campus, other, kept));
        }
    }

    @Test
    default void only_objects_of_one_genus_and_contacts_of_one_reference_are_merged() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id contact = campus.contact(address);
            Id ofOther = campus.contact(new Contact.Link(address, LOCK), ContactForm.named("of another"));
            assertThat(refusal(() -> merge(campus, contact, ofOther)))
                    .hasMessage("the two contacts have different references");
            Id strange = campus.addresses()
                    .create(
                            ANYONE,
                            CreationRequest.PLAIN.withGenus(Id.parse("genus.Type:other@campus.example")),
                            AddressForm.named("other"))
                    .id();
            assertThat(refusal(() -> mergeAddresses(campus, address, strange)))
                    .hasMessage("the two have different genus types");
            assertRefused(Reason.NOT_FOUND, () -> merge(campus, contact, LOCK));
            assertRefused(
                    Reason.OUTDATED, () -> campus.addresses().merge(ANYONE, address, strange, version -> version == 7));
        }
    }

    @Test
    default void a_type_that_came_by_a_merge_is_not_one_of_the_past() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            Id kept = contactWith(campus, address, PHONE, ContactForm.named("kept"));
            Id other = contactWith(campus, address, MOBILE, ContactForm.named("other"));
            Id changed = contactWith(campus, address, MOBILE, ContactForm.named("changed"));
            Instant before = history.quiet();
            merge(campus, kept, other);
            campus.contacts().update(ANYONE, changed, VersionPrecondition.NONE, form -> ContactForm.named("twice"));
            campus.contacts().update(ANYONE, kept, VersionPrecondition.NONE, form -> ContactForm.named("twice"));
            ContactQuery mobiles = ContactQuery.ALL.ofTypes(TypeFilter.ofRecord(Set.of(MOBILE)));
            assertThat(history.ids(before, mobiles)).containsExactly(other, changed);
            assertThat(history.ids(history.quiet(), mobiles)).containsExactly(kept, changed);
        }
    }

    private static Caller grants(Object... functionsAndBooks) {
        Map<AccessFunction, GrantScope> grants = new EnumMap<>(AccessFunction.class);
        for (int i = 0; i < functionsAndBooks.length; i += 2) {
            grants.put((AccessFunction) functionsAndBooks[i], GrantScope.of(Set.of((Id) functionsAndBooks[i + 1])));
        }
        return new Caller("a caller", grants);
    }

    @Test
    default void a_merge_needs_every_right_that_its_parts_need() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id med = campus.book();
            Id all = campus.book();
            campus.hierarchy().addChild(ANYONE, all, law);
            campus.hierarchy().addChild(ANYONE, all, med);
            Id kept = campus.address(law);
            Id other = campus.address(med);
            Object[][] lacking = {
                {
                    AccessFunction.LOOKUP,
                    all,
                    AccessFunction.UPDATE,
                    med,
                    AccessFunction.DELETE,
                    all,
                    AccessFunction.ORGANIZE,
                    all
                },
                {
                    AccessFunction.LOOKUP,
                    all,
                    AccessFunction.UPDATE,
                    all,
                    AccessFunction.DELETE,
                    law,
                    AccessFunction.ORGANIZE,
                    all
                },
                {
                    AccessFunction.LOOKUP,
                    all,
                    AccessFunction.UPDATE,
                    all,
                    AccessFunction.DELETE,
                    all,
                    AccessFunction.ORGANIZE,
                    law
                },
            };
            for (Object[] grants : lacking) {
                assertRefused(
                        Reason.PERMISSION_DENIED, () -> campus.addresses().checkMerge(grants(grants), kept, other));
                assertRefused(
                        Reason.PERMISSION_DENIED,
                        () -> campus.addresses().merge(grants(grants), kept, other, VersionPrecondition.NONE));
            }
            Caller sighted = grants(AccessFunction.LOOKUP, law, AccessFunction.UPDATE, law);
            assertRefused(Reason.NOT_FOUND, () -> campus.addresses().checkMerge(sighted, kept, other));
            assertRefused(Reason.NOT_FOUND, () -> campus.addresses().checkMerge(sighted, other, kept));
            Id hidden = campus.book();
            Id contact = campus.contact(other, hidden);
            Caller clerk = grants(
                    AccessFunction.LOOKUP,
                    all,
                    AccessFunction.UPDATE,
                    all,
                    AccessFunction.DELETE,
                    all,
                    AccessFunction.ORGANIZE,
                    all);
            assertThat(refusal(() -> campus.addresses().merge(clerk, kept, other, VersionPrecondition.NONE)))
                    .hasMessage("a contact that you may not change uses the address");
            campus.contacts().file(ANYONE, contact, law);
            assertThat(campus.addresses()
                            .merge(clerk, kept, other, VersionPrecondition.NONE)
                            .id())
                    .isEqualTo(kept);
            assertThat(campus.list(campus.contactsOf(kept))).containsExactly(contact);
        }
    }

    @Test
    default void erasing_the_kept_object_erases_what_was_merged_into_it() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id kept = campus.address();
            Id other = campus.address();
            mergeAddresses(campus, kept, other);
            history.addresses().erase(ANYONE, kept, VersionPrecondition.NONE);
            assertRefused(Reason.NOT_FOUND, () -> history.entries(kept));
            assertRefused(Reason.NOT_FOUND, () -> history.entries(other));
        }
    }

    @Test
    default void a_contact_of_a_merged_address_is_restored_at_the_kept_one() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id kept = campus.address();
            Id other = campus.address();
            Id contact = campus.contact(other);
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            mergeAddresses(campus, kept, other);
            assertThat(restore(history, contact).link().addressId()).isEqualTo(kept);
            assertThat(campus.list(campus.contactsOf(kept))).containsExactly(contact);
        }
    }

    @Test
    default void values_of_records_fill_gaps() {
        try (CampusFixture campus = campus()) {
            AddressForm text = AddressForm.named("kept").withText("Mill Lane 7");
            Id kept = campus.addresses().create(ANYONE, text).id();
            Id other = campus.addresses()
                    .create(
                            ANYONE,
                            AddressForm.named("other").withText("elsewhere").withResource(LOCK))
                    .id();
            Address merged = mergeAddresses(campus, kept, other);
            assertThat(merged.content().text()).isEqualTo("Mill Lane 7");
            assertThat(merged.content().resourceId()).isEqualTo(LOCK);
            assertThat(merged.properties().values()).isEqualTo(new Value.Struct(Map.of()));
        }
    }

    @Test
    default void a_backup_holds_the_types_that_came_by_a_merge() {
        ArchiveRecorder archive;
        Contact merged;
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id kept = contactWith(campus, campus.address(), PHONE, ContactForm.named("kept"));
            Id other = contactWith(campus, campus.address(), MOBILE, ContactForm.named("other"));
            merged = merge(campus, kept, other);
            archive = ArchiveRecorder.of(campus.storage());
        }
        try (Storage storage = openStorage();
                HistoryFixture history = new HistoryFixture(storage)) {
            storage.archive().importFrom(archive);
            assertThat(ArchiveRecorder.of(storage).texts()).isEqualTo(archive.texts());
            assertThat(history.campus().contactOf(merged.id())).isEqualTo(merged);
            assertThat(restore(history, merged.id()).classification().recordTypeIds())
                    .containsExactly(PHONE);
        }
    }

    @Test
    default void a_backup_holds_merges() {
        ArchiveRecorder archive;
        Id kept;
        Id other;
        Id contact;
        Instant before;
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            kept = campus.address();
            other = campus.address();
            contact = campus.contact(other);
            give(campus, ObjectKind.ADDRESS, other, LOCK);
            before = history.quiet();
            mergeAddresses(campus, kept, other);
            archive = ArchiveRecorder.of(campus.storage());
            assertThat(ArchiveRecorder.of(campus.storage(), Archive.Content.WITHOUT_HISTORY)
                            .texts())
                    .filteredOn(text -> text.startsWith("alias") || text.startsWith("moved"))
                    .hasSize(2);
        }
        try (Storage storage = openStorage();
                HistoryFixture history = new HistoryFixture(storage)) {
            storage.archive().importFrom(archive);
            CampusFixture copy = history.campus();
            assertThat(ArchiveRecorder.of(storage).texts()).isEqualTo(archive.texts());
            assertThat(copy.addressOf(other).id()).isEqualTo(kept);
            assertThat(history.ids(before, copy.contactsOf(other))).containsExactly(contact);
            restoreAddress(history, other);
            assertThat(copy.list(copy.contactsOf(other))).containsExactly(contact);
            assertThat(copy.addressOf(LOCK).id()).isEqualTo(other);
        }
    }
}
