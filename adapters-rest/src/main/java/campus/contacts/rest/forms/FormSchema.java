package campus.contacts.rest.forms;

import campus.contacts.json.Json;
import campus.contacts.osid.Id;
import campus.contacts.people.ValueLists.Item;
import campus.contacts.rest.schema.FormHints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes the schema of an object a form for people in JSON Schema draft-07: writable fields in the order in which a person thinks of
 * them, choices with labels, formats that Ajv knows. An empty optional text is valid, and an optional group may lack its required
 * members, which {@link campus.contacts.rest.schema.EmptyValues} reads as not set.
 */
public final class FormSchema {
    private static final String DIALECT = "http://json-schema.org/draft-07/schema#";

    /** The fields before those of records. */
    private static final List<String> FIRST = List.of("displayName", "addressId", "referenceId", "addresseeId");

    /** The fields after those of records. */
    private static final List<String> LAST = List.of(
            "startDate",
            "endDate",
            "endReasonId",
            "addressText",
            "resourceId",
            "providerId",
            "brandingIds",
            "license",
            "description");

    private static final List<String> KEPT = List.of(
            "type",
            "const",
            "pattern",
            "errorMessage",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minItems",
            "maxItems",
            "uniqueItems");

    private static final String ID = "^[^: \\p{Cc}]+:[^ \\p{Cc}]+@[^@ \\p{Cc}]+$";
    private static final String TIME =
            "^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$";

    private final FormChoices choices;
    private final String basePath;

    /** @param basePath of the searches that find Ids */
    public FormSchema(FormChoices choices, String basePath) {
        this.choices = choices;
        this.basePath = basePath;
    }

    /**
     * Returns the schema of a form.
     *
     * @param hinted the schema of the object with the keywords of {@link FormHints}
     * @param present the values that are kept as a choice although their list does not offer them
     */
    public ObjectNode of(ObjectNode hinted, String title, JsonNode present) {
        ObjectNode schema = Json.MAPPER
                .createObjectNode()
                .put("$schema", DIALECT)
                .put("title", title)
                .put("type", "object");
        members(hinted, List.of(present), true, schema);
        return schema;
    }

    private void members(ObjectNode definition, List<JsonNode> present, boolean mandatory, ObjectNode group) {
        ArrayNode required = Json.MAPPER.createArrayNode();
        ObjectNode properties = group.putObject("properties");
        for (String name : ordered(definition.get("properties"))) {
            ObjectNode member = (ObjectNode) definition.get("properties").get(name);
            boolean needed = mandatory && isRequired(definition, name);
            List<JsonNode> values =
                    present.stream().map(each -> each.path(name)).toList();
            if (isShown(member)) {
                properties.set(name, field(member, values, needed));
                if (needed) {
                    required.add(name);
                }
            }
        }
        if (!required.isEmpty()) {
            group.set("required", required);
        }
    }

    private static List<String> ordered(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        List<String> ordered = new ArrayList<>(FIRST);
        names.stream().filter(name -> !LAST.contains(name)).forEach(ordered::add);
        ordered.addAll(LAST);
        return ordered.stream().distinct().filter(names::contains).toList();
    }

    /** Returns whether a form shows the value: it can be changed, and its parts are known. */
    private static boolean isShown(JsonNode definition) {
        boolean group = definition.path("type").asText().equals("object");
        return !definition.path("readOnly").asBoolean()
                && definition.path(FormHints.IN_FORMS).asBoolean(true)
                && (!group || !definition.path("properties").isEmpty())
                && !holdsListOfLists(definition)
                && (!definition.has("items") || isShown(definition.get("items")));
    }

    /** Returns whether the value is one that a program writes, such as the further properties of a vCard. */
    private static boolean holdsListOfLists(JsonNode definition) {
        JsonNode items = definition.path("items");
        if (items.path("type").asText().equals("array") || items.isObject() && holdsListOfLists(items)) {
            return true;
        }
        for (JsonNode member : definition.path("properties")) {
            if (holdsListOfLists(member)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRequired(JsonNode definition, String name) {
        for (JsonNode required : definition.path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private ObjectNode field(ObjectNode definition, List<JsonNode> present, boolean required) {
        ObjectNode field = Json.MAPPER.createObjectNode();
        field.put("title", definition.path("title").asText());
        String help = definition.path("instructions").asText();
        if (!help.isBlank()) {
            field.put("description", help);
        }
        KEPT.stream().filter(definition::has).forEach(keyword -> field.set(keyword, definition.get(keyword)));
        format(definition, field);
        choices(definition, present, field);
        link(definition, field);
        if (definition.has("properties")) {
            members(definition, present, required, field);
        }
        if (definition.get("items") instanceof ObjectNode items) {
            List<JsonNode> elements = new ArrayList<>();
            present.forEach(list -> list.forEach(elements::add));
            field.set("items", field(items, elements, true));
        }
        if (!required) {
            admitEmpty(field);
        }
        return field;
    }

    /** Replaces the formats that Ajv does not know, and the time, which stock fields send without an offset. */
    private static void format(ObjectNode definition, ObjectNode field) {
        String format = definition.path("format").asText();
        switch (format) {
            case "" -> {}
            case "osid-id" -> pattern(field, ID, "must be an Id such as " + Id.EXAMPLE, Id.MAX_LENGTH);
            case "time" -> pattern(field, TIME, "must be a time with its offset such as 06:30:00Z", 40);
            default -> field.put("format", format);
        }
    }

    private static void pattern(ObjectNode field, String pattern, String words, int maxLength) {
        if (!field.has("pattern")) {
            field.put("pattern", pattern).put("errorMessage", words);
        }
        if (!field.has("maxLength")) {
            field.put("maxLength", maxLength);
        }
    }

    private void choices(ObjectNode definition, List<JsonNode> present, ObjectNode field) {
        String list = definition.path(FormHints.CHOICES_FROM).asText();
        List<Item> offered = choices.of(list);
        if (!offered.isEmpty()) {
            field.remove(List.of("pattern", "errorMessage", "minLength", "maxLength"));
            offer(list, offered, present, field.putArray("oneOf"));
        } else if (definition.has("oneOf")) {
            definition.get("oneOf").forEach(field.withArray("oneOf")::add);
        } else if (definition.has("enum") && definition.path("type").asText().equals("string")) {
            ArrayNode labelled = field.putArray("oneOf");
            definition.get("enum").forEach(value -> choice(labelled, value.asText(), label(value.asText())));
        } else if (definition.has("enum")) {
            field.set("enum", definition.get("enum"));
        }
    }

    private void offer(String list, List<Item> offered, List<JsonNode> present, ArrayNode labelled) {
        Set<String> values = new HashSet<>();
        for (Item item : offered) {
            values.add(item.id());
            choice(labelled, item.id(), item.name());
        }
        for (JsonNode value : present) {
            if (!value.asText().isEmpty() && value.isTextual() && values.add(value.asText())) {
                choice(labelled, value.asText(), choices.title(list, value.asText()));
            }
        }
    }

    private static void choice(ArrayNode labelled, String value, String title) {
        labelled.addObject().put("const", value).put("title", title);
    }

    /** Returns a label for a value without one: {@code internal_use} becomes {@code Internal use}. */
    private static String label(String value) {
        String words = value.replace('_', ' ').replace('-', ' ');
        return words.isBlank() ? value : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void link(ObjectNode definition, ObjectNode field) {
        String search = definition.path(FormHints.LOOKUP).asText();
        if (!search.isEmpty()) {
            field.put("linked", true).put(FormHints.LOOKUP, basePath + search);
        } else if (definition.path("linked").asBoolean()) {
            field.put("linked", true);
        }
    }

    private static void admitEmpty(ObjectNode field) {
        if (field.has("pattern")) {
            field.put("pattern", "^$|" + field.get("pattern").textValue());
        }
        if (field.path("minLength").asInt() == 1) {
            field.remove("minLength");
        }
    }
}
