package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.http.client.JsonTree;
import campus.contacts.rest.http.client.Request;
import campus.contacts.rest.schema.StockValidator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests form metadata: a JSON Schema for stock forms and validators, with the annotations of the wire contract. */
@OnEveryStorage
class FormsTest extends Conformance {
    private static final List<String> ANNOTATIONS = List.of(
            "description", "type", "read-only", "elementId", "existingValue", "elementLabel", "instructions", "linked");
    private static final Map<String, String> TITLES = Map.of(
            "displayName", "Name",
            "description", "Description",
            "startDate", "Start Date",
            "endDate", "End Date",
            "endReasonId", "End Reason",
            "addresseeId", "Addressee",
            "resourceId", "Resource",
            "providerId", "Provider",
            "brandingIds", "Branding",
            "license", "License");

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_form_is_a_valid_schema_of_2019_09(ObjectContract kind) {
        for (JsonNode form : List.of(createForm(kind), updateForm(kind, kind.create(clerk)))) {
            assertThat(StockValidator.METASCHEMA.wrongAt(form)).isEmpty();
            assertThat(form.get("$schema").textValue()).isEqualTo("https://json-schema.org/draft/2019-09/schema");
            assertThat(form.get("title").textValue()).isEqualTo(kind.title);
            assertThat(form.get("type").textValue()).isEqualTo("object");
            assertThat(JsonTree.texts(form.get("required"))).containsExactly("displayName");
        }
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void the_properties_are_those_of_the_seed_in_its_order(ObjectContract kind) {
        List<String> expected = kind.fields.stream()
                .filter(field -> !field.equals("addressId") && !field.equals("referenceId"))
                .toList();
        assertThat(JsonTree.names(createForm(kind).get("properties"))).isEqualTo(expected);
        assertThat(JsonTree.names(updateForm(kind, kind.create(clerk)).get("properties")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_property_that_can_be_set_has_the_annotations_of_the_seed(ObjectContract kind) {
        for (JsonNode form : List.of(createForm(kind), updateForm(kind, kind.create(clerk)))) {
            writable(kind).forEach(name -> {
                JsonNode property = form.get("properties").get(name);
                assertThat(JsonTree.names(property)).as(name).containsAll(ANNOTATIONS);
                assertThat(property.get("read-only").booleanValue()).as(name).isFalse();
                assertThat(property.path("readOnly").asBoolean()).as(name).isFalse();
                assertThat(property.get("linked").isBoolean()).as(name).isTrue();
                assertThat(property.get("elementId").textValue())
                        .isEqualTo("contact." + kind.title + ":" + name + "@" + RunningService.AUTHORITY);
                assertThat(property.get("title")).as(name).isEqualTo(property.get("elementLabel"));
                assertThat(property.get("instructions").textValue()).isNotBlank();
                if (TITLES.containsKey(name)) {
                    assertThat(property.get("title").textValue()).isEqualTo(TITLES.get(name));
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_property_of_the_system_is_read_only(ObjectContract kind) {
        JsonNode properties = createForm(kind).get("properties");
        for (String name : List.of("id", "uri", "genusTypeId", "recordTypeIds")) {
            assertThat(properties.get(name).get("readOnly").booleanValue())
                    .as(name)
                    .isTrue();
        }
        assertThat(properties.get("id").get("format").textValue()).isEqualTo("osid-id");
        assertThat(properties.get("uri").get("format").textValue()).isEqualTo("uri");
        assertThat(properties.get("recordTypeIds").get("items").get("format").textValue())
                .isEqualTo("osid-id");
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void lengths_and_formats_are_those_of_the_seed(ObjectContract kind) {
        JsonNode properties = createForm(kind).get("properties");
        writable(kind).forEach(name -> {
            JsonNode property = properties.get(name);
            if (List.of("displayName", "description", "license").contains(name)) {
                assertThat(property.get("maxLength").intValue()).isEqualTo(128);
                assertThat(property.get("minLength").intValue()).isEqualTo(name.equals("displayName") ? 1 : 0);
            } else if (name.endsWith("Date")) {
                assertThat(property.get("format").textValue()).isEqualTo("date-time");
            } else if (name.endsWith("Id")) {
                assertThat(property.get("format").textValue()).isEqualTo("osid-id");
            } else if (name.equals("brandingIds")) {
                assertThat(property.get("type").textValue()).isEqualTo("array");
                assertThat(property.get("items").get("format").textValue()).isEqualTo("osid-id");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_form_has_no_keyword_that_breaks_a_validator(ObjectContract kind) {
        for (JsonNode form : List.of(createForm(kind), updateForm(kind, kind.create(clerk)))) {
            for (JsonNode holder : form.findParents("enum")) {
                assertThat(holder.get("enum")).isNotEmpty();
            }
            for (JsonNode holder : form.findParents("pattern")) {
                assertThat(holder.get("pattern").textValue()).isNotEmpty();
            }
            for (Map.Entry<String, JsonNode> property : form.get("properties").properties()) {
                JsonNode value = property.getValue().get("default");
                if (value != null) {
                    ObjectNode instance = JsonTree.object("displayName", "x");
                    instance.set(property.getKey(), value);
                    assertThat(new StockValidator(form).wrongAt(instance))
                            .as(property.getKey())
                            .isEmpty();
                    assertThat(property.getValue().path("readOnly").asBoolean())
                            .as(property.getKey())
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_create_form_has_no_existing_values(ObjectContract kind) {
        JsonNode properties = createForm(kind).get("properties");
        writable(kind)
                .forEach(name -> assertThat(
                                properties.get(name).get("existingValue").isNull())
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void an_update_form_shows_the_current_values(ObjectContract kind) {
        Object[] values = switch (kind) {
            case CONTACT ->
                new Object[] {"displayName", "Now", "startDate", "2020-10-03T06:30:00.000Z", "addresseeId", "a:b@c"};
            case ADDRESS -> new Object[] {"displayName", "Now", "resourceId", "a:b@c"};
            case ADDRESS_BOOK -> new Object[] {"displayName", "Now", "brandingIds", List.of("a:b@c", "d:e@f")};
        };
        String id = kind.create(clerk, values);
        JsonNode object = get(kind.item(), id).send().json();
        JsonNode properties = updateForm(kind, id).get("properties");
        writable(kind).forEach(name -> {
            JsonNode property = properties.get(name);
            JsonNode value = object.get(name);
            if (value.isNull() || value.isArray() && value.isEmpty()) {
                assertThat(property.get("existingValue").isNull()
                                || property.get("existingValue").isEmpty())
                        .as(name)
                        .isTrue();
            } else {
                assertThat(property.get("existingValue")).as(name).isEqualTo(value);
                assertThat(property.get("default")).as(name).isEqualTo(value);
            }
        });
        put(kind.item(), id).json("displayName", "Then").send().is(200);
        assertThat(updateForm(kind, id)
                        .get("properties")
                        .get("displayName")
                        .get("existingValue")
                        .textValue())
                .isEqualTo("Then");
    }

    @Test
    void the_form_of_a_new_contact_needs_its_address_and_reference() {
        String address = clerk.address();
        get("/contacts/metadata").send().is(400);
        get("/contacts/metadata").with("addressId", address).send().is(400);
        get("/contacts/metadata").with("referenceId", "a:b@c").send().is(400);
        get("/contacts/metadata")
                .with("addressId", "malformed")
                .with("referenceId", "a:b@c")
                .send()
                .is(400);
        get("/contacts/metadata")
                .with("addressId", address)
                .with("referenceId", "malformed")
                .send()
                .is(400);
        Request form = get("/contacts/metadata").with("addressId", address).with("referenceId", "a:b@c");
        form.with("addressBookId", clerk.book())
                .with("genusType", "a:b@c")
                .send()
                .is(200);
    }

    private JsonNode createForm(ObjectContract kind) {
        return kind.createForm(clerk).send().is(200).json();
    }

    private JsonNode updateForm(ObjectContract kind, String id) {
        return get(kind.item() + "/metadata", id).send().is(200).json();
    }

    private static Stream<String> writable(ObjectContract kind) {
        return kind.fields.stream()
                .filter(field -> !List.of("id", "uri", "genusTypeId", "recordTypeIds", "addressId", "referenceId")
                        .contains(field));
    }
}
