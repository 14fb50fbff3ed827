package campus.contacts.exchange.csv;

import campus.contacts.exchange.RecordCatalog;
import campus.contacts.json.Json;
import campus.contacts.json.ValueJson;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Value;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Record properties that are put together from cells, each of which has the path of its value. */
final class PropertyTree {
    private final ObjectKind kind;
    private final RecordCatalog types;
    private final ObjectNode values = Json.MAPPER.createObjectNode();
    private final Map<String, String> columns = new LinkedHashMap<>();

    PropertyTree(ObjectKind kind, RecordCatalog types) {
        this.kind = kind;
        this.types = types;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Sets the value of a cell. */
    void set(String path, String cell, String column) {
        String[] steps = path.split("\\.", -1);
        JsonNode definition = types.definition(kind, steps[0]).orElse(MissingNode.getInstance());
        ObjectNode at = values;
        columns.put('/' + path.replace('.', '/'), column);
        if (steps.length == 1) {
            at.set(steps[0], value(definition, cell));
            return;
        }
        // lists are structures with numbers as names until they are complete
        for (int i = 0; i < steps.length - 1; i++) {
            at = at.get(steps[i]) instanceof ObjectNode inner ? inner : at.putObject(steps[i]);
            definition = isNumber(steps[i + 1])
                    ? definition.path("items")
                    : definition.path("properties").path(steps[i + 1]);
        }
        at.set(steps[steps.length - 1], value(definition, cell));
    }

    private static boolean isNumber(String step) {
        return step.matches("[0-9]{1,3}");
    }

    private static JsonNode value(JsonNode definition, String cell) {
        return switch (definition.path("type").asText()) {
            case "boolean" ->
                switch (cell.toLowerCase(Locale.ROOT)) {
                    case "true" -> Json.MAPPER.getNodeFactory().booleanNode(true);
                    case "false" -> Json.MAPPER.getNodeFactory().booleanNode(false);
                    default -> Json.MAPPER.getNodeFactory().textNode(cell);
                };
            case "integer", "number", "object" -> json(cell);
            case "array" -> list(cell);
            default -> Json.MAPPER.getNodeFactory().textNode(cell);
        };
    }

    private static JsonNode json(String cell) {
        try {
            return Json.MAPPER.readTree(cell);
        } catch (JsonProcessingException malformed) {
            return Json.MAPPER.getNodeFactory().textNode(cell);
        }
    }

    /** Returns a list in JSON, or else the texts between commas. */
    private static JsonNode list(String cell) {
        if (cell.startsWith("[")) {
            return json(cell);
        }
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (String text : cell.split(",", -1)) {
            if (!text.isBlank()) {
                list.add(text.strip());
            }
        }
        return list;
    }

    /** Returns the column from which a place comes; of several the first. */
    String column(String pointer) {
        return columns.entrySet().stream()
                .filter(entry -> entry.getKey().equals(pointer)
                        || entry.getKey().startsWith(pointer + '/')
                        || pointer.startsWith(entry.getKey() + '/'))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Returns the properties, with lists in the order of their numbers. */
    Map<String, Value> values() {
        Map<String, Value> all = new LinkedHashMap<>();
        values.properties().forEach(member -> all.put(member.getKey(), ValueJson.read(completed(member.getValue()))));
        return all;
    }

    private static JsonNode completed(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (!names.isEmpty() && names.stream().allMatch(PropertyTree::isNumber)) {
            ArrayNode list = Json.MAPPER.createArrayNode();
            names.stream()
                    .sorted(java.util.Comparator.comparingInt(Integer::parseInt))
                    .forEach(name -> list.add(completed(object.get(name))));
            return list;
        }
        ObjectNode all = Json.MAPPER.createObjectNode();
        names.forEach(name -> all.set(name, completed(object.get(name))));
        return all;
    }
}
