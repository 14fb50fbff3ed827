package campus.contacts.rest.schema;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.JsonTree;
import campus.contacts.rest.http.client.Request;
import campus.contacts.rest.objects.ObjectContract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that a form's schema and the server accept the same values, which are generated from the schema. */
@OnEveryStorage
class FormsAgreeTest extends Conformance {
    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_form_with_nothing_but_its_required_fields_is_accepted(ObjectContract kind) {
        JsonNode create = kind.createForm(clerk).send().is(200).json();
        ObjectNode minimal = JsonTree.object();
        create.get("required")
                .forEach(name -> minimal.put(
                        name.textValue(),
                        "x"
                                .repeat(create.at("/properties/" + name.textValue())
                                        .get("minLength")
                                        .intValue())));
        assertThat(new StockValidator(create).wrongAt(minimal)).isEmpty();
        Answer made = kind.post(clerk)
                .body("application/json", minimal.toString())
                .send()
                .is(201);
        put(kind.item(), made.id())
                .body("application/json", minimal.toString())
                .send()
                .says(200, kind.updated);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void an_update_form_submitted_with_its_defaults_changes_nothing(ObjectContract kind) {
        String id = kind.create(clerk, "description", "As it is");
        JsonNode before = get(kind.item(), id).send().json();
        JsonNode form = get(kind.item() + "/metadata", id).send().is(200).json();
        ObjectNode submitted = JsonTree.object();
        form.get("properties").properties().forEach(property -> {
            if (property.getValue().has("default")) {
                submitted.set(property.getKey(), property.getValue().get("default"));
            }
        });
        assertThat(JsonTree.names(submitted)).contains("displayName", "description");
        assertThat(new StockValidator(form).wrongAt(submitted)).isEmpty();
        put(kind.item(), id)
                .body("application/json", submitted.toString())
                .send()
                .says(200, kind.updated);
        assertThat(get(kind.item(), id).send().json()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void schema_and_server_reject_at_the_same_place(ObjectContract kind) {
        JsonNode form = kind.createForm(clerk).send().is(200).json();
        StockValidator validator = new StockValidator(form);
        String id = kind.create(clerk);
        int rejected = 0;
        for (Map.Entry<String, JsonNode> property : form.get("properties").properties()) {
            for (JsonNode value : odd(property.getValue())) {
                ObjectNode body = JsonTree.object("displayName", "Fine");
                body.set(property.getKey(), value);
                List<String> wrong = validator.wrongAt(body);
                if (!wrong.isEmpty() && !property.getKey().equals("uri")) {
                    rejected++;
                    Request post = kind.post(clerk).body("application/json", body.toString());
                    assertThat(post.send().is(400).pointers())
                            .as(body.toString())
                            .containsAll(wrong);
                    Request put = put(kind.item(), id).body("application/json", body.toString());
                    assertThat(put.send().is(400).pointers())
                            .as(body.toString())
                            .containsAll(wrong);
                }
            }
        }
        assertThat(rejected).isGreaterThan(30);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void an_object_is_valid_in_its_own_form(ObjectContract kind) {
        String id = kind.create(clerk, "description", "As it is");
        JsonNode form = get(kind.item() + "/metadata", id).send().is(200).json();
        ObjectNode object = get(kind.item(), id).send().json().deepCopy();
        assertThat(object.get("description").textValue()).isEqualTo("As it is");
        List<String> unset = new ArrayList<>();
        object.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                unset.add(field.getKey());
            }
        });
        object.remove(unset);
        assertThat(new StockValidator(form).wrongAt(object)).isEmpty();
    }

    /** Returns values at the limits of a property, except "" and null, which clear it. */
    private static List<JsonNode> odd(JsonNode property) {
        List<Object> values =
                new ArrayList<>(List.of(5, -1, 0.5, true, false, List.of(1), Map.of("a", 1), List.of("x", 5)));
        values.addAll(List.of("x", "no id", "a:b@c", "2020-10-03", "2020-10-03T06:30:00Z", "2020-02-30T00:00:00Z"));
        if (property.has("maxLength")) {
            int most = property.get("maxLength").intValue();
            values.add("x".repeat(most));
            values.add("x".repeat(most + 1));
            values.add("\uD83D\uDE00".repeat(most));
            values.add("\uD83D\uDE00".repeat(most + 1));
        }
        if (property.has("maxItems")) {
            int most = property.get("maxItems").intValue();
            values.add(Collections.nCopies(most, "a:b@c"));
            values.add(Collections.nCopies(most + 1, "a:b@c"));
        }
        List<JsonNode> nodes = new ArrayList<>();
        values.forEach(value -> nodes.add(JsonTree.object("value", value).get("value")));
        return nodes;
    }
}
