package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookView;
import campus.contacts.AddressForm;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.spi.FiledObjectStore;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import org.junit.jupiter.api.Test;

/** Contacts and addresses are filed in one or more address books (wire contract, section 4). */
public interface FilingContract extends StorageFixture {
    Id NO_BOOK = Id.parse("contact.AddressBook:404@" + AUTHORITY);
    Id NO_ADDRESS = Id.parse("contact.Address:404@" + AUTHORITY);

    @Test
    default void an_object_goes_into_the_default_book_when_none_is_named() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            assertThat(campus.booksOfAddress(address)).containsExactly(campus.defaultBook());
            assertThat(campus.booksOfContact(campus.contact(address))).containsExactly(campus.defaultBook());
        }
    }

    @Test
    default void an_object_may_be_in_several_books() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id arts = campus.book();
            Id address = campus.address(arts, law);
            Id contact = campus.contact(address, arts, law);
            assertThat(campus.booksOfAddress(address)).containsExactly(law, arts);
            assertThat(campus.booksOfContact(contact)).containsExactly(law, arts);
            assertThat(campus.addressesIn(law, AddressBookView.ISOLATED)).containsExactly(address);
            assertThat(campus.contactsIn(arts, AddressBookView.ISOLATED)).containsExactly(contact);
            assertThat(campus.contactsIn(campus.defaultBook(), AddressBookView.ISOLATED))
                    .isEmpty();
        }
    }

    @Test
    default void a_contact_and_its_address_are_filed_independently() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id address = campus.address();
            Id contact = campus.contact(address, law);
            assertThat(contact.identifier()).as("numbers alike").isEqualTo(address.identifier());
            assertThat(campus.addressesIn(law, AddressBookView.ISOLATED)).isEmpty();
            assertThat(campus.contactsIn(campus.defaultBook(), AddressBookView.ISOLATED))
                    .isEmpty();
        }
    }

    @Test
    default void filing_an_object_again_changes_nothing() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            campus.addresses().file(ANYONE, address, campus.defaultBook());
            assertThat(campus.booksOfAddress(address)).containsExactly(campus.defaultBook());
            int books = campus.storage().read(unit -> unit.addresses().countBooks(address));
            assertThat(books).isEqualTo(1);
        }
    }

    @Test
    default void an_object_cannot_be_removed_from_its_last_book() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id address = campus.address(law, campus.defaultBook());
            Id contact = campus.contact(address, law, campus.defaultBook());
            campus.addresses().unfile(ANYONE, address, law);
            campus.contacts().unfile(ANYONE, contact, campus.defaultBook());
            assertThat(campus.booksOfAddress(address)).containsExactly(campus.defaultBook());
            assertThat(campus.booksOfContact(contact)).containsExactly(law);
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.addresses().unfile(ANYONE, address, campus.defaultBook()));
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.contacts().unfile(ANYONE, contact, law));
            assertThat(campus.booksOfContact(contact)).containsExactly(law);
        }
    }

    @Test
    default void rejects_removal_from_a_book_without_the_object() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id address = campus.address();
            assertRefused(Reason.NOT_FOUND, () -> campus.addresses().unfile(ANYONE, address, law));
        }
    }

    @Test
    default void rejects_filing_of_a_missing_object_or_into_a_missing_book() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            assertRefused(Reason.NOT_FOUND, () -> campus.addresses().file(ANYONE, NO_ADDRESS, campus.defaultBook()));
            assertRefused(Reason.NOT_FOUND, () -> campus.addresses().file(ANYONE, address, NO_BOOK));
            assertRefused(Reason.NOT_FOUND, () -> campus.addresses().unfile(ANYONE, address, NO_BOOK));
            assertRefused(
                    Reason.NOT_FOUND,
                    () -> campus.addresses().create(ANYONE, CreationRequest.in(NO_BOOK), AddressForm.named("x")));
        }
    }

    @Test
    default void the_store_knows_where_an_object_is() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id arts = campus.book();
            Id address = campus.address(law, campus.defaultBook());
            campus.storage().read(unit -> {
                FiledObjectStore<?, ?> store = unit.addresses();
                assertThat(store.isFiled(address, law)).isTrue();
                assertThat(store.isFiled(address, arts)).isFalse();
                assertThat(store.isFiled(address, NO_BOOK)).isFalse();
                assertThat(store.isFiled(NO_ADDRESS, law)).isFalse();
                assertThat(store.countBooks(address)).isEqualTo(2);
                return null;
            });
        }
    }

    @Test
    default void a_contact_needs_an_address_that_exists() {
        try (CampusFixture campus = campus()) {
            assertRefused(Reason.NOT_FOUND, () -> campus.contact(NO_ADDRESS));
        }
    }

    @Test
    default void an_address_in_use_cannot_be_deleted() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id first = campus.contact(address);
            assertThat(CampusFixture.refusal(() -> delete(campus, address)))
                    .hasMessage("the address is used by 1 contact")
                    .hasFieldOrPropertyWithValue("reason", Reason.ILLEGAL_STATE);
            Id second = campus.contact(address);
            assertThat(CampusFixture.refusal(() -> delete(campus, address)))
                    .hasMessage("the address is used by 2 contacts");
            campus.contacts().delete(ANYONE, first, VersionPrecondition.NONE);
            campus.contacts().delete(ANYONE, second, VersionPrecondition.NONE);
            delete(campus, address);
            assertRefused(Reason.NOT_FOUND, () -> campus.addressOf(address));
        }
    }

    @Test
    default void a_contact_that_has_ended_still_uses_its_address() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            campus.contact(
                    address,
                    ContactForm.named("x")
                            .withEffective(new EffectivePeriod(null, CampusFixture.NOON.minusSeconds(1))));
            assertRefused(Reason.ILLEGAL_STATE, () -> delete(campus, address));
        }
    }

    @Test
    default void deleting_a_contact_leaves_its_address() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id contact = campus.contact(address);
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            assertThat(campus.addressOf(address).id()).isEqualTo(address);
            assertRefused(Reason.NOT_FOUND, () -> campus.contactOf(contact));
            assertRefused(Reason.NOT_FOUND, () -> campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE));
        }
    }

    @Test
    default void a_deleted_object_is_in_no_book() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id arts = campus.book();
            delete(campus, campus.address(law, arts));
            assertThat(campus.addressesIn(law, AddressBookView.ISOLATED)).isEmpty();
            campus.books().delete(ANYONE, law, VersionPrecondition.NONE);
            campus.books().delete(ANYONE, arts, VersionPrecondition.NONE);
            assertRefused(Reason.NOT_FOUND, () -> campus.bookOf(law));
        }
    }

    private static void delete(CampusFixture campus, Id address) {
        campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
    }
}
