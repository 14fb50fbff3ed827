package campus.contacts.spi.contract;

import static campus.contacts.spi.contract.OwnWritingContract.AMY;
import static campus.contacts.spi.contract.PrivacyContract.ADA;
import static campus.contacts.spi.contract.PrivacyContract.CLERK;
import static campus.contacts.spi.contract.PrivacyContract.ada;
import static campus.contacts.spi.contract.PrivacyContract.save;
import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.Follower.text;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Follower;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the entries of the feed about objects that were deleted before it is read (recorded time, section 5). */
public interface FeedOfDeletedContract extends StorageFixture {
    /** Otherwise a caller could find out by writing and deleting who is private. */
    @Test
    default void a_caller_hears_of_its_own_deleted_objects_as_if_nobody_were_private() {
        try (CampusFixture campus = campus()) {
            List<List<String>> worlds = new ArrayList<>();
            for (boolean isPrivate : new boolean[] {false, true}) {
                save(campus, ada(isPrivate));
                Follower amy = Follower.of(campus, AMY);
                Id office = address(campus, AMY, AddressForm.named("office"));
                Id contact = contact(campus, office, ADA);
                Id changing = contact(campus, office, SOMEBODY);
                addressee(campus, changing, ADA);
                addressee(campus, changing, null);
                deleteContacts(campus, contact, changing);
                Id hers = address(campus, AMY, AddressForm.named("hers").withResource(ADA));
                campus.addresses().update(AMY, hers, VersionPrecondition.NONE, form -> form.withResource(SOMEBODY));
                Id filed = address(campus, AMY, AddressForm.named("filed").withResource(ADA));
                campus.addresses().file(ANYONE, filed, campus.book());
                List.of(office, hers, filed)
                        .forEach(id -> campus.addresses().delete(ANYONE, id, VersionPrecondition.NONE));
                List<Id> made = List.of(office, contact, changing, hers, filed);
                worlds.add(amy.entries().stream()
                        .filter(entry -> made.contains(entry.id()))
                        .map(entry -> entry.change().word() + ' ' + made.indexOf(entry.id()) + ' ' + entry.version())
                        .toList());
            }
            assertThat(worlds.get(1)).isEqualTo(worlds.get(0)).isNotEmpty();
        }
    }

    private static Id address(CampusFixture campus, Caller caller, AddressForm form) {
        return campus.addresses().create(caller, CreationRequest.PLAIN, form).id();
    }

    private static Id contact(CampusFixture campus, Id address, Id reference) {
        return campus.contacts()
                .create(AMY, new Contact.Link(address, reference), CreationRequest.PLAIN, ContactForm.named("x"))
                .id();
    }

    private static void addressee(CampusFixture campus, Id contact, Id addressee) {
        campus.contacts().update(AMY, contact, VersionPrecondition.NONE, form -> form.withAddressee(addressee));
    }

    private static void deleteContacts(CampusFixture campus, Id... contacts) {
        for (Id each : contacts) {
            campus.contacts().delete(ANYONE, each, VersionPrecondition.NONE);
        }
    }

    @Test
    default void who_lost_sight_of_an_object_before_it_was_deleted_hears_that_it_was_removed() {
        try (CampusFixture campus = campus()) {
            save(campus, ada(false));
            Id hers = PrivacyContract.address(campus, AddressForm.named("hers").withResource(ADA));
            Id office = campus.address();
            Follower clerk = Follower.of(campus, CLERK);
            save(campus, ada(true));
            Id hiding = campus.contact(new Contact.Link(office, ADA), ContactForm.named("x"));
            campus.addresses().delete(ANYONE, hers, VersionPrecondition.NONE);
            deleteContacts(campus, hiding);
            campus.addresses().delete(ANYONE, office, VersionPrecondition.NONE);
            assertThat(clerk.news()).contains(text("removed", hers), text("removed", office));
            assertThat(clerk.held()).isEmpty();
        }
    }

    @Test
    default void who_loses_sight_of_an_object_that_was_deleted_and_restored_hears_that_it_was_removed() {
        try (CampusFixture campus = campus()) {
            save(campus, ada(true));
            Id contact = campus.contact(new Contact.Link(campus.address(), SOMEBODY), ContactForm.named("x"));
            deleteContacts(campus, contact);
            campus.service().contactHistory().restore(ANYONE, contact, 1, VersionPrecondition.NONE);
            Follower clerk = Follower.of(campus, CLERK);
            campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(ADA));
            assertThat(clerk.news()).contains(text("removed", contact));
        }
    }
}
