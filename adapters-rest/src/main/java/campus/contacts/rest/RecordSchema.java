package campus.contacts.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The properties that a record type adds, with the annotations that forms need filled in where the file leaves them out.
 *
 * @param properties by name, in order
 * @param required which of them a new object must have
 */
record RecordSchema(ObjectNode properties, List<String> required) {
    private static final Set<String> MEMBERS =
            Set.of("$schema", "title", "description", "type", "properties", "required");
    private static final Set<String> APPLICATORS = Set.of(
            "$ref", "$defs", "$recursiveRef", "allOf", "anyOf", "if", "then", "else", "not", "patternProperties");
    /** Takes the value set from the JDK, where files would grow stale. */
    private static final String VALUES_FROM = "valuesFrom";

    /**
     * @param refuse makes the exception for a problem, which begins with its place in the type
     */
    static RecordSchema of(JsonNode schema, Set<String> taken, Function<String, RuntimeException> refuse) {
        if (!schema.isObject() || !schema.path("properties").isObject()) {
            throw refuse.apply("/schema: must be an object with properties");
        }
        for (String member : names(schema)) {
            if (!MEMBERS.contains(member)) {
                throw refuse.apply("/schema/" + member + ": only properties and required are supported here");
            }
        }
        ObjectNode properties = schema.get("properties").deepCopy();
        for (String name : names(properties)) {
            String place = "/schema" + ObjectSchema.pointer("properties") + ObjectSchema.pointer(name);
            if (taken.contains(name)) {
                throw refuse.apply(place + ": every object has a property of that name");
            }
            complete(name, properties.get(name), place, refuse);
        }
        List<String> required = new ArrayList<>();
        for (JsonNode name : schema.path("required")) {
            if (!properties.has(name.asText())) {
                throw refuse.apply("/schema/required: " + name.asText() + " is not one of the properties");
            }
            required.add(name.asText());
        }
        return new RecordSchema(properties, required);
    }

    Set<String> names() {
        return new LinkedHashSet<>(names(properties));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void complete(
            String name, JsonNode definition, String place, Function<String, RuntimeException> refuse) {
        if (!(definition instanceof ObjectNode object) || !object.path("type").isTextual()) {
            throw refuse.apply(place + ": must be an object with one type");
        }
        for (String keyword : names(object)) {
            if (APPLICATORS.contains(keyword)) {
                throw refuse.apply(place + '/' + keyword + ": is not supported in record types");
            }
        }
        annotate(name, object, place, refuse);
        if (object.path("properties").isObject()) {
            for (String member : names(object.get("properties"))) {
                complete(member, object.get("properties").get(member), place + "/properties/" + member, refuse);
            }
        }
        if (object.has("items")) {
            complete(name, object.get("items"), place + "/items", refuse);
        }
    }

    private static void annotate(
            String name, ObjectNode definition, String place, Function<String, RuntimeException> refuse) {
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
            expand(definition, source.asText(), place, refuse);
        }
        definition.remove(List.of("elementLabel", "instructions"));
        boolean readOnly = definition.path("readOnly").asBoolean();
        definition.put("readOnly", readOnly).put("read-only", readOnly);
        definition.put("elementLabel", label).put("instructions", instructions);
        if (!definition.has("linked")) {
            definition.put("linked", false);
        }
    }

    private static void expand(
            ObjectNode definition, String source, String place, Function<String, RuntimeException> refuse) {
        if (source.equals("zones")) {
            ArrayNode zones = definition.putArray("enum");
            new TreeSet<>(ZoneId.getAvailableZoneIds()).forEach(zones::add);
        } else if (source.equals("countries")) {
            Map<String, String> countries = new TreeMap<>();
            for (String code : Locale.getISOCountries()) {
                countries.put(new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH), code);
            }
            ArrayNode choices = definition.putArray("oneOf");
            countries.forEach(
                    (label, code) -> choices.addObject().put("const", code).put("title", label));
        } else {
            throw refuse.apply(place + '/' + VALUES_FROM + ": must be countries or zones");
        }
    }

    /** A label for a property that has none: {@code visitingHours} becomes {@code Visiting hours}. */
    private static String spaced(String name) {
        String words =
                name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').replace('-', ' ');
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT)
                        + words.substring(1).toLowerCase(Locale.ROOT);
    }
}
