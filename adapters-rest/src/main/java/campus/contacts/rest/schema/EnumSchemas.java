package campus.contacts.rest.schema;

import campus.contacts.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Choices of texts as the validator takes them: a value is looked up in an {@code enum}, and compared with every choice of a
 * {@code oneOf}, which for every address were all countries.
 */
final class EnumSchemas {
    private static final String CONST = "const";
    private static final Set<String> LABELS = Set.of(CONST, "title", "description");

    private EnumSchemas() {}

    /** A schema that takes the same values and finds the same wrong, in the same order; without the labels of choices. */
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

    /** Of one that stands twice a value would not be one. */
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
