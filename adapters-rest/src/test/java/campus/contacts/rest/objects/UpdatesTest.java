package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.JsonTree;
import campus.contacts.rest.http.client.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the changes of PUT and PATCH: properties kept, changed and cleared. */
@OnEveryStorage
class UpdatesTest extends Conformance {
    private static final String START = "2020-10-03T06:30:00.000Z";
    private static final String END = "2020-12-18T19:30:00.000Z";

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void an_absent_property_stays_and_null_clears_it(String method) {
        String id = fullContact();
        JsonNode before = get("/contacts/{}", id).send().json();
        api.request(method, "/contacts/{}", id).json().send().is(200);
        assertThat(get("/contacts/{}", id).send().json()).isEqualTo(before);

        api.request(method, "/contacts/{}", id)
                .json("description", "New")
                .send()
                .is(200);
        ObjectNode expected = before.deepCopy();
        assertThat(get("/contacts/{}", id).send().json()).isEqualTo(expected.put("description", "New"));

        for (String property : List.of("description", "startDate", "endDate", "endReasonId", "addresseeId")) {
            api.request(method, "/contacts/{}", id).json(property, null).send().is(200);
            expected.putNull(property);
            assertThat(get("/contacts/{}", id).send().json()).isEqualTo(expected);
        }
    }

    @Test
    void null_clears_the_properties_of_addresses_and_books() {
        String address = clerk.address("description", "d", "resourceId", "a:b@c", "addressText", "t");
        put("/addresses/{}", address)
                .json("description", null, "resourceId", null, "addressText", null)
                .send()
                .is(200);
        JsonNode cleared = get("/addresses/{}", address).send().json();
        assertThat(cleared.get("description").isNull()).isTrue();
        assertThat(cleared.get("resourceId").isNull()).isTrue();
        assertThat(cleared.get("addressText").isNull()).isTrue();

        String book = clerk.book("providerId", "a:b@c", "brandingIds", List.of("a:b@c"), "license", "l");
        put("/address-books/{}", book)
                .json("providerId", null, "brandingIds", null, "license", null)
                .send()
                .is(200);
        JsonNode bare = get("/address-books/{}", book).send().json();
        assertThat(bare.get("providerId").isNull()).isTrue();
        assertThat(bare.get("license").isNull()).isTrue();
        assertThat(bare.get("brandingIds").isArray()).isTrue();
        assertThat(bare.get("brandingIds")).isEmpty();
    }

    @Test
    void replace_clears_what_is_absent() {
        String id = fullContact();
        put("/contacts/{}", id)
                .with("replace", "true")
                .json("displayName", "Replaced", "startDate", START)
                .send()
                .says(200, "The contact has been updated");
        JsonNode replaced = get("/contacts/{}", id).send().json();
        assertThat(replaced.get("displayName").textValue()).isEqualTo("Replaced");
        assertThat(replaced.get("startDate").textValue()).isEqualTo(START);
        for (String property : List.of("description", "endDate", "endReasonId", "addresseeId")) {
            assertThat(replaced.get(property).isNull()).as(property).isTrue();
        }
        assertThat(replaced.get("addressId").isNull()).isFalse();
        assertThat(replaced.get("referenceId").isNull()).isFalse();
    }

    @Test
    void without_replace_nothing_is_cleared() {
        String id = fullContact();
        JsonNode before = get("/contacts/{}", id).send().json();
        put("/contacts/{}", id).with("replace", "false").json().send().is(200);
        assertThat(get("/contacts/{}", id).send().json()).isEqualTo(before);
        put("/contacts/{}", id).with("replace", "maybe").json().send().is(400);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_refused_change_changes_nothing(ObjectContract kind) {
        String id = kind.create(clerk, "displayName", "Kept");
        Answer before = get(kind.item(), id).send();
        put(kind.item(), id)
                .json("displayName", "Changed", "description", "x".repeat(129))
                .send()
                .refusesAt(400, "/description");
        Answer after = get(kind.item(), id).send();
        assertThat(after.json()).isEqualTo(before.json());
        assertThat(after.tag()).isEqualTo(before.tag());
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_patch_returns_the_changed_object(ObjectContract kind) {
        String id = kind.create(clerk, "displayName", "Kept");
        Answer patched = patch(kind.item(), id)
                .body("application/merge-patch+json", "{\"description\":\"Patched\"}")
                .send()
                .is(200);
        assertThat(patched.text("description")).isEqualTo("Patched");
        assertThat(patched.text("displayName")).isEqualTo("Kept");
        assertThat(patched.json()).isEqualTo(get(kind.item(), id).send().json());
        assertThat(JsonTree.names(patched.json())).isEqualTo(kind.fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void changing_one_end_cannot_invert_a_period(String method) {
        String id = fullContact();
        Request later = api.request(method, "/contacts/{}", id).json("startDate", "2020-12-18T19:30:00.001Z");
        later.send().is(400);
        Request earlier = api.request(method, "/contacts/{}", id).json("endDate", "2020-10-03T06:29:59.999Z");
        earlier.send().is(400);
        api.request(method, "/contacts/{}", id).json("startDate", END).send().is(200);
        api.request(method, "/contacts/{}", id)
                .json("startDate", "2021-01-01T00:00:00Z", "endDate", "2021-01-02T00:00:00Z")
                .send()
                .is(200);
    }

    @Test
    void all_mistakes_are_reported_together() {
        Answer refused = clerk.postContact(
                        TestObjects.someone(),
                        "description",
                        "x".repeat(129),
                        "startDate",
                        "yesterday",
                        "addresseeId",
                        5)
                .send()
                .is(400);
        assertThat(refused.pointers()).contains("/description", "/startDate", "/addresseeId");
    }

    private String fullContact() {
        return clerk.contact(
                TestObjects.someone(),
                "displayName",
                "Full",
                "description",
                "Everything is set",
                "startDate",
                START,
                "endDate",
                END,
                "endReasonId",
                "process.State:2008@base.url",
                "addresseeId",
                "resource.Resource:8170@base.url");
    }
}
