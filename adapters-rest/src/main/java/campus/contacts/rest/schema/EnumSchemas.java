package campus.contacts.rest.schema;

import campus.contacts.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Replaces choices of texts by an {@code enum}, in which the validator looks a value up; with {@code oneOf} the validator compares the
 * value with every choice, which for every address means all countries.
 */
final class EnumSchemas {
    private static final String CONST = "const";
    private static final Set<String> LABELS = Set.of(CONST, "title", "description");

    private EnumSchemas() {}

    /** Returns a schema that accepts the same values and reports the same errors in the same order, without the labels of choices. */
    static JsonNode listed(JsonNode schema) {
        if (schema.isArray()) {
            ArrayNode elements = Json.MAPPER.createArrayNode();
            schema.forEach(element -> elements.add(listed(element)));
            return elements;
        }
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode listed = Json.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> member : schema.properties()) {
            if (member.getKey().equals("oneOf") && !schema.has("enum") && isOfTexts(member.getValue())) {
                ArrayNode values = listed.putArray("enum");
                member.getValue().forEach(choice -> values.add(choice.get(CONST)));
            } else {
                listed.set(member.getKey(), listed(member.getValue()));
            }
        }
        return listed;
    }

    /** Returns whether all choices are distinct texts; a {@code oneOf} rejects the value of a repeated choice. */
    private static boolean isOfTexts(JsonNode choices) {
        Set<String> texts = new HashSet<>();
        for (JsonNode choice : choices) {
            for (Map.Entry<String, JsonNode> member : choice.properties()) {
                if (!LABELS.contains(member.getKey())) {
                    return false;
                }
            }
            if (!choice.path(CONST).isTextual() || !texts.add(choice.get(CONST).textValue())) {
                return false;
            }
        }
        return choices.isArray() && !choices.isEmpty();
    }
}
