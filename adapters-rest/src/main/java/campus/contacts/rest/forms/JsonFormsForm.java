package campus.contacts.rest.forms;

import campus.contacts.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The two schemas of JSON Forms: what can be entered, and how it is laid out. */
final class JsonFormsForm {
    private static final String FORMAT = "format";
    private static final Map<String, String> MOMENTS = Map.of(
            "date", "^$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            "date-time", "^$|^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}");

    private static final Map<String, String> WORDS = Map.of(
            "date", "must be a date such as 2026-10-03",
            "date-time", "must be a date and time such as 2026-10-03T06:30:00Z");

    private static final Set<String> NUMBERS = Set.of("integer", "number");

    private JsonFormsForm() {}

    /**
     * Returns the schema. Dates have a pattern instead of a format: an emptied field holds {@code ""}, which no format accepts. The
     * layout names the format. Choices of numbers become their range, since the plain renderers send a choice as text.
     */
    static ObjectNode schema(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        adapt(copy);
        return copy;
    }

    private static void adapt(ObjectNode definition) {
        String format = definition.path(FORMAT).asText();
        if (MOMENTS.containsKey(format)) {
            definition.remove(FORMAT);
            definition.put("pattern", MOMENTS.get(format)).put("errorMessage", WORDS.get(format));
        }
        if (NUMBERS.contains(definition.path("type").asText())) {
            toRange(definition);
        }
        for (Map.Entry<String, JsonNode> member : definition.path("properties").properties()) {
            adapt((ObjectNode) member.getValue());
        }
        if (definition.get("items") instanceof ObjectNode items) {
            adapt(items);
        }
    }

    private static void toRange(ObjectNode definition) {
        JsonNode values = definition.remove("enum");
        JsonNode choices = definition.remove("oneOf");
        List<BigDecimal> numbers = new ArrayList<>();
        if (values != null) {
            values.forEach(value -> numbers.add(value.decimalValue()));
        }
        if (choices != null) {
            choices.forEach(choice -> numbers.add(choice.get("const").decimalValue()));
        }
        if (!numbers.isEmpty()) {
            definition.put("minimum", Collections.min(numbers)).put("maximum", Collections.max(numbers));
        }
    }

    static ObjectNode uiSchema(ObjectNode schema) {
        return group(schema.get("title").asText(), schema, "#");
    }

    private static ObjectNode group(String label, ObjectNode definition, String scope) {
        ObjectNode group = Json.MAPPER.createObjectNode().put("type", "Group").put("label", label);
        members(definition, scope, group.putArray("elements"));
        return group;
    }

    private static void members(ObjectNode definition, String scope, ArrayNode elements) {
        if (definition.has("description") && definition.has("properties")) {
            elements.addObject()
                    .put("type", "Label")
                    .put("text", definition.get("description").asText());
        }
        for (Map.Entry<String, JsonNode> member : definition.path("properties").properties()) {
            ObjectNode described = (ObjectNode) member.getValue();
            String place = scope + "/properties/" + member.getKey();
            elements.add(
                    described.has("properties")
                            ? group(described.get("title").asText(), described, place)
                            : control(described, place));
        }
    }

    private static ObjectNode control(ObjectNode definition, String scope) {
        ObjectNode control =
                Json.MAPPER.createObjectNode().put("type", "Control").put("scope", scope);
        ObjectNode options = control.putObject("options").put("showUnfocusedDescription", true);
        if (definition.path("items").has("properties")) {
            ObjectNode detail = options.putObject("detail").put("type", "VerticalLayout");
            members((ObjectNode) definition.get("items"), "#", detail.putArray("elements"));
        }
        if (MOMENTS.containsKey(definition.path(FORMAT).asText())) {
            options.set(FORMAT, definition.get(FORMAT));
        }
        if (RjsfForm.isLongText(definition)) {
            options.put("multi", true);
        }
        return control;
    }
}
