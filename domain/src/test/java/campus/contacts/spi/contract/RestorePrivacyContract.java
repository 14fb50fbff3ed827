package campus.contacts.spi.contract;

import static campus.contacts.spi.contract.OwnWritingContract.AMY;
import static campus.contacts.spi.contract.OwnWritingContract.BEN;
import static campus.contacts.spi.contract.PrivacyContract.ADA;
import static campus.contacts.spi.contract.PrivacyContract.ada;
import static campus.contacts.spi.contract.PrivacyContract.save;
import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static campus.contacts.spi.fixture.CampusFixture.caller;
import static campus.contacts.spi.fixture.CampusFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A restoration reveals neither who is private nor what is hidden (recorded time, section 3; campus facades, section 3).
 */
public interface RestorePrivacyContract extends StorageFixture {
    @Test
    default void a_restored_object_stays_visible_to_its_writer_and_to_no_other_caller() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            save(campus, ada(true));
            Id address = campus.addresses()
                    .create(AMY, CreationRequest.PLAIN, AddressForm.named("x").withResource(ADA))
                    .id();
            Id contact = contact(campus, AMY, campus.address(), ADA);
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            history.addresses().restore(ANYONE, address, 1, VersionPrecondition.NONE);
            history.contacts().restore(ANYONE, contact, 1, VersionPrecondition.NONE);
            assertThat(campus.list(AddressQuery.ALL, AMY.visibility())).contains(address);
            assertThat(campus.list(ContactQuery.ALL, AMY.visibility())).containsExactly(contact);
            assertThat(campus.list(AddressQuery.ALL, BEN.visibility())).isEmpty();
            assertThat(campus.list(ContactQuery.ALL, BEN.visibility())).isEmpty();
        }
    }

    @Test
    default void a_caller_that_restores_an_object_does_not_become_its_writer() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            save(campus, ada(false));
            Id address = campus.addresses()
                    .create(AMY, CreationRequest.PLAIN, AddressForm.named("x").withResource(ADA))
                    .id();
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            history.addresses().restore(BEN, address, 1, VersionPrecondition.NONE);
            save(campus, ada(true));
            assertThat(campus.list(AddressQuery.ALL, AMY.visibility())).containsExactly(address);
            assertThat(campus.list(AddressQuery.ALL, BEN.visibility())).isEmpty();
        }
    }

    @Test
    default void a_caller_that_restores_a_version_about_another_person_becomes_the_writer() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            save(campus, ada(false));
            Id address = campus.addresses()
                    .create(AMY, CreationRequest.PLAIN, AddressForm.named("x").withResource(ADA))
                    .id();
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withResource(SOMEBODY));
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            history.addresses().restore(BEN, address, 1, VersionPrecondition.NONE);
            save(campus, ada(true));
            assertThat(campus.list(AddressQuery.ALL, AMY.visibility())).isEmpty();
            assertThat(campus.list(AddressQuery.ALL, BEN.visibility())).containsExactly(address);
        }
    }

    @Test
    default void a_restored_contact_hides_its_address_only_if_it_did_before() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            save(campus, ada(true));
            Id office = campus.address(campus.book());
            Id own = campus.address();
            for (Id address : new Id[] {office, own}) {
                Id contact = contact(campus, AMY, address, ADA);
                campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
                history.contacts().restore(ANYONE, contact, 1, VersionPrecondition.NONE);
            }
            assertThat(campus.list(AddressQuery.ALL, BEN.visibility())).containsExactly(office);
        }
    }

    private static Id contact(CampusFixture campus, Caller caller, Id address, Id reference) {
        Contact.Link link = new Contact.Link(address, reference);
        return campus.contacts()
                .create(caller, link, CreationRequest.PLAIN, ContactForm.named("x"))
                .id();
    }

    @Test
    default void a_hidden_address_of_a_restored_contact_is_reported_like_a_deleted_one() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id address = campus.address(campus.book());
            Id contact = campus.contact(address, law);
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            Caller maker = caller(Set.of(law), AccessFunction.LOOKUP, AccessFunction.CREATE, AccessFunction.LINK);
            Refusal hidden = refusal(() -> history.contacts().restore(maker, contact, 1, VersionPrecondition.NONE));
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            Refusal deleted = refusal(() -> history.contacts().restore(maker, contact, 1, VersionPrecondition.NONE));
            assertThat(hidden.reason()).isEqualTo(Reason.ILLEGAL_STATE).isEqualTo(deleted.reason());
            assertThat(hidden).hasMessage(deleted.getMessage());
        }
    }

    @Test
    default void a_visible_address_must_be_linkable_for_a_restored_contact() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id contact = campus.contact(campus.address(law), law);
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            Caller maker = caller(Set.of(law), AccessFunction.LOOKUP, AccessFunction.CREATE);
            assertRefused(
                    Reason.PERMISSION_DENIED,
                    () -> history.contacts().restore(maker, contact, 1, VersionPrecondition.NONE));
        }
    }
}
