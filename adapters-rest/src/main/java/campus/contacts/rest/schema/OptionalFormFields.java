package campus.contacts.rest.schema;

import campus.contacts.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * Adapts a form's schema to what form builders send for an empty field, which {@link EmptyValues} makes null. Otherwise json-editor
 * selects the first of several values and the number 0 by itself and rejects an empty text, and a form cannot be sent without filling
 * in the required parts of an optional group.
 */
public final class OptionalFormFields {
    private static final Set<String> NEVER_EMPTY = Set.of("boolean", "integer", "number");
    private static final String NOT_CHOSEN = "Not given";

    private OptionalFormFields() {}

    /** Adapts the form in place, and returns it. */
    public static ObjectNode admit(ObjectNode form) {
        admitBelow(form, false);
        return form;
    }

    private static void admitBelow(ObjectNode definition, boolean inList) {
        for (Map.Entry<String, JsonNode> member : definition.path("properties").properties()) {
            ObjectNode described = (ObjectNode) member.getValue();
            labelChoices(described, inList);
            if (!isRequired(definition, member.getKey())) {
                described.remove("required");
                admitEmpty(described, inList);
            }
            admitBelow(described, inList);
        }
        if (definition.get("items") instanceof ObjectNode items) {
            labelChoices(items, true);
            admitBelow(items, true);
        }
    }

    /**
     * Labels the choices. rjsf and JSON Forms show the title of each {@code const}; json-editor shows that and, below it, the {@code
     * enum}. In a list only the bare values are safe: there rjsf replaces a default by the first {@code const}.
     */
    private static void labelChoices(ObjectNode definition, boolean inList) {
        if (!inList && NEVER_EMPTY.contains(definition.path("type").asText())) {
            choicesOfValues(definition);
        }
        if (!isChoice(definition)) {
            return;
        }
        ArrayNode values = Json.MAPPER.createArrayNode();
        for (JsonNode choice : definition.get("oneOf")) {
            values.add(choice.get("const"));
            ((ObjectNode) choice).set("type", definition.get("type"));
            ((ObjectNode) choice).putArray("enum").add(choice.get("const"));
        }
        if (inList) {
            definition.remove("oneOf");
            definition.set("enum", values);
        }
    }

    /** Replaces a choice of numbers, which cannot be left empty, by a choice of labels, which can. */
    private static void choicesOfValues(ObjectNode definition) {
        if (definition.remove("enum") instanceof ArrayNode values) {
            ArrayNode choices = definition.putArray("oneOf");
            for (JsonNode value : values) {
                choices.addObject().put("title", value.asText()).set("const", value);
            }
        }
    }

    private static boolean isChoice(JsonNode definition) {
        for (JsonNode choice : definition.path("oneOf")) {
            if (!choice.has("const")) {
                return false;
            }
        }
        return definition.has("oneOf");
    }

    private static void admitEmpty(ObjectNode definition, boolean inList) {
        String type = definition.path("type").asText();
        if (isChoice(definition)) {
            definition.putArray("type").add("null").add(type);
            ObjectNode none = ((ArrayNode) definition.get("oneOf")).insertObject(0);
            none.put("title", NOT_CHOSEN).put("type", "null").putNull("const");
            if (!definition.has("default")) {
                definition.putNull("default");
            }
        } else if (NEVER_EMPTY.contains(type)) {
            definition.putArray("type").add("null").add(type);
            if (definition.get("enum") instanceof ArrayNode values) {
                values.insertNull(0);
            }
        } else if (type.equals("string")) {
            admitEmptyText(definition, inList);
        }
    }

    private static void admitEmptyText(ObjectNode definition, boolean inList) {
        if (definition.get("enum") instanceof ArrayNode values) {
            values.insert(0, "");
        }
        if (definition.has("enum") && !inList && !definition.has("default")) {
            definition.put("default", "");
        }
        if (definition.has("pattern")) {
            definition.put("pattern", "^$|" + definition.get("pattern").textValue());
        }
        if (definition.path("minLength").asInt() == 1) {
            definition.put("minLength", 0);
        }
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
