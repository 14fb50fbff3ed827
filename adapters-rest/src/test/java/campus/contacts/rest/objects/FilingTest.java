package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the books of an object, and the default book. */
@OnEveryStorage
class FilingTest extends Conformance {
    private static final String NESTED = "/address-books/{}/{kind}/{}";

    @Test
    void the_default_book_is_there_from_the_start_and_is_a_root() {
        try (RunningService fresh = RunningService.start(storage)) {
            JsonNode books = fresh.client().get("/address-books").send().is(200).json();
            assertThat(books).hasSize(1);
            assertThat(books.get(0).get("id").textValue()).isEqualTo(TestObjects.DEFAULT_BOOK);
            assertThat(books.get(0).get("displayName").textValue()).isEqualTo("Default address book");
            assertThat(books.get(0).get("genusTypeId").textValue())
                    .isEqualTo(ObjectContract.ADDRESS_BOOK.defaultGenusType());
            Request roots = fresh.client().get("/address-books/root-address-book");
            assertThat(roots.send().ids()).containsExactly(TestObjects.DEFAULT_BOOK);
            assertThat(fresh.client().get("/contacts").send().ids()).isEmpty();
            assertThat(fresh.client().get("/addresses").send().ids()).isEmpty();
        }
    }

    @Test
    void the_default_book_can_be_edited_but_not_deleted() {
        put("/address-books/{}", TestObjects.DEFAULT_BOOK)
                .json("description", "Ours")
                .send()
                .says(200, "The address-book has been updated");
        assertThat(get("/address-books/{}", TestObjects.DEFAULT_BOOK).send().text("description"))
                .isEqualTo("Ours");
        delete("/address-books/{}", TestObjects.DEFAULT_BOOK).send().is(409);
        try (RunningService fresh = RunningService.start(storage)) {
            fresh.client()
                    .delete("/address-books/{}", TestObjects.DEFAULT_BOOK)
                    .send()
                    .is(409);
        }
    }

    @Test
    void the_default_book_is_never_a_child_but_may_have_children() {
        String book = clerk.book();
        clerk.putChild(book, TestObjects.DEFAULT_BOOK).send().is(409);
        clerk.putChild(TestObjects.DEFAULT_BOOK, book).send().is(200);
        assertThat(get("/address-books/{}/parents", book).send().ids()).containsExactly(TestObjects.DEFAULT_BOOK);
        assertThat(get("/address-books/{}/parents", TestObjects.DEFAULT_BOOK)
                        .send()
                        .ids())
                .isEmpty();
        delete("/address-books/{}/children/{}", TestObjects.DEFAULT_BOOK, book)
                .send()
                .is(200);
    }

    @Test
    void a_post_without_a_book_files_into_the_default_book() {
        String contact = clerk.contact(TestObjects.someone());
        String address = clerk.address();
        assertThat(get("/address-books").with("contactId", contact).send().ids())
                .containsExactly(TestObjects.DEFAULT_BOOK);
        assertThat(get("/address-books").with("addressId", address).send().ids())
                .containsExactly(TestObjects.DEFAULT_BOOK);
    }

    @Test
    void a_post_with_a_book_files_into_that_book_only() {
        String book = clerk.book();
        String contact = clerk.contactIn(book, TestObjects.someone());
        String address = clerk.addressIn(book);
        assertThat(get("/address-books").with("contactId", contact).send().ids())
                .containsExactly(book);
        assertThat(get("/address-books").with("addressId", address).send().ids())
                .containsExactly(book);
    }

    @ParameterizedTest
    @EnumSource(Filed.class)
    void filing_where_it_is_already_changes_nothing(Filed filed) {
        String book = clerk.book();
        String id = filed.in(book, clerk);
        api.request("PUT", path(filed), book, id).send().says(200, filed.added);
        api.request("PUT", path(filed), book, id).send().says(200, filed.added);
        assertThat(get("/address-books/{}/" + filed.plural, book).send().ids()).containsExactly(id);
    }

    @ParameterizedTest
    @EnumSource(Filed.class)
    void an_object_can_be_in_several_books_and_leave_all_but_the_last(Filed filed) {
        String first = clerk.book();
        String second = clerk.book();
        String id = filed.in(first, clerk);
        api.request("PUT", path(filed), second, id).send().says(200, filed.added);
        assertThat(get("/address-books").with(filed.parameter, id).send().ids()).containsExactly(first, second);
        delete(path(filed), first, id).send().says(200, filed.removed);
        delete(path(filed), first, id).send().says(404, filed.notFound);
        assertThat(get("/address-books/{}/" + filed.plural, first).send().ids()).isEmpty();
        delete(path(filed), second, id).send().is(409);
        assertThat(get("/address-books").with(filed.parameter, id).send().ids()).containsExactly(second);
        get("/" + filed.plural + "/{}", id).send().is(200);
    }

    @ParameterizedTest
    @EnumSource(Filed.class)
    void a_deleted_object_is_in_no_book(Filed filed) {
        String first = clerk.book();
        String second = clerk.book();
        String id = filed.in(first, clerk);
        api.request("PUT", path(filed), second, id).send().is(200);
        delete("/" + filed.plural + "/{}", id).send().is(200);
        assertThat(get("/address-books/{}/" + filed.plural, first).send().ids()).isEmpty();
        assertThat(get("/address-books/{}/" + filed.plural, second).send().ids())
                .isEmpty();
        assertThat(get("/address-books").with(filed.parameter, id).send().ids()).isEmpty();
        delete("/address-books/{}", first).send().says(200, "The address-book has been deleted");
    }

    @Test
    void a_book_cannot_be_deleted_while_it_holds_objects() {
        String book = clerk.book();
        String contact = clerk.contactIn(book, TestObjects.someone());
        delete("/address-books/{}", book).send().is(409);
        delete("/contacts/{}", contact).send().is(200);
        String address = clerk.addressIn(book);
        delete("/address-books/{}", book).send().is(409);
        clerk.putAddress(TestObjects.DEFAULT_BOOK, address).send().is(200);
        delete("/address-books/{}/addresses/{}", book, address).send().is(200);
        delete("/address-books/{}", book).send().says(200, "The address-book has been deleted");
        get("/address-books/{}", book).send().says(404, "address-book not found");
        get("/addresses/{}", address).send().is(200);
    }

    @Test
    void an_address_cannot_be_deleted_while_contacts_use_it() {
        String address = clerk.address();
        String first = clerk.contactOn(address, TestObjects.someone());
        String second = clerk.contactOn(address, TestObjects.someone());
        String third = clerk.contactOn(address, TestObjects.someone());
        delete("/addresses/{}", address).send().refusesNaming(409, List.of("3"));
        delete("/contacts/{}", first).send().is(200);
        delete("/contacts/{}", second).send().is(200);
        delete("/addresses/{}", address).send().is(409);
        delete("/contacts/{}", third).send().is(200);
        get("/addresses/{}", address).send().is(200);
        delete("/addresses/{}", address).send().says(200, "The address has been deleted");
    }

    @ParameterizedTest
    @EnumSource(Filed.class)
    void an_object_moves_between_books_in_one_step(Filed filed) {
        String from = clerk.book();
        String to = clerk.book();
        String id = filed.in(from, clerk);
        api.request("PUT", path(filed), to, id).with("from", from).send().says(200, filed.added);
        assertThat(get("/address-books").with(filed.parameter, id).send().ids()).containsExactly(to);
        JsonNode history = get("/" + filed.plural + "/{}/history", id).send().json();
        assertThat(history.findValuesAsText("change")).containsExactlyInAnyOrder("filed", "unfiled", "created");
        api.request("PUT", path(filed), to, id).with("from", from).send().says(404, filed.notFound);
        api.request("PUT", path(filed), to, id).with("from", to).send().is(400);
        api.request("PUT", path(filed), to, id).with("from", "x").send().is(400);
        api.request("PUT", path(filed), to, id)
                .with("from", TestObjects.unknown("AddressBook"))
                .send()
                .says(404, "addressBook not found");
        delete(path(filed), to, id).with("from", from).send().is(400);
    }

    private static String path(Filed filed) {
        return NESTED.replace("{kind}", filed.plural);
    }

    /** The kinds of objects that are filed in books. */
    enum Filed {
        CONTACT,
        ADDRESS;

        final String name = name().toLowerCase(Locale.ROOT);
        final String plural = name.equals("contact") ? "contacts" : "addresses";
        final String parameter = name + "Id";
        final String added = name + " has been added to addressBook";
        final String removed = name + " has been removed";
        final String notFound = name + " not found";

        String in(String book, TestObjects clerk) {
            return this == CONTACT ? clerk.contactIn(book, TestObjects.someone()) : clerk.addressIn(book);
        }
    }
}
