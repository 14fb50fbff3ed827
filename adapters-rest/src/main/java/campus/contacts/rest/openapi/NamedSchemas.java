package campus.contacts.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Schemas of properties in the form that OpenAPI has for them. Objects and choices become components with a name, since generated
 * clients give types without one a name that changes with the document.
 */
final class NamedSchemas {
    /**
     * The keywords that are taken over as they are. The others are for forms; so are defaults, which a generated client would send for
     * every property that is not set.
     */
    private static final Set<String> SAME = Set.of(
            "additionalProperties",
            "dependentRequired",
            "deprecated",
            "description",
            "examples",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "format",
            "maxItems",
            "maxLength",
            "maxProperties",
            "maximum",
            "minItems",
            "minLength",
            "minProperties",
            "minimum",
            "multipleOf",
            "pattern",
            "required",
            "type",
            "uniqueItems");

    /** The most choices of a type. Longer lists, such as those of zones and countries, change with the release of Java. */
    private static final int MOST_CHOICES = 100;

    private final ObjectNode components;
    private final Map<String, JsonNode> sources = new HashMap<>();

    /** @param components the schemas of the document by their names */
    NamedSchemas(ObjectNode components) {
        this.components = components;
    }

    /**
     * Returns the schema of a property.
     *
     * @param path of the property, from which its type is named
     */
    JsonNode member(String path, JsonNode source, boolean isNullable) {
        JsonNode schema = schema(path, source);
        return isNullable ? nullable((ObjectNode) schema) : schema;
    }

    private static JsonNode nullable(ObjectNode schema) {
        if (schema.has("$ref")) {
            ObjectNode either = JsonNodeFactory.instance.objectNode();
            ArrayNode alternatives = either.putArray("oneOf");
            alternatives.add(schema);
            alternatives.addObject().put("type", "null");
            return either;
        }
        if (schema.path("type").isTextual()) {
            String type = schema.get("type").textValue();
            schema.putArray("type").add(type).add("null");
        }
        return schema;
    }

    private JsonNode schema(String path, JsonNode source) {
        if (isNamed(source)) {
            String name = name(path, source);
            if (!components.has(name)) {
                // Reserves the name for the types of its own members.
                components.putObject(name);
                components.set(name, content(path, source));
            }
            return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name);
        }
        return content(path, source);
    }

    private static boolean isNamed(JsonNode source) {
        return source.path("type").asText().equals("object")
                || hasChoices(source, "enum")
                || hasChoices(source, "oneOf");
    }

    private static boolean hasChoices(JsonNode source, String keyword) {
        return source.has(keyword) && source.get(keyword).size() <= MOST_CHOICES;
    }

    private ObjectNode content(String path, JsonNode source) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        Set<String> required = new HashSet<>();
        source.path("required").forEach(name -> required.add(name.textValue()));
        for (Map.Entry<String, JsonNode> keyword : source.properties()) {
            String name = keyword.getKey();
            JsonNode value = keyword.getValue();
            switch (name) {
                case "properties" -> {
                    ObjectNode members = schema.putObject(name);
                    for (Map.Entry<String, JsonNode> inner : value.properties()) {
                        String innerPath = path + '.' + inner.getKey();
                        members.set(
                                inner.getKey(),
                                member(innerPath, inner.getValue(), !required.contains(inner.getKey())));
                    }
                }
                case "items" -> schema.set(name, schema(path + ".item", value));
                case "enum", "oneOf" -> {
                    if (hasChoices(source, name)) {
                        schema.set("enum", name.equals("enum") ? value : constants(value));
                    }
                }
                case "const" -> schema.putArray("enum").add(value);
                case "readOnly" -> {
                    if (value.asBoolean()) {
                        schema.set(name, value);
                    }
                }
                default -> {
                    if (SAME.contains(name)) {
                        schema.set(name, value);
                    }
                }
            }
        }
        return schema;
    }

    /** Returns the values of choices with titles; generators know no type for a constant. */
    private static ArrayNode constants(JsonNode choices) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        choices.forEach(choice -> values.add(choice.get("const")));
        return values;
    }

    /** Returns the name of the component, which is that of the path unless another component has it. */
    private String name(String path, JsonNode source) {
        String name = List.of(path.split("\\.")).stream()
                .map(NamedSchemas::capitalized)
                .collect(Collectors.joining());
        String free = name;
        for (int i = 2; components.has(free) && !source.equals(sources.get(free)); i++) {
            free = name + i;
        }
        sources.put(free, source);
        return free;
    }

    /** Returns the name with what a component may not have in its name replaced by code points. */
    private static String capitalized(String name) {
        StringBuilder plain = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-')) {
                plain.appendCodePoint(plain.length() == 0 ? Character.toUpperCase(c) : c);
            } else {
                plain.append(String.format("U%04X", c));
            }
        });
        return plain.toString();
    }
}
