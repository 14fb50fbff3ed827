package campus.contacts.rest;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.objects.ObjectContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests requests with several errors: 404 precedes 415 and 413, these precede 400, then 412, then 409. */
@OnEveryStorage
class OrderOfChecksTest extends Conformance {
    private static final String STALE = "\"stale\"";
    private static final byte[] LARGE = new byte[1024 * 1024 + 1];

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_404_comes_first(ObjectContract kind) {
        String id = kind.unknownId();
        put(kind.item(), id).body("text/plain", "{").send().says(404, kind.notFound);
        large("PUT", put(kind.item(), id).target()).says(404, kind.notFound);
        put(kind.item(), id).body("application/json", "{").send().says(404, kind.notFound);
        patch(kind.item(), id).body("text/plain", "{").send().says(404, kind.notFound);
        put(kind.item(), id).with("bogus", 1).json().send().says(404, kind.notFound);
        put(kind.item(), id).header("If-Match", STALE).json().send().says(404, kind.notFound);
        put(kind.item(), id).header("If-Match", "malformed").json().send().says(404, kind.notFound);
        get(kind.item(), id).with("bogus", 1).send().says(404, kind.notFound);
        delete(kind.item(), id).with("bogus", 1).send().says(404, kind.notFound);
        delete(kind.item(), id).header("If-Match", STALE).send().says(404, kind.notFound);
        get(kind.item() + "/metadata", id).with("bogus", 1).send().says(404, kind.metadataNotFound);
    }

    @Test
    void the_objects_that_a_post_names_are_checked_before_its_body() {
        post("/contacts")
                .with("addressId", TestObjects.unknown("Address"))
                .with("referenceId", "a:b@c")
                .body("text/plain", "{")
                .send()
                .says(404, "address not found");
        post("/addresses")
                .with("addressBookId", TestObjects.unknown("AddressBook"))
                .body("text/plain", "{")
                .send()
                .says(404, "address-book not found");
        post("/address-books")
                .with("parentId", TestObjects.unknown("AddressBook"))
                .body("application/json", "{")
                .send()
                .says(404, "address-book not found");
    }

    @Test
    void the_query_of_a_post_is_checked_before_its_body_is_parsed() {
        for (String end : List.of("addressId", "referenceId")) {
            post("/contacts")
                    .with(end, "malformed")
                    .body("application/json", "{")
                    .send()
                    .says(
                            400,
                            "parameter '" + end
                                    + "' is not an Id of the form namespace:identifier@authority, such as contact.Address:7@example.edu");
        }
        for (String path : List.of("/contacts", "/addresses", "/address-books")) {
            post(path)
                    .with("genusType", "malformed")
                    .body("application/json", "{")
                    .send()
                    .says(
                            400,
                            "parameter 'genusType' is not an Id of the form namespace:identifier@authority, such as contact.Address:7@example.edu");
        }
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_415_or_413_precedes_a_400(ObjectContract kind) {
        String id = kind.create(clerk);
        put(kind.item(), id).body("text/plain", "{").send().is(415);
        put(kind.item(), id).with("bogus", 1).body("text/plain", "{}").send().is(415);
        large("PUT", put(kind.item(), id).with("bogus", 1).target()).is(413);
        kind.post(clerk).with("bogus", 1).body("text/plain", "{}").send().is(415);
        large("POST", kind.post(clerk).target()).is(413);
        put(kind.item(), id)
                .header("If-Match", STALE)
                .body("text/plain", "{}")
                .send()
                .is(415);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_400_precedes_a_412(ObjectContract kind) {
        String id = kind.create(clerk);
        put(kind.item(), id)
                .header("If-Match", STALE)
                .json("displayName", 5)
                .send()
                .is(400);
        put(kind.item(), id)
                .header("If-Match", STALE)
                .with("bogus", 1)
                .json()
                .send()
                .is(400);
        put(kind.item(), id)
                .header("If-Match", STALE)
                .body("application/json", "{")
                .send()
                .is(400);
        delete(kind.item(), id)
                .header("If-Match", STALE)
                .with("bogus", 1)
                .send()
                .is(400);
    }

    @Test
    void a_412_precedes_a_409() {
        delete("/address-books/{}", TestObjects.DEFAULT_BOOK)
                .header("If-Match", STALE)
                .send()
                .is(412);
        String address = clerk.address();
        clerk.contactOn(address, TestObjects.someone());
        delete("/addresses/{}", address).header("If-Match", STALE).send().is(412);
        delete("/addresses/{}", address).send().is(409);
        String book = clerk.book();
        clerk.childOf(book);
        delete("/address-books/{}", book).header("If-Match", STALE).send().is(412);
        delete("/address-books/{}", book).send().is(409);
    }

    @Test
    void a_400_precedes_a_409() {
        String book = clerk.book();
        clerk.putChild(book, book).with("bogus", 1).send().is(400);
        delete("/address-books/{}", TestObjects.DEFAULT_BOOK)
                .with("bogus", 1)
                .send()
                .is(400);
    }

    private Answer large(String method, String target) {
        return api.wire().ask(method, target, LARGE, "Content-Type: application/json");
    }
}
