package campus.contacts.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What "not set" looks like: forms send {@code ""} for what was left empty, clients null, and the schema knows neither. This
 * holds at every depth that the schema describes, and for no member that the schema requires.
 */
final class Unset {
    private Unset() {}

    /** The value with {@code ""} replaced by null where nothing need be set. */
    static JsonNode withNulls(JsonNode value, JsonNode definition) {
        if (value.isArray() && definition.path("items").isObject()) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            value.forEach(element -> array.add(withNulls(element, definition.get("items"))));
            return array;
        }
        if (!value.isObject() || !definition.path("properties").isObject()) {
            return value;
        }
        ObjectNode object = Json.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String name = member.getKey();
            boolean empty = member.getValue().isTextual()
                    && member.getValue().textValue().isEmpty();
            boolean described = definition.get("properties").has(name);
            object.set(
                    name,
                    empty && described && !isRequired(definition, name)
                            ? NullNode.instance
                            : withNulls(
                                    member.getValue(),
                                    definition.get("properties").path(name)));
        }
        return object;
    }

    /** The value without the members that are null where nothing need be set, as the schema is to see it. */
    static JsonNode withoutNulls(JsonNode value, JsonNode definition) {
        if (value.isArray() && definition.path("items").isObject()) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            value.forEach(element -> array.add(withoutNulls(element, definition.get("items"))));
            return array;
        }
        if (!value.isObject() || !definition.path("properties").isObject()) {
            return value;
        }
        ObjectNode object = Json.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode described = definition.get("properties").path(member.getKey());
            if (!member.getValue().isNull() || described.isMissingNode() || isRequired(definition, member.getKey())) {
                object.set(member.getKey(), withoutNulls(member.getValue(), described));
            }
        }
        return object;
    }

    private static boolean isRequired(JsonNode definition, String name) {
        for (JsonNode required : definition.path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
