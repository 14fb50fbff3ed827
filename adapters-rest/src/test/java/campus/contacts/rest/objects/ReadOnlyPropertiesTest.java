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
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests read-only properties in requests, which are accepted if they change nothing. */
@OnEveryStorage
class ReadOnlyPropertiesTest extends Conformance {
    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void putting_a_response_back_changes_nothing(ObjectContract kind) {
        String id = kind.create(clerk, "displayName", "Kept", "description", "Kept too");
        JsonNode before = get(kind.item(), id).send().is(200).json();
        put(kind.item(), id).body("application/json", before.toString()).send().says(200, kind.updated);
        assertThat(get(kind.item(), id).send().json()).isEqualTo(before);
        put(kind.item(), id)
                .with("replace", "true")
                .body("application/json", before.toString())
                .send()
                .says(200, kind.updated);
        assertThat(get(kind.item(), id).send().json()).isEqualTo(before);
        patch(kind.item(), id)
                .body("application/merge-patch+json", before.toString())
                .send()
                .is(200);
        assertThat(get(kind.item(), id).send().json()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_response_without_its_id_can_be_posted(ObjectContract kind) {
        JsonNode object = get(kind.item(), kind.create(clerk, "description", "Copied"))
                .send()
                .json();
        ObjectNode copy = object.deepCopy();
        copy.remove("id");
        Request post = clerk.api().post(kind.path);
        if (kind == ObjectContract.CONTACT) {
            post.with("addressId", object.get("addressId").textValue())
                    .with("referenceId", object.get("referenceId").textValue());
        }
        Answer made = post.body("application/json", copy.toString()).send().is(201);
        ObjectNode expected = object.deepCopy();
        expected.put("id", made.id()).put("uri", made.text("uri"));
        assertThat(made.json()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_read_only_property_without_a_value_is_ignored(ObjectContract kind) {
        for (Object nothing : new Object[] {null, "", List.of()}) {
            ObjectNode body = JsonTree.object("displayName", "Form");
            for (String property : readOnly(kind).toList()) {
                body.set(property, JsonTree.object("value", nothing).get("value"));
            }
            Answer made = kind.post(clerk)
                    .body("application/json", body.toString())
                    .send()
                    .is(201);
            put(kind.item(), made.id())
                    .body("application/json", body.toString())
                    .send()
                    .says(200, kind.updated);
            assertThat(get(kind.item(), made.id()).send().json()).isEqualTo(made.json());
        }
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void another_value_in_a_read_only_property_is_refused(ObjectContract kind) {
        String id = kind.create(clerk);
        JsonNode before = get(kind.item(), id).send().json();
        for (String property :
                readOnly(kind).filter(name -> !name.equals("uri")).toList()) {
            Object other = property.equals("recordTypeIds") ? List.of("a:b@c") : kind.unknownId();
            for (Object value : new Object[] {other, 5, true}) {
                put(kind.item(), id).json(property, value).send().refusesAt(400, "/" + property);
                patch(kind.item(), id).json(property, value).send().refusesAt(400, "/" + property);
                kind.post(clerk)
                        .json("displayName", "x", property, value)
                        .send()
                        .refusesAt(400, "/" + property);
            }
        }
        assertThat(get(kind.item(), id).send().json()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_uri_is_ignored_whatever_it_is(ObjectContract kind) {
        String id = kind.create(clerk);
        String uri = get(kind.item(), id).send().text("uri");
        put(kind.item(), id).json("uri", "https://elsewhere.example/").send().says(200, kind.updated);
        assertThat(get(kind.item(), id).send().text("uri")).isEqualTo(uri);
        kind.post(clerk)
                .json("displayName", "x", "uri", "https://elsewhere.example/")
                .send()
                .is(201);
    }

    @Test
    void a_read_only_id_may_be_spelled_otherwise() {
        String reference = "resource.Resource:a%3a" + UUID.randomUUID() + "@base.url";
        String contact = clerk.contact(reference);
        JsonNode object = get("/contacts/{}", contact).send().json();
        put("/contacts/{}", contact)
                .json(
                        "id", contact.replace("contact.Contact", "CONTACT.contact"),
                        "referenceId", reference.replace("%3a", "%3A").replace("base.url", "BASE.URL"),
                        "addressId", object.get("addressId").textValue().replace("campus.", "Campus."),
                        "genusTypeId", ObjectContract.CONTACT.defaultGenusType().replace("type.Type", "Type.type"))
                .send()
                .says(200, "The contact has been updated");
        assertThat(get("/contacts/{}", contact).send().json()).isEqualTo(object);
    }

    @Test
    void a_post_may_repeat_the_address_and_the_reference_of_its_query() {
        String address = clerk.address();
        String reference = TestObjects.someone();
        clerk.postContactOn(address, reference, "addressId", address, "referenceId", reference)
                .send()
                .is(201);
        clerk.postContactOn(address, reference, "referenceId", reference.replace("people.example", "PEOPLE.example"))
                .send()
                .is(201);
        clerk.postContactOn(address, reference, "addressId", clerk.address())
                .send()
                .refusesAt(400, "/addressId");
        clerk.postContactOn(address, reference, "referenceId", TestObjects.someone())
                .send()
                .refusesAt(400, "/referenceId");
    }

    @Test
    void a_post_must_name_address_and_reference() {
        String address = clerk.address();
        String reference = TestObjects.someone();
        post("/contacts")
                .with("addressId", address)
                .json("displayName", "x", "referenceId", "")
                .send()
                .refusesNaming(400, List.of("referenceId"));
        post("/contacts")
                .with("referenceId", reference)
                .json("displayName", "x", "addressId", null)
                .send()
                .refusesNaming(400, List.of("addressId"));
        post("/contacts")
                .with("referenceId", reference)
                .json("displayName", "x", "addressId", address)
                .send()
                .is(201);
    }

    private static Stream<String> readOnly(ObjectContract kind) {
        return Stream.of("id", "uri", "genusTypeId", "recordTypeIds", "addressId", "referenceId")
                .filter(kind.fields::contains);
    }
}
