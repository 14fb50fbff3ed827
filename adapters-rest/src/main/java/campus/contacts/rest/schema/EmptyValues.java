package campus.contacts.rest.schema;

import campus.contacts.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Normalizes "not set". A form sends {@code ""} for an empty text, {@code []} for an empty list and an object of such values for an
 * empty group; a client sends null or omits the member; the schema accepts none of these. All are stored the same way, so that a form
 * sent back unchanged changes nothing. The rule applies at every depth that the schema describes, but not to members that the schema
 * requires; an optional group is left out when nothing in it is set, required or not.
 */
public final class EmptyValues {
    private EmptyValues() {}

    /** Returns the object with null for unset members, and with every unknown member of a set value. */
    static ObjectNode withNulls(ObjectNode object, JsonNode definition) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            JsonNode described = definition.path("properties").path(member.getKey());
            JsonNode value = complete(member.getValue(), described);
            boolean optional = described.isObject() && !isRequired(definition, member.getKey());
            result.set(member.getKey(), optional && isUnset(value, described) ? NullNode.instance : value);
        }
        return result;
    }

    private static JsonNode complete(JsonNode value, JsonNode definition) {
        if (value.isArray() && definition.path("items").isObject()) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            value.forEach(element -> array.add(complete(element, definition.get("items"))));
            return array;
        }
        if (!value.isObject() || !definition.path("properties").isObject()) {
            return value;
        }
        ObjectNode parts = Json.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> member : definition.get("properties").properties()) {
            JsonNode described = member.getValue();
            JsonNode part = complete(value.path(member.getKey()), described);
            if (isRequired(definition, member.getKey()) || !isUnset(part, described)) {
                if (!part.isMissingNode()) {
                    parts.set(member.getKey(), part);
                }
            } else {
                boolean list = mayBeEmpty("array", described);
                parts.set(member.getKey(), list ? Json.MAPPER.createArrayNode() : NullNode.instance);
            }
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (!definition.get("properties").has(member.getKey())) {
                parts.set(member.getKey(), member.getValue());
            }
        }
        return parts;
    }

    private static boolean isUnset(JsonNode value, JsonNode definition) {
        if (value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.textValue().isEmpty()) {
            return true;
        }
        if (value.isArray()) {
            return value.isEmpty() && mayBeEmpty("array", definition);
        }
        if (!value.isObject() || !mayBeEmpty("object", definition)) {
            return false;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode described = definition.path("properties").path(member.getKey());
            if (described.isMissingNode() || !isUnset(member.getValue(), described)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the value without unset members, as the schema validates it. */
    public static JsonNode withoutNulls(JsonNode value, JsonNode definition) {
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
            boolean optional = described.isObject() && !isRequired(definition, member.getKey());
            if (!optional || !isUnset(member.getValue(), described)) {
                object.set(member.getKey(), withoutNulls(member.getValue(), described));
            }
        }
        return object;
    }

    /** Returns whether the schema allows an empty value; if not, an empty value is an error and not unset. */
    private static boolean mayBeEmpty(String type, JsonNode definition) {
        return definition.path("type").asText().equals(type)
                && definition.path("minItems").asInt() == 0
                && definition.path("minProperties").asInt() == 0;
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
