package campus.contacts.rest.forms;

import campus.contacts.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The two schemas of react-jsonschema-form: what can be entered, and how it is shown. */
final class RjsfForm {
    /** A text that may be longer than this gets a field of several lines. */
    static final int LONG_TEXT = 512;

    private RjsfForm() {}

    /** Returns the schema without the instructions, which the other schema shows as help. */
    static ObjectNode schema(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        withoutInstructions(copy);
        return copy;
    }

    private static void withoutInstructions(ObjectNode definition) {
        definition.remove("description");
        for (Map.Entry<String, JsonNode> member : definition.path("properties").properties()) {
            withoutInstructions((ObjectNode) member.getValue());
        }
        if (definition.get("items") instanceof ObjectNode items) {
            withoutInstructions(items);
        }
    }

    static ObjectNode uiSchema(ObjectNode schema) {
        ObjectNode ui = shown(schema);
        ui.putObject("ui:submitButtonOptions").put("submitText", "Save");
        return ui;
    }

    private static ObjectNode shown(ObjectNode definition) {
        ObjectNode ui = Json.MAPPER.createObjectNode();
        if (definition.has("properties")) {
            ArrayNode order = ui.putArray("ui:order");
            for (Map.Entry<String, JsonNode> member :
                    definition.get("properties").properties()) {
                order.add(member.getKey());
                ui.set(member.getKey(), shown((ObjectNode) member.getValue()));
            }
            order.add("*");
        }
        if (definition.has("description")) {
            ui.set("ui:help", definition.get("description"));
        }
        if (definition.get("items") instanceof ObjectNode items) {
            list(definition, items, ui);
        } else if (isLongText(definition)) {
            ui.put("ui:widget", "textarea");
        }
        return ui;
    }

    private static void list(ObjectNode definition, ObjectNode items, ObjectNode ui) {
        if (definition.path("uniqueItems").asBoolean() && (items.has("oneOf") || items.has("enum"))) {
            ui.put("ui:widget", "checkboxes");
            return;
        }
        ObjectNode element = shown(items);
        // an emptied text of a list would be sent as null
        if (items.path("type").asText().equals("string") && !items.has("oneOf")) {
            element.put("ui:emptyValue", "");
        }
        ui.set("items", element);
    }

    /** Returns whether the definition is that of a text of several lines. */
    static boolean isLongText(JsonNode definition) {
        return definition.path("type").asText().equals("string")
                && definition.path("maxLength").asInt() > LONG_TEXT
                && !definition.has("format")
                && !definition.has("pattern")
                && !definition.has("oneOf");
    }
}
