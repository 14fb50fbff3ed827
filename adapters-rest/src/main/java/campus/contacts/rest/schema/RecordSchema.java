package campus.contacts.rest.schema;

import campus.contacts.json.Json;
import campus.contacts.osid.PropertyRule;
import campus.contacts.osid.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * The properties that a record type adds, with defaults for the annotations that forms need.
 *
 * @param properties by name, in order
 * @param required the properties that a new object must have
 * @param rules that the domain enforces for properties, by name; the schema only shows them
 */
public record RecordSchema(ObjectNode properties, List<String> required, Map<String, PropertyRule> rules) {
    /** The longest path of an element, in characters, so that its Id, which ends with the authority, is valid. */
    private static final int MAX_PATH = 200;
    /** The default limit of list elements, since each may have to be completed with every part that it omits. */
    private static final int MAX_ITEMS = 1000;
    /** The keyword that takes the value set from the JDK, where a file would become outdated. */
    private static final String VALUES_FROM = "valuesFrom";

    /**
     * @param schema as {@code schemas/Type.json} defines it
     * @param refuse makes the exception for a place in the type and the problem there
     */
    static RecordSchema of(JsonNode schema, Set<String> taken, BiFunction<String, String, RuntimeException> refuse) {
        ObjectNode whole = schema.deepCopy();
        ObjectNode properties = (ObjectNode) whole.get("properties");
        for (String name : names(properties)) {
            if (taken.contains(name)) {
                throw refuse.apply("/schema/properties/" + name, "every object has a property of that name");
            }
        }
        requireCheckable(whole, "/schema", refuse);
        completeMembers("", whole, "/schema", refuse);
        List<String> required = new ArrayList<>();
        whole.path("required").forEach(name -> required.add(name.textValue()));
        return new RecordSchema(properties, required, Map.of());
    }

    /** Returns the same schema, whose properties have these rules. */
    RecordSchema withRules(Map<String, PropertyRule> changed) {
        return new RecordSchema(properties, required, changed);
    }

    Schema compiled() {
        return SchemaValidator.compiled(Json.MAPPER.createObjectNode().set("properties", properties));
    }

    /**
     * Returns the problems of the properties of a new object.
     *
     * @param schema this one, compiled
     */
    List<Refusal.Detail> problems(Schema schema, ObjectNode ofObject) {
        List<Refusal.Detail> problems = new ArrayList<>(SchemaValidator.problems(schema, ofObject));
        for (String name : required) {
            if (!ofObject.hasNonNull(name)) {
                problems.add(new Refusal.Detail(Refusal.Detail.member("", name), "is required"));
            }
        }
        return problems;
    }

    Set<String> names() {
        return new LinkedHashSet<>(names(properties));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void completeMembers(
            String path, ObjectNode definition, String place, BiFunction<String, String, RuntimeException> refuse) {
        for (Map.Entry<String, JsonNode> member : definition.path("properties").properties()) {
            String name = member.getKey();
            String inner = path.isEmpty() ? name : path + '.' + name;
            complete(name, inner, (ObjectNode) member.getValue(), place + "/properties/" + name, refuse);
        }
        for (JsonNode name : definition.path("required")) {
            // a form sends an empty text for an empty field
            if (definition
                    .path("properties")
                    .path(name.textValue())
                    .path("type")
                    .asText()
                    .equals("string")) {
                putIfAbsent((ObjectNode) definition.get("properties").get(name.textValue()), "minLength", 1);
            }
            if (!definition.path("properties").has(name.textValue())) {
                throw refuse.apply(place + "/required", name.textValue() + " is not one of the properties");
            }
        }
    }

    private static void complete(
            String name,
            String path,
            ObjectNode definition,
            String place,
            BiFunction<String, String, RuntimeException> refuse) {
        if (path.length() > MAX_PATH) {
            throw refuse.apply(place, "is too deep: the names on the way have more than " + MAX_PATH + " characters");
        }
        requireFitting(definition, choices(definition), place, refuse);
        annotate(name, definition);
        requireFitting(definition, offered(definition), place, refuse);
        completeMembers(path, definition, place, refuse);
        if (definition.get("items") instanceof ObjectNode items) {
            complete(name, path + ".items", items, place + "/items", refuse);
        }
    }

    /** Rejects patterns that cannot be matched in bounded time, and bounds values whose check takes more than linear time. */
    private static void requireCheckable(
            ObjectNode definition, String place, BiFunction<String, String, RuntimeException> refuse) {
        if (definition.path("pattern").isTextual()) {
            requirePattern(definition, place, refuse);
        }
        if (definition.path("type").asText().equals("array")) {
            putIfAbsent(definition, "maxItems", MAX_ITEMS);
        }
        for (Map.Entry<String, JsonNode> member : definition.path("properties").properties()) {
            requireCheckable((ObjectNode) member.getValue(), place + "/properties/" + member.getKey(), refuse);
        }
        if (definition.get("items") instanceof ObjectNode items) {
            requireCheckable(items, place + "/items", refuse);
        }
    }

    private static void requirePattern(
            ObjectNode definition, String place, BiFunction<String, String, RuntimeException> refuse) {
        String pattern = definition.get("pattern").textValue();
        try {
            EcmaPattern.of(pattern);
        } catch (IllegalArgumentException unsupported) {
            throw refuse.apply(place + "/pattern", "the pattern '" + pattern + "' " + unsupported.getMessage());
        }
        if (definition.path("maxLength").asInt() > EcmaPattern.MAX_TEXT) {
            throw refuse.apply(place + "/maxLength", "must be at most " + EcmaPattern.MAX_TEXT + " with a pattern");
        }
        putIfAbsent(definition, "maxLength", EcmaPattern.MAX_TEXT);
    }

    private static void putIfAbsent(ObjectNode definition, String keyword, int value) {
        if (!definition.has(keyword)) {
            definition.put(keyword, value);
        }
    }

    private static Map<String, JsonNode> choices(ObjectNode definition) {
        Map<String, JsonNode> choices = new LinkedHashMap<>();
        for (JsonNode value : definition.path("enum")) {
            choices.put("/enum/" + choices.size(), value);
        }
        for (JsonNode choice : definition.path("oneOf")) {
            choices.put("/oneOf/" + choices.size() + "/const", choice.get("const"));
        }
        return choices;
    }

    private static Map<String, JsonNode> offered(ObjectNode definition) {
        Map<String, JsonNode> offered = new LinkedHashMap<>();
        for (String keyword : List.of("default", "const")) {
            if (definition.has(keyword)) {
                offered.put('/' + keyword, definition.get(keyword));
            }
        }
        return offered;
    }

    /** Rejects a default or a choice that its own property does not allow: a form could show the value but never send it. */
    private static void requireFitting(
            ObjectNode definition,
            Map<String, JsonNode> values,
            String place,
            BiFunction<String, String, RuntimeException> refuse) {
        Schema schema = SchemaValidator.compiled(definition);
        values.forEach((keyword, value) -> {
            if (!SchemaValidator.problems(schema, value).isEmpty()) {
                throw refuse.apply(place + keyword, "is no value that the property can have");
            }
        });
    }

    private static void annotate(String name, ObjectNode definition) {
        String label =
                definition.path("elementLabel").asText(definition.path("title").asText(spaced(name)));
        String instructions = definition
                .path("instructions")
                .asText(definition.path("description").asText(""));
        definition.put("title", label);
        if (!definition.has("description")) {
            definition.put("description", instructions);
        }
        JsonNode source = definition.remove(VALUES_FROM);
        if (source != null) {
            expand(definition, source.textValue());
        }
        definition.remove(List.of("elementLabel", "instructions"));
        boolean readOnly = definition.path("readOnly").asBoolean();
        definition.put("readOnly", readOnly).put("read-only", readOnly);
        definition.put("elementLabel", label).put("instructions", instructions);
        if (definition.has("pattern") && !definition.has(SchemaMessages.MESSAGE)) {
            definition.put(SchemaMessages.MESSAGE, SchemaMessages.withoutWords(definition));
        }
        if (!definition.has("linked")) {
            definition.put("linked", false);
        }
    }

    private static void expand(ObjectNode definition, String source) {
        if (source.equals("zones")) {
            ArrayNode zones = definition.putArray("enum");
            new TreeSet<>(ZoneId.getAvailableZoneIds()).forEach(zones::add);
            return;
        }
        Map<String, String> countries = new TreeMap<>();
        ValueListFileReader.countryNames().forEach((code, label) -> countries.put(label, code));
        ArrayNode choices = definition.putArray("oneOf");
        countries.forEach(
                (label, code) -> choices.addObject().put("const", code).put("title", label));
    }

    /** Returns a label for a property without one: {@code visitingHours} becomes {@code Visiting hours}. */
    private static String spaced(String name) {
        String words =
                name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').replace('-', ' ');
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT)
                        + words.substring(1).toLowerCase(Locale.ROOT);
    }
}
