package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Request;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests undo and erasing (recorded time, sections 3 and 4). */
@OnEveryStorage
class RestoreTest extends Conformance {
    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void an_earlier_version_becomes_the_content_again(ObjectContract kind) {
        String id = kind.create(clerk, "displayName", "First", "description", "Ünïcode 🎓");
        put(kind.item(), id)
                .json("displayName", "Second", "description", null)
                .send()
                .is(200);
        Answer restored = restore(kind, id, 1).send().is(200);
        assertThat(restored.text("displayName")).isEqualTo("First");
        assertThat(restored.text("description")).isEqualTo("Ünïcode 🎓");
        assertThat(restored.tag()).isEqualTo("\"3\"");
        Answer now = get(kind.item(), id).send().is(200);
        assertThat(now.bytes()).isEqualTo(restored.bytes());
        assertThat(now.tag()).isEqualTo(restored.tag());
        assertThat(words(kind, id)).containsExactly("restored", "updated", "created");
        Answer again = restore(kind, id, 1).send().is(200);
        assertThat(again.tag()).isEqualTo("\"3\"");
        assertThat(words(kind, id)).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_deleted_object_is_back_under_its_own_id(ObjectContract kind) {
        String id = kind.create(clerk, "displayName", "Lost");
        delete(kind.item(), id).send().is(200);
        Answer restored = restore(kind, id, 1).send().is(200);
        assertThat(restored.id()).isEqualTo(id);
        assertThat(restored.tag()).isEqualTo("\"3\"");
        get(kind.item(), id).send().is(200);
        assertThat(words(kind, id)).containsExactly("restored", "deleted", "created");
    }

    @Test
    void a_deleted_object_is_back_in_the_books_that_are_left() {
        String kept = clerk.book();
        String gone = clerk.book();
        String id = clerk.addressIn(kept);
        clerk.putAddress(gone, id).send().is(200);
        delete("/addresses/{}", id).send().is(200);
        delete("/address-books/{}", gone).send().is(200);
        restore(ObjectContract.ADDRESS, id, 1).send().is(200);
        assertThat(get("/address-books").with("addressId", id).send().ids()).containsExactly(kept);
        delete("/addresses/{}", id).send().is(200);
        delete("/address-books/{}", kept).send().is(200);
        restore(ObjectContract.ADDRESS, id, 1).send().is(200);
        assertThat(get("/address-books").with("addressId", id).send().ids()).containsExactly(TestObjects.DEFAULT_BOOK);
    }

    @Test
    void a_contact_whose_address_is_gone_is_a_409_that_names_it() {
        String address = clerk.address();
        String id = clerk.contactOn(address, TestObjects.someone());
        delete("/contacts/{}", id).send().is(200);
        delete("/addresses/{}", address).send().is(200);
        restore(ObjectContract.CONTACT, id, 1).send().refusesNaming(409, List.of(address));
        restore(ObjectContract.ADDRESS, address, 1).send().is(200);
        restore(ObjectContract.CONTACT, id, 1).send().is(200);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void conditions_hold_as_on_an_update(ObjectContract kind) {
        String id = kind.create(clerk, "displayName", "First");
        put(kind.item(), id).json("displayName", "Second").send().is(200);
        restore(kind, id, 1).header("If-Match", "\"1\"").send().is(412);
        restore(kind, id, 1).header("If-Match", "malformed").send().is(400);
        restore(kind, id, 1).header("If-None-Match", "*").send().is(412);
        restore(kind, id, 1).header("If-Match", "\"2\"").send().is(200);
        delete(kind.item(), id).send().is(200);
        restore(kind, id, 1).header("If-Match", "\"3\"").send().is(412);
        restore(kind, id, 1).header("If-Match", "\"4\"").send().is(200);
    }

    /** A deleted object has no current representation (RFC 9110, sections 13.1.1 and 13.1.2). */
    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void any_tag_matches_an_existing_object_only(ObjectContract kind) {
        String id = kind.create(clerk);
        restore(kind, id, 1).header("If-Match", "*").send().is(200);
        delete(kind.item(), id).send().is(200);
        restore(kind, id, 1).header("If-Match", "*").send().is(412);
        delete(kind.item(), id)
                .with("erase", true)
                .header("If-Match", "*")
                .send()
                .is(412);
        restore(kind, id, 1).header("If-None-Match", "*").send().is(200);
        delete(kind.item(), id)
                .with("erase", true)
                .header("If-Match", "*")
                .send()
                .is(200);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void the_version_is_required_and_must_be_kept(ObjectContract kind) {
        String id = kind.create(clerk);
        post(kind.item() + "/restore", id).send().says(400, "parameter 'version' is required, such as version=3");
        restore(kind, id, "x").send().is(400);
        restore(kind, id, 0).send().is(400);
        restore(kind, id, 1).with("bogus", 1).send().is(400);
        restore(kind, id, 2).send().says(404, kind.nestedNotFound());
        restore(kind, kind.unknownId(), 1).send().says(404, kind.nestedNotFound());
        restore(kind, kind.unknownId(), "x").send().says(404, kind.nestedNotFound());
        restore(kind, id, 1).body("text/plain", "ignored").send().is(200);
        get(kind.item() + "/restore", id).send().is(405);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void nothing_is_left_of_an_erased_object(ObjectContract kind) {
        String id = kind.create(clerk, "displayName", "First");
        put(kind.item(), id).json("displayName", "Second").send().is(200);
        delete(kind.item(), id)
                .with("erase", true)
                .header("If-Match", "\"1\"")
                .send()
                .is(412);
        delete(kind.item(), id).with("erase", true).send().says(200, kind.deleted);
        get(kind.item(), id).send().is(404);
        get(kind.item(), id).with("version", 1).send().is(404);
        get(kind.item() + "/history", id).send().says(404, kind.nestedNotFound());
        restore(kind, id, 1).send().is(404);
        delete(kind.item(), id).with("erase", true).send().says(404, kind.notFound);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_deleted_object_can_be_erased_later(ObjectContract kind) {
        String id = kind.create(clerk);
        delete(kind.item(), id).with("erase", "yes").send().is(400);
        delete(kind.item(), id).with("erase", false).send().says(200, kind.deleted);
        get(kind.item() + "/history", id).send().is(200);
        delete(kind.item(), id).send().says(404, kind.notFound);
        delete(kind.item(), id).with("erase", true).with("bogus", 1).send().is(400);
        delete(kind.item(), id).with("erase", true).send().says(200, kind.deleted);
        get(kind.item() + "/history", id).send().is(404);
    }

    @Test
    void what_an_object_is_needed_for_keeps_it_from_being_erased() {
        String address = clerk.address();
        clerk.contactOn(address, TestObjects.someone());
        delete("/addresses/{}", address).with("erase", true).send().is(409);
        delete("/address-books/{}", TestObjects.DEFAULT_BOOK)
                .with("erase", true)
                .send()
                .is(409);
        get("/addresses/{}", address).send().is(200);
    }

    @Test
    void a_kept_answer_is_emptied_with_the_object() {
        String key = UUID.randomUUID().toString();
        Answer first = keyed(key).send().is(201);
        delete("/addresses/{}", first.id()).with("erase", true).send().is(200);
        Answer again = keyed(key).send().is(201);
        assertThat(again.text()).isEqualTo("{}");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isNull();
    }

    private Request keyed(String key) {
        return clerk.postAddress("displayName", "Once").header("Idempotency-Key", key);
    }

    private Request restore(ObjectContract kind, String id, Object version) {
        return post(kind.item() + "/restore", id).with("version", version);
    }

    private List<String> words(ObjectContract kind, String id) {
        return get(kind.item() + "/history", id).send().is(200).json().findValuesAsText("change");
    }
}
