package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.ConcurrencyTest;
import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Request;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a retried POST with the same Idempotency-Key gets the same response and creates no second object. */
@OnEveryStorage
class IdempotencyTest extends Conformance {
    private final String key = UUID.randomUUID().toString();

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void the_same_request_again_gets_the_same_answer(ObjectContract kind) {
        String address = clerk.address();
        String genus = "type.Type:" + UUID.randomUUID() + "@dxtera.org";
        Answer first = make(kind, address, genus, "Once").is(201);
        Answer again = make(kind, address, genus, "Once").is(201);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(get(kind.path).with("genusTypeId", genus).send().ids()).containsExactly(first.id());
    }

    @Test
    void the_first_response_is_repeated_without_a_deleted_object() {
        Answer first = post("First").is(201);
        put("/addresses/{}", first.id()).json("displayName", "Changed").send().is(200);
        assertThat(post("First").is(201).bytes()).isEqualTo(first.bytes());
        delete("/addresses/{}", first.id()).send().is(200);
        Answer gone = post("First").is(201);
        assertThat(gone.text()).isEqualTo("{}");
        assertThat(gone.header("Location")).isEqualTo(first.header("Location"));
        assertThat(gone.header("ETag")).isNull();
        get("/addresses/{}", first.id()).send().is(404);
    }

    @Test
    void another_request_with_the_same_key_is_a_422() {
        post("First").is(201);
        post("Second").is(422);
        keyed(api.post("/addresses").with("genusType", "a:b@c").json("displayName", "First"))
                .is(422);
        keyed(api.post("/address-books").json("displayName", "First")).is(422);
        post("First").is(201);
    }

    @Test
    void another_request_with_the_same_key_is_a_422_also_where_its_address_is_gone() {
        String address = clerk.address();
        String contact = contact(address, "First").is(201).id();
        delete("/contacts/{}", contact).send().is(200);
        delete("/addresses/{}", address).send().is(200);
        contact(address, "Second").is(422);
        assertThat(contact(address, "First").is(201).text()).isEqualTo("{}");
    }

    private Answer contact(String address, String name) {
        return keyed(api.post("/contacts")
                .with("addressId", address)
                .with("referenceId", "resource.Resource:ada@example.edu")
                .json("displayName", name));
    }

    @Test
    void another_key_makes_another_object() {
        String first = post("Same").id();
        Answer second = clerk.postAddress("displayName", "Same")
                .header("Idempotency-Key", key + "x")
                .send();
        assertThat(second.is(201).id()).isNotEqualTo(first);
    }

    @Test
    void without_a_key_every_post_makes_an_object() {
        assertThat(clerk.address("displayName", "Same")).isNotEqualTo(clerk.address("displayName", "Same"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "tab\there", "naïve", "\u007F"})
    void a_malformed_key_is_refused(String malformed) {
        byte[] body = "{\"displayName\":\"x\"}".getBytes(StandardCharsets.US_ASCII);
        api.wire()
                .ask("POST", "/addresses", body, "Content-Type: application/json", "Idempotency-Key: " + malformed)
                .is(400);
    }

    @Test
    void two_keys_at_once_are_refused() {
        clerk.postAddress()
                .header("Idempotency-Key", key)
                .header("Idempotency-Key", key + "x")
                .send()
                .is(400);
    }

    @Test
    void a_key_has_at_most_128_characters() {
        String longest = (key + "!~").repeat(4).substring(0, 128);
        clerk.postAddress().header("Idempotency-Key", longest).send().is(201);
        clerk.postAddress().header("Idempotency-Key", longest + "x").send().is(400);
    }

    @RepeatedTest(10)
    void at_once_from_several_threads_one_object_is_made() {
        String book = clerk.book();
        Request[] posts = new Request[4];
        Arrays.setAll(
                posts,
                i -> clerk.postAddress("displayName", "Once")
                        .with("addressBookId", book)
                        .header("Idempotency-Key", key));
        List<Answer> answers = ConcurrencyTest.atOnce(posts);
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::text).containsOnly(answers.get(0).text());
        assertThat(get("/address-books/{}/addresses", book).send().ids())
                .containsExactly(answers.get(0).id());
    }

    @ParameterizedTest
    @EnumSource(value = ObjectContract.class, mode = EnumSource.Mode.EXCLUDE, names = "ADDRESS_BOOK")
    void a_merge_again_gets_the_first_answer(ObjectContract kind) {
        String reference = TestObjects.someone();
        String kept = mergeable(kind, reference);
        String other = mergeable(kind, reference);
        Answer first = merge(kind, kept, other).is(200);
        put(kind.item(), kept).json("displayName", "Changed").send().is(200);
        same(merge(kind, kept, other), first);
        merge(kind, kept, mergeable(kind, reference)).is(422);
        post(kind.item() + "/merge", kept).with("from", other).send().is(409);
        delete(kind.item(), kept).send().is(200);
        assertThat(merge(kind, kept, other).is(200).text()).isEqualTo("{}");
    }

    private String mergeable(ObjectContract kind, String reference) {
        return kind == ObjectContract.CONTACT ? clerk.contact(reference) : clerk.address();
    }

    private Answer merge(ObjectContract kind, String kept, String other) {
        return keyed(post(kind.item() + "/merge", kept).with("from", other));
    }

    @Test
    void a_refused_merge_leaves_its_key_free() {
        String kept = clerk.address();
        String other = clerk.address();
        delete("/addresses/{}", other).send().is(200);
        merge(ObjectContract.ADDRESS, kept, other).is(404);
        post("/addresses/{}/restore", other).with("version", 1).send().is(200);
        merge(ObjectContract.ADDRESS, kept, other).is(200);
        post("/addresses/{}/merge", kept)
                .with("from", other)
                .header("Idempotency-Key", "two words")
                .send()
                .is(400);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_restoration_again_gets_the_first_answer(ObjectContract kind) {
        String id = kind.create(clerk, "displayName", "First");
        put(kind.item(), id).json("displayName", "Second").send().is(200);
        Answer first = restore(kind, id, 1).is(200);
        assertThat(first.text("displayName")).isEqualTo("First");
        put(kind.item(), id).json("displayName", "Third").send().is(200);
        same(restore(kind, id, 1), first);
        assertThat(get(kind.item(), id).send().text("displayName")).isEqualTo("Third");
        restore(kind, id, 2).is(422);
        keyed(post(kind.item() + "/restore", id).with("version", 1).header("If-Match", "*"))
                .is(422);
        delete(kind.item(), id).with("erase", true).send().is(200);
        assertThat(restore(kind, id, 1).is(200).text()).isEqualTo("{}");
    }

    private Answer restore(ObjectContract kind, String id, int version) {
        return keyed(post(kind.item() + "/restore", id).with("version", version).header("If-Match", "\"2\""));
    }

    private static void same(Answer again, Answer first) {
        assertThat(again.is(200).bytes()).isEqualTo(first.bytes());
        assertThat(again.tag()).isEqualTo(first.tag());
        assertThat(again.header("Last-Modified")).isEqualTo(first.header("Last-Modified"));
    }

    private Answer make(ObjectContract kind, String address, String genus, String name) {
        Request post = api.post(kind.path).with("genusType", genus);
        if (kind == ObjectContract.CONTACT) {
            post.with("addressId", address).with("referenceId", "resource.Resource:" + key + "@people.example");
        }
        return keyed(post.json("displayName", name));
    }

    private Answer post(String displayName) {
        return keyed(clerk.postAddress("displayName", displayName));
    }

    private Answer keyed(Request request) {
        return request.header("Idempotency-Key", key).send();
    }
}
