package campus.contacts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.objects.ObjectContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the filters of lists. */
@OnEveryStorage
class RequestFiltersTest extends Conformance {
    private final String reference = TestObjects.someone();
    private final String other = TestObjects.someone();

    @Test
    void contacts_are_filtered_by_address_reference_and_addressee() {
        String address = clerk.address();
        String first = clerk.contactOn(address, reference, "addresseeId", other);
        String second = clerk.contactOn(address, other, "addresseeId", reference);
        String third = clerk.contact(reference);
        assertThat(get("/contacts").with("addressId", address).send().ids()).containsExactly(first, second);
        assertThat(get("/contacts").with("referenceId", reference).send().ids()).containsExactly(first, third);
        assertThat(get("/contacts").with("addresseeId", reference).send().ids()).containsExactly(second);
    }

    @Test
    void addresses_are_filtered_by_resource_and_books_by_provider() {
        String address = clerk.address("resourceId", reference);
        clerk.address("resourceId", other);
        assertThat(get("/addresses").with("resourceId", reference).send().ids()).containsExactly(address);
        String book = clerk.book("providerId", reference);
        clerk.book("providerId", other);
        assertThat(get("/address-books").with("providerId", reference).send().ids())
                .containsExactly(book);
    }

    @Test
    void books_are_filtered_by_the_objects_filed_in_them() {
        String first = clerk.book();
        String second = clerk.book();
        clerk.childOf(first);
        String contact = clerk.contactIn(first, reference);
        String address = clerk.addressIn(second);
        assertThat(get("/address-books").with("contactId", contact).send().ids())
                .containsExactly(first);
        assertThat(get("/address-books").with("addressId", address).send().ids())
                .containsExactly(second);
        clerk.putContact(second, contact).send().is(200);
        assertThat(get("/address-books").with("contactId", contact).send().ids())
                .containsExactly(first, second);
        assertThat(get("/address-books")
                        .with("contactId", contact)
                        .with("addressId", address)
                        .send()
                        .ids())
                .containsExactly(second);
    }

    @Test
    void filters_combine_with_and() {
        String address = clerk.address();
        String both = clerk.contactOn(address, reference);
        clerk.contactOn(address, other);
        clerk.contact(reference);
        assertThat(get("/contacts")
                        .with("addressId", address)
                        .with("referenceId", reference)
                        .send()
                        .ids())
                .containsExactly(both);
        assertThat(get("/contacts")
                        .with("addressId", address)
                        .with("referenceId", TestObjects.someone())
                        .send()
                        .ids())
                .isEmpty();
        assertThat(get("/contacts")
                        .with("referenceId", reference)
                        .with("genusTypeId", ObjectContract.CONTACT.defaultGenusType())
                        .with("addressBookId", TestObjects.DEFAULT_BOOK)
                        .with("addressId", address)
                        .with("effective", true)
                        .send()
                        .ids())
                .containsExactly(both);
    }

    @Test
    void a_filter_follows_changes() {
        String address = clerk.address("resourceId", reference);
        put("/addresses/{}", address).json("resourceId", other).send().is(200);
        assertThat(get("/addresses").with("resourceId", reference).send().ids()).isEmpty();
        assertThat(get("/addresses").with("resourceId", other).send().ids()).containsExactly(address);
        put("/addresses/{}", address).json("resourceId", null).send().is(200);
        assertThat(get("/addresses").with("resourceId", other).send().ids()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/contacts,                           addressId,   contact.Address:999999999@campus.example",
        "/contacts,                           addressId,   contact.Address:1@elsewhere.example",
        "/contacts,                           referenceId, resource.Resource:nobody@base.url",
        "/contacts,                           addresseeId, resource.Resource:nobody@base.url",
        "/addresses,                          resourceId,  resource.Resource:nobody@base.url",
        "/address-books,                      providerId,  resource.Resource:nobody@base.url",
        "/address-books,                      contactId,   contact.Contact:999999999@campus.example",
        "/address-books,                      contactId,   contact.Address:1@campus.example",
        "/address-books,                      addressId,   contact.Address:999999999@campus.example",
        "/address-books,                      addressId,   resource.Resource:nobody@base.url",
        "/address-books/root-address-book,    contactId,   contact.Contact:999999999@campus.example"
    })
    void an_unknown_object_in_a_filter_matches_nothing(String path, String parameter, String id) {
        assertThat(get(path).with(parameter, id).send().ids()).isEmpty();
    }

    @Test
    void an_unknown_address_book_is_not_found() {
        for (String book :
                new String[] {TestObjects.unknown("AddressBook"), "contact.AddressBook:1@elsewhere.example"}) {
            get("/contacts").with("addressBookId", book).send().says(404, "address-book not found");
            get("/addresses").with("addressBookId", book).send().says(404, "address-book not found");
        }
    }

    @Test
    void nested_lists_take_the_filters_of_their_collection() {
        String book = clerk.book();
        String address = clerk.address("resourceId", reference);
        clerk.putAddress(book, address).send().is(200);
        clerk.addressIn(book);
        String contact = clerk.contactIn(book, reference, "addresseeId", other, "endDate", "2001-01-01T00:00:00Z");
        clerk.contactIn(book, other);
        String child = clerk.book("providerId", reference);
        clerk.putChild(book, child).send().is(200);
        clerk.childOf(book);
        String nested = "/address-books/{}/";
        assertThat(get(nested + "addresses", book)
                        .with("resourceId", reference)
                        .send()
                        .ids())
                .containsExactly(address);
        assertThat(get(nested + "contacts", book)
                        .with("referenceId", reference)
                        .send()
                        .ids())
                .containsExactly(contact);
        assertThat(get(nested + "contacts", book)
                        .with("addresseeId", other)
                        .send()
                        .ids())
                .containsExactly(contact);
        assertThat(get(nested + "contacts", book)
                        .with("effective", false)
                        .send()
                        .ids())
                .containsExactly(contact);
        assertThat(get(nested + "contacts", book)
                        .with("toDate", "2001-01-01")
                        .with("dateMatch", "throughout")
                        .send()
                        .ids())
                .doesNotContain(contact)
                .hasSize(1);
        assertThat(get(nested + "children", book)
                        .with("providerId", reference)
                        .send()
                        .ids())
                .containsExactly(child);
        assertThat(get(nested + "parents", child)
                        .with("providerId", reference)
                        .send()
                        .ids())
                .isEmpty();
    }
}
