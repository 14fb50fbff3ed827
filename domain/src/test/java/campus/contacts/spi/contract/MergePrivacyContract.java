package campus.contacts.spi.contract;

import static campus.contacts.spi.contract.OwnWritingContract.AMY;
import static campus.contacts.spi.contract.OwnWritingContract.BEN;
import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
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
import campus.contacts.access.GrantScope;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.people.Person;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.RandomChanges;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A merge shows nothing about a private person to those who did not see it before (campus facades, section 2). */
public interface MergePrivacyContract extends StorageFixture {
    Id ADA = RandomChanges.person("ada1", true, "r1").resource(AUTHORITY);

    private static void save(CampusFixture campus, boolean isPrivate) {
        Person ada = RandomChanges.person("ada1", isPrivate, "r1");
        campus.storage().write(unit -> {
            unit.people().lockAll(List.of(ada.netid()));
            unit.people().save(List.of(ada));
            return null;
        });
    }

    private static Id contact(CampusFixture campus, Caller caller, Id address, Id reference) {
        return campus.contacts()
                .create(caller, new Contact.Link(address, reference), CreationRequest.PLAIN, ContactForm.named("x"))
                .id();
    }

    private static List<Id> addresses(CampusFixture campus, Caller caller) {
        return campus.list(AddressQuery.ALL, caller.visibility());
    }

    private static List<Id> contacts(CampusFixture campus, Caller caller) {
        return campus.list(ContactQuery.ALL, caller.visibility());
    }

    @Test
    default void a_moved_contact_of_a_private_person_hides_the_kept_address_until_it_moves_back() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            save(campus, true);
            Id kept = campus.address();
            Id other = campus.address();
            Id contact = contact(campus, AMY, other, ADA);
            assertThat(addresses(campus, BEN)).containsExactly(kept);
            campus.addresses().into(kept).merge(ANYONE, other);
            assertThat(addresses(campus, BEN)).isEmpty();
            assertThat(contacts(campus, BEN)).isEmpty();
            assertThat(addresses(campus, AMY)).containsExactly(kept);
            assertThat(contacts(campus, AMY)).containsExactly(contact);
            assertRefused(Reason.NOT_FOUND, () -> campus.addresses().get(BEN, other));
            history.addresses().restore(ANYONE, other, 1, VersionPrecondition.NONE);
            assertThat(addresses(campus, BEN)).containsExactly(kept);
            assertThat(addresses(campus, AMY)).containsExactly(kept, other);
            save(campus, false);
            assertThat(addresses(campus, BEN)).containsExactly(kept, other);
            assertThat(contacts(campus, BEN)).containsExactly(contact);
        }
    }

    @Test
    default void a_person_that_becomes_private_hides_what_was_merged() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            save(campus, false);
            Id kept = campus.address();
            Id other = campus.addresses()
                    .create(ANYONE, AddressForm.named("x").withResource(ADA))
                    .id();
            Id contact = contact(campus, ANYONE, other, ADA);
            campus.addresses().into(kept).merge(ANYONE, other);
            assertThat(addresses(campus, BEN)).containsExactly(kept);
            save(campus, true);
            assertThat(addresses(campus, BEN)).isEmpty();
            assertThat(contacts(campus, BEN)).isEmpty();
            history.addresses().restore(ANYONE, other, 1, VersionPrecondition.NONE);
            campus.addresses().update(ANYONE, kept, VersionPrecondition.NONE, form -> form.withResource(null));
            assertThat(addresses(campus, BEN)).containsExactly(kept);
            assertThat(campus.list(campus.contactsOf(other))).containsExactly(contact);
        }
    }

    @Test
    default void a_caller_merges_only_what_it_sees() {
        try (CampusFixture campus = campus()) {
            save(campus, true);
            Id kept = campus.address();
            Id hidden = campus.address();
            contact(campus, AMY, hidden, ADA);
            Caller clerk = new Caller("a clerk", ANYONE.grants());
            Caller blind = new Caller("blind", withoutPrivate(ANYONE));
            assertRefused(
                    Reason.NOT_FOUND, () -> campus.addresses().merge(blind, kept, hidden, VersionPrecondition.NONE));
            assertRefused(
                    Reason.NOT_FOUND, () -> campus.addresses().merge(blind, hidden, kept, VersionPrecondition.NONE));
            Id office = campus.address(campus.book());
            contact(campus, AMY, office, ADA);
            assertThat(addresses(campus, blind)).contains(office);
            assertThat(refusal(() -> campus.addresses().merge(blind, kept, office, VersionPrecondition.NONE)))
                    .hasMessage("a contact that you may not change uses the address");
            assertThat(addresses(campus, blind)).contains(kept, office);
            assertThat(campus.addresses()
                            .merge(clerk, kept, office, VersionPrecondition.NONE)
                            .id())
                    .isEqualTo(kept);
        }
    }

    private static Map<AccessFunction, GrantScope> withoutPrivate(Caller caller) {
        Map<AccessFunction, GrantScope> grants = new EnumMap<>(caller.grants());
        grants.remove(AccessFunction.PRIVATE);
        return grants;
    }
}
