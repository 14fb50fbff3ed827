package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.StudentFixture.ADA;
import static campus.contacts.spi.fixture.StudentFixture.EVE;
import static campus.contacts.spi.fixture.StudentFixture.item;
import static campus.contacts.spi.fixture.StudentFixture.phone;
import static campus.contacts.spi.fixture.StudentFixture.said;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Address;
import campus.contacts.AddressBookForm;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.Id;
import campus.contacts.people.SourcedContact;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.fixture.StudentFixture;
import org.junit.jupiter.api.Test;

/** A replacement of a person's contacts keeps addresses that others use too (campus facades, section 5). */
public interface PersonalAddressesContract extends StorageFixture {
    private StudentFixture registrar() {
        return StudentFixture.ofAdaAndEve(openStorage());
    }

    @Test
    default void a_contact_with_a_shared_address_gets_a_new_address() {
        try (StudentFixture registrar = registrar()) {
            Id sis = registrar.source("sis", true);
            Address home = registrar.address(sis, phone("1"));
            Id other = registrar
                    .service()
                    .addressBooks()
                    .create(ANYONE, CreationRequest.PLAIN, AddressBookForm.named("other"))
                    .id();
            Contact hers = registrar.contact(ADA, "EMRG", sis, home.id(), said("Jane", 1));
            registrar.service().contacts().file(ANYONE, hers.id(), other);
            Contact eves = registrar.contact(EVE, "EMRG", sis, home.id(), said("Jane", 1));
            assertThat(registrar.put(ADA, item(ADA, "EMRG", 1, "Jane", "number", "2")))
                    .isEqualTo("SUCCESS: 1 contact updated for ada1");
            assertThat(registrar.service().addresses().get(ANYONE, home.id())).isEqualTo(home);
            assertThat(registrar.ids(EVE)).containsExactly(eves.id());
            SourcedContact after = registrar.shown(ADA).get(0);
            assertThat(after.id()).isNotEqualTo(hers.id());
            assertThat(after.address().text()).contains("2");
            assertThat(registrar.storage().<Boolean>read(unit -> unit.contacts().isFiled(after.id(), other)))
                    .isTrue();
            registrar.put(EVE);
            assertThat(registrar
                            .service()
                            .contacts()
                            .list(ANYONE, ContactQuery.ALL, PageRequest.first(9))
                            .items())
                    .extracting(Contact::id)
                    .containsExactly(after.id());
        }
    }

    @Test
    default void a_shared_address_changes_for_both_contacts_or_is_split() {
        try (StudentFixture registrar = registrar()) {
            Id sis = registrar.source("sis", true);
            Address home = registrar.address(sis, phone("1"));
            Contact mother = registrar.contact(ADA, "EMRG", sis, home.id(), said("Jane", 1));
            Contact father = registrar.contact(ADA, "EMRG", sis, home.id(), said("John", 2));
            assertThat(registrar.put(
                            ADA,
                            item(ADA, "EMRG", 1, "Jane", "number", "2"),
                            item(ADA, "EMRG", 2, "John", "number", "2")))
                    .isEqualTo("SUCCESS: 2 contacts updated for ada1");
            assertThat(registrar.ids(ADA)).containsExactly(mother.id(), father.id());
            assertThat(registrar.shown(ADA))
                    .allSatisfy(each -> assertThat(each.address().id()).isEqualTo(home.id()));
            registrar.put(
                    ADA, item(ADA, "EMRG", 1, "Jane", "number", "3"), item(ADA, "EMRG", 2, "John", "number", "2"));
            assertThat(registrar.shown(ADA))
                    .extracting(each -> each.address().text().orElseThrow())
                    .containsExactly("3", "2");
        }
    }

    @Test
    default void an_address_that_belongs_to_a_resource_is_kept() {
        try (StudentFixture registrar = registrar()) {
            Id sis = registrar.source("sis", true);
            Address own = registrar.address(sis, phone("1"));
            registrar
                    .service()
                    .addresses()
                    .update(
                            ANYONE,
                            own.id(),
                            VersionPrecondition.NONE,
                            form -> form.withResource(EVE.resource(AUTHORITY)));
            registrar.contact(ADA, "EMRG", sis, own.id(), said("Eve", 1));
            registrar.put(ADA, item(ADA, "EMRG", 1, "Eve", "number", "2"));
            assertThat(registrar.shown(ADA).get(0).address().id()).isNotEqualTo(own.id());
            assertThat(registrar.service().addresses().get(ANYONE, own.id()).text())
                    .contains("1");
        }
    }

    @Test
    default void an_address_of_a_read_only_source_is_kept() {
        try (StudentFixture registrar = registrar()) {
            Id sis = registrar.source("sis", true);
            Address desk = registrar.address(registrar.source("hrs", false), phone("1"));
            registrar.contact(ADA, "EMRG", sis, desk.id(), said("Jane", 1));
            registrar.put(ADA, item(ADA, "EMRG", 1, "Joan", "number", "2"));
            assertThat(registrar.shown(ADA).get(0).address().id()).isNotEqualTo(desk.id());
            registrar.contact(ADA, "XP", sis, desk.id(), said("John", 2));
            assertThat(registrar.put(ADA)).isEqualTo("SUCCESS: 2 contacts deleted for ada1");
            assertThat(registrar.service().addresses().get(ANYONE, desk.id())).isEqualTo(desk);
        }
    }
}
