package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the values of properties. */
@OnEveryStorage
class PropertiesTest extends Conformance {
    private static final String EMOJI = "\uD83D\uDE00";

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_display_name_is_required_when_an_object_is_made(ObjectContract kind) {
        kind.post(clerk).json().send().refusesNaming(400, List.of("displayName"));
        kind.post(clerk).json("displayName", null).send().refusesAt(400, "/displayName");
        kind.post(clerk).json("displayName", "").send().refusesAt(400, "/displayName");
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_display_name_cannot_be_cleared(ObjectContract kind) {
        String id = kind.create(clerk, "displayName", "Kept");
        put(kind.item(), id).json("displayName", null).send().refusesAt(400, "/displayName");
        put(kind.item(), id).json("displayName", "").send().refusesAt(400, "/displayName");
        patch(kind.item(), id).json("displayName", null).send().refusesAt(400, "/displayName");
        assertThat(get(kind.item(), id).send().text("displayName")).isEqualTo("Kept");
    }

    @ParameterizedTest
    @CsvSource({
        "CONTACT, displayName, 128", "CONTACT, description, 128", "ADDRESS, displayName, 128",
        "ADDRESS, description, 128", "ADDRESS, addressText, 512", "ADDRESS_BOOK, displayName, 128",
        "ADDRESS_BOOK, description, 128", "ADDRESS_BOOK, license, 128"
    })
    void lengths_are_counted_in_code_points(ObjectContract kind, String property, int most) {
        for (String character : new String[] {"x", "é", EMOJI}) {
            String longest = character.repeat(most);
            String tooLong = character.repeat(most + 1);
            String id = kind.create(clerk, property, longest);
            assertThat(get(kind.item(), id).send().text(property)).isEqualTo(longest);
            ObjectNode body = JsonTree.object("displayName", "x").put(property, tooLong);
            kind.post(clerk).body("application/json", body.toString()).send().refusesAt(400, "/" + property);
            put(kind.item(), id).json(property, tooLong).send().refusesAt(400, "/" + property);
            patch(kind.item(), id).json(property, tooLong).send().refusesAt(400, "/" + property);
            put(kind.item(), id).json(property, longest).send().says(200, kind.updated);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CONTACT, displayName",
        "CONTACT, description",
        "CONTACT, startDate",
        "CONTACT, endDate",
        "CONTACT, endReasonId",
        "CONTACT, addresseeId",
        "ADDRESS, displayName",
        "ADDRESS, description",
        "ADDRESS, resourceId",
        "ADDRESS, addressText",
        "ADDRESS_BOOK, displayName",
        "ADDRESS_BOOK, description",
        "ADDRESS_BOOK, providerId",
        "ADDRESS_BOOK, license",
        "ADDRESS_BOOK, brandingId"
    })
    void text_is_not_a_number_a_truth_a_list_or_an_object(ObjectContract kind, String property) {
        String id = kind.create(clerk);
        for (Object value : new Object[] {5, 0.5, true, false, List.of("x"), Collections.singletonMap("x", 1)}) {
            ObjectNode body = JsonTree.object("displayName", "x");
            body.set(property, JsonTree.object("value", value).get("value"));
            kind.post(clerk).body("application/json", body.toString()).send().refusesAt(400, pointer(property));
            put(kind.item(), id).json(property, value).send().refusesAt(400, pointer(property));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CONTACT, endReasonId",
        "CONTACT, addresseeId",
        "ADDRESS, resourceId",
        "ADDRESS_BOOK, providerId",
        "ADDRESS_BOOK, brandingId"
    })
    void an_id_is_refused_unless_it_has_the_form_of_one(ObjectContract kind, String property) {
        String id = kind.create(clerk);
        for (String value : new String[] {"x", "a:b", "a@b", " ", "a:@b", ":a@b", "a:b@"}) {
            kind.post(clerk).json("displayName", "x", property, value).send().refusesAt(400, pointer(property));
            put(kind.item(), id).json(property, value).send().refusesAt(400, pointer(property));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CONTACT, description",
        "CONTACT, startDate",
        "CONTACT, endDate",
        "CONTACT, endReasonId",
        "CONTACT, addresseeId",
        "ADDRESS, description",
        "ADDRESS, resourceId",
        "ADDRESS, addressText",
        "ADDRESS_BOOK, description",
        "ADDRESS_BOOK, providerId",
        "ADDRESS_BOOK, license",
        "ADDRESS_BOOK, brandingIds"
    })
    void an_empty_text_in_an_optional_property_means_null(ObjectContract kind, String property) {
        Object value = property.endsWith("Date") ? "2020-10-03T06:30:00.000Z" : "resource.Resource:1@base.url";
        Object set = property.equals("brandingIds") ? List.of(value) : value;
        String id = kind.create(clerk, property, "");
        assertThat(isUnset(get(kind.item(), id).send().json().get(property))).isTrue();
        put(kind.item(), id).json(property, set).send().says(200, kind.updated);
        assertThat(isUnset(get(kind.item(), id).send().json().get(property))).isFalse();
        put(kind.item(), id).json(property, "").send().says(200, kind.updated);
        assertThat(isUnset(get(kind.item(), id).send().json().get(property))).isTrue();
    }

    @Test
    void brandings_are_a_list_of_at_most_100_ids_in_their_order() {
        List<String> hundred = IntStream.range(0, 100)
                .mapToObj(i -> "repository.Asset:" + (100 - i) + "@base.url")
                .toList();
        String book = clerk.book("brandingIds", hundred);
        assertThat(JsonTree.texts(get("/address-books/{}", book).send().json().get("brandingIds")))
                .isEqualTo(hundred);
        List<String> tooMany = new ArrayList<>(hundred);
        tooMany.add("repository.Asset:x@base.url");
        clerk.postBook("brandingIds", tooMany).send().refusesAt(400, "/brandingIds");
        put("/address-books/{}", book).json("brandingIds", tooMany).send().refusesAt(400, "/brandingIds");
        clerk.postBook("brandingIds", "a:b@c").send().refusesAt(400, "/brandingIds");
        clerk.postBook("brandingIds", List.of("a:b@c", 5)).send().refusesAt(400, "/brandingIds/1");
        clerk.postBook("brandingIds", Collections.singletonList(null)).send().refusesAt(400, "/brandingIds/0");
    }

    @Test
    void one_branding_is_taken_as_a_list_of_one() {
        String book = clerk.book("brandingId", "asset.Asset:AddressBook@base.url");
        JsonNode made = get("/address-books/{}", book).send().json();
        assertThat(JsonTree.texts(made.get("brandingIds"))).containsExactly("asset.Asset:AddressBook@base.url");
        assertThat(made.has("brandingId")).isFalse();
        put("/address-books/{}", book)
                .json("brandingId", "asset.Asset:2@base.url")
                .send()
                .is(200);
        JsonNode changed = get("/address-books/{}", book).send().json();
        assertThat(JsonTree.texts(changed.get("brandingIds"))).containsExactly("asset.Asset:2@base.url");
        clerk.postBook("brandingId", "a:b@c", "brandingIds", List.of("a:b@c"))
                .send()
                .is(201);
        clerk.postBook("brandingId", "a:b@c", "brandingIds", List.of("a:b@d"))
                .send()
                .is(400);
        put("/address-books/{}", book)
                .json("brandingId", "a:b@c", "brandingIds", List.of("a:b@c", "a:b@d"))
                .send()
                .is(400);
    }

    @Test
    void the_examples_of_the_seed_are_taken() {
        String contact = clerk.contact(
                TestObjects.someone(),
                "displayName",
                "Display Name of this Contact",
                "description",
                "The description of this Contact",
                "startDate",
                "2020-10-03T06:30:00.000Z",
                "endDate",
                "2020-12-18T19:30:00.000Z",
                "endReasonId",
                "process.State:2008@base.url",
                "addresseeId",
                "resource.Resource:8170@base.url");
        JsonNode made = get("/contacts/{}", contact).send().json();
        assertThat(made.get("startDate").textValue()).isEqualTo("2020-10-03T06:30:00.000Z");
        assertThat(made.get("endDate").textValue()).isEqualTo("2020-12-18T19:30:00.000Z");
        assertThat(made.get("endReasonId").textValue()).isEqualTo("process.State:2008@base.url");
        assertThat(made.get("addresseeId").textValue()).isEqualTo("resource.Resource:8170@base.url");
        String address = clerk.address(
                "displayName", "Display Name of this Address",
                "description", "The description of this Address",
                "resourceId", "resource.Resource:2792@base.url");
        assertThat(get("/addresses/{}", address).send().text("resourceId"))
                .isEqualTo("resource.Resource:2792@base.url");
        String book = clerk.book(
                "displayName", "Display Name of this AddressBook",
                "description", "The description of this AddressBook",
                "providerId", "resource.Resource:123@base.url",
                "brandingId", "asset.Asset:AddressBook@base.url",
                "license", "The license that applies to this AddressBook");
        assertThat(get("/address-books/{}", book).send().text("license"))
                .isEqualTo("The license that applies to this AddressBook");
    }

    @Test
    void an_address_text_can_be_set_changed_and_cleared() {
        String address = clerk.address("addressText", "162 School Street\nBoston");
        assertThat(get("/addresses/{}", address).send().text("addressText")).isEqualTo("162 School Street\nBoston");
        put("/addresses/{}", address)
                .json("addressText", "tom@earth.com")
                .send()
                .is(200);
        assertThat(get("/addresses/{}", address).send().text("addressText")).isEqualTo("tom@earth.com");
        put("/addresses/{}", address).json("addressText", null).send().is(200);
        assertThat(get("/addresses/{}", address).send().text("addressText")).isNull();
    }

    @Test
    void an_end_reason_may_be_set_without_an_end() {
        String contact = clerk.contact(TestObjects.someone(), "endReasonId", "process.State:2008@base.url");
        assertThat(get("/contacts/{}", contact).send().text("endReasonId")).isEqualTo("process.State:2008@base.url");
        assertThat(get("/contacts/{}", contact).send().text("endDate")).isNull();
    }

    private static boolean isUnset(JsonNode value) {
        return value.isNull() || value.isArray() && value.isEmpty();
    }

    /** Returns the pointer of an error: one branding is shorthand for a list of one, and an error is reported in the list. */
    private static String pointer(String property) {
        return property.equals("brandingId") ? "/brandingIds/0" : "/" + property;
    }
}
