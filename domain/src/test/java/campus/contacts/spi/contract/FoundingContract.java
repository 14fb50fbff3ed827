package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A storage is initialized, assigns Ids and is closed (wire contract, sections 1 and 4). */
public interface FoundingContract extends StorageFixture {
    @Test
    default void a_new_storage_holds_the_default_book_and_nothing_else() {
        try (CampusFixture campus = campus()) {
            assertThat(campus.list(AddressBookQuery.ALL)).containsExactly(campus.defaultBook());
            assertThat(campus.list(AddressQuery.ALL)).isEmpty();
            assertThat(campus.list(ContactQuery.ALL)).isEmpty();
        }
    }

    @Test
    default void the_default_book_is_a_root_with_a_name_and_the_default_genus() {
        try (CampusFixture campus = campus()) {
            AddressBook book = campus.bookOf(campus.defaultBook());
            assertThat(book.id()).hasToString("contact.AddressBook:1@campus.example");
            assertThat(book.content()).isEqualTo(AddressBookForm.named("Default address book"));
            assertThat(book.identity().version()).isEqualTo(1);
            assertThat(book.classification().genusTypeId())
                    .isEqualTo(ObjectKind.ADDRESS_BOOK.defaultGenusType(AUTHORITY));
            assertThat(book.classification().recordTypeIds()).isEmpty();
            assertThat(campus.roots()).containsExactly(book.id());
            assertThat(campus.<Boolean>ask(books -> books.isMarkedRoot(book.id())))
                    .isTrue();
        }
    }

    @Test
    default void the_default_book_can_be_edited() {
        try (CampusFixture campus = campus()) {
            UnaryOperator<AddressBookForm> edit = form -> form.withLicense("CC0");
            campus.books().update(ANYONE, campus.defaultBook(), VersionPrecondition.NONE, edit);
            assertThat(campus.bookOf(campus.defaultBook()).content().license()).isEqualTo("CC0");
        }
    }

    @Test
    default void local_Ids_have_kind_authority_and_ascending_number() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            assertThat(address.toString()).matches("contact\\.Address:[1-9][0-9]*@campus\\.example");
            assertThat(campus.contact(address).toString()).matches("contact\\.Contact:[1-9][0-9]*@campus\\.example");
            assertThat(campus.book().toString()).matches("contact\\.AddressBook:[1-9][0-9]*@campus\\.example");
            assertThat(number(campus.address())).isGreaterThan(number(address));
        }
    }

    @Test
    default void a_number_is_not_reused_after_a_delete() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id contact = campus.contact(address);
            Id book = campus.book();
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            campus.books().delete(ANYONE, book, VersionPrecondition.NONE);
            Id next = campus.address();
            assertThat(number(next)).isGreaterThan(number(address));
            assertThat(number(campus.contact(next))).isGreaterThan(number(contact));
            assertThat(number(campus.book())).isGreaterThan(number(book));
        }
    }

    @Test
    default void a_number_is_not_reused_after_a_rollback() {
        try (CampusFixture campus = campus()) {
            Id[] lost = new Id[1];
            assertThatThrownBy(() -> campus.storage().write(unit -> {
                        lost[0] = campus.address();
                        throw new ArithmeticException();
                    }))
                    .isInstanceOf(ArithmeticException.class);
            assertThat(number(campus.address())).isGreaterThan(number(lost[0]));
        }
    }

    @Test
    default void a_local_Id_is_found_in_any_spelling() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id spelled = Id.parse("CONTACT.address:%31@Campus.EXAMPLE");
            assertThat(campus.addressOf(spelled).id()).hasToString(address.toString());
            Id contact = campus.contact(spelled);
            assertThat(campus.contactOf(contact).link().addressId()).hasToString(address.toString());
        }
    }

    @Test
    default void an_Id_that_is_foreign_or_of_another_kind_is_not_found() {
        try (CampusFixture campus = campus()) {
            campus.address();
            for (String id : List.of(
                    "contact.Address:1@elsewhere.example",
                    "contact.Contact:1@campus.example",
                    "contact.AddressBook:1@campus.example",
                    "contact.Address:01@campus.example",
                    "contact.Address:+1@campus.example",
                    "contact.Address:1.0@campus.example",
                    "contact.Address:١@campus.example",
                    "contact.Address:0@campus.example",
                    "contact.Address:-1@campus.example",
                    "contact.Address:2@campus.example",
                    "contact.Address:18446744073709551617@campus.example",
                    "resource.Resource:1@campus.example")) {
                assertThat(campus.storage()
                                .<Boolean>read(unit -> unit.addresses()
                                        .find(Id.parse(id), Visibility.EVERYTHING)
                                        .isPresent()))
                        .as(id)
                        .isFalse();
            }
        }
    }

    @Test
    default void a_closed_storage_rejects_every_call() {
        CampusFixture campus = campus();
        Storage storage = campus.storage();
        campus.address();
        storage.close();
        assertThatThrownBy(() -> storage.read(unit -> 1)).isInstanceOf(StorageUnavailableException.class);
        assertThatThrownBy(() -> storage.write(unit -> 1)).isInstanceOf(StorageUnavailableException.class);
        assertThatThrownBy(() -> campus.addresses().create(ANYONE, CreationRequest.PLAIN, AddressForm.named("late")))
                .isInstanceOf(StorageUnavailableException.class);
        storage.close();
    }

    private static long number(Id id) {
        return Long.parseLong(id.identifier());
    }
}
