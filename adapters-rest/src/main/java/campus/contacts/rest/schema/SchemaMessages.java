package campus.contacts.rest.schema;

import campus.contacts.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;

/** Words for the errors of a schema: the predicate of a sentence that names what is allowed and gives an example. */
final class SchemaMessages {
    /** The annotation that describes in words what a pattern allows. */
    static final String MESSAGE = "errorMessage";

    /** The most names or values that a message lists. */
    private static final int LISTED = 40;

    private static final int SHOWN = 80;

    private SchemaMessages() {}

    /** @param definition the schema with the keyword that does not hold */
    static String of(JsonNode definition, Error error) {
        JsonNode rule = error.getSchemaNode();
        JsonNode value = error.getInstanceNode();
        return switch (error.getKeyword()) {
            case "type" -> "must be " + typed(definition);
            case "enum" -> oneOf(values(rule, ""));
            case "oneOf" -> oneOf(values(rule, "/const"));
            case "const" -> "must be " + shown(rule);
            case "format" -> "must be " + SchemaFormats.allowed(rule.textValue());
            case "pattern" -> ofPattern(definition);
            case "minLength" -> isEmpty(value) ? "must not be empty" : "must have at least " + characters(rule);
            case "maxLength" ->
                "must have at most " + characters(rule) + ", not "
                        + value.asText().codePointCount(0, value.asText().length());
            case "minItems" -> "must have at least " + elements(rule) + ", not " + value.size();
            case "maxItems" -> "must have at most " + elements(rule) + ", not " + value.size();
            case "uniqueItems" -> "must not have the same element twice";
            case "minimum" -> "must be at least " + shown(rule) + ", not " + shown(value);
            case "maximum" -> "must be at most " + shown(rule) + ", not " + shown(value);
            case "exclusiveMinimum" -> "must be more than " + shown(rule) + ", not " + shown(value);
            case "exclusiveMaximum" -> "must be less than " + shown(rule) + ", not " + shown(value);
            case "multipleOf" -> "must be a multiple of " + shown(rule) + ", such as " + shown(rule);
            case "minProperties" -> "must have at least " + count(rule, "member") + ", not " + value.size();
            case "maxProperties" -> "must have at most " + count(rule, "member") + ", not " + value.size();
            default -> error.getMessage();
        };
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isTextual() && value.textValue().isEmpty();
    }

    private static String typed(JsonNode definition) {
        return switch (definition.path("type").asText()) {
            case "integer" -> "a whole number such as 3";
            case "number" -> "a number such as 2.5";
            case "boolean" -> "true or false";
            case "array" -> "a list such as [" + element(definition.path("items")) + ']';
            case "object" -> "an object such as " + object(definition);
            default -> "a text such as \"" + text(definition) + '"';
        };
    }

    private static String text(JsonNode definition) {
        JsonNode choice = definition.path("enum").path(0);
        return choice.isTextual() ? choice.textValue() : "Gatehouse";
    }

    private static String element(JsonNode items) {
        return switch (items.path("type").asText()) {
            case "integer", "number" -> "3";
            case "boolean" -> "true";
            case "array" -> "[]";
            case "object" -> object(items);
            default -> '"' + text(items) + '"';
        };
    }

    private static String object(JsonNode definition) {
        List<String> names = names(definition);
        return names.isEmpty() ? "{}" : "{\"" + names.get(0) + "\": …}";
    }

    private static List<String> names(JsonNode definition) {
        List<String> names = new ArrayList<>();
        definition.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> values(JsonNode choices, String place) {
        List<String> values = new ArrayList<>();
        choices.forEach(choice -> values.add(shown(choice.at(place))));
        return values;
    }

    private static String oneOf(List<String> values) {
        return values.size() <= LISTED / 2
                ? "must be one of " + String.join(", ", values)
                : "must be one of the " + values.size() + " values that can be chosen, such as "
                        + String.join(", ", values.subList(0, 3));
    }

    /** Returns the schema's description of allowed values, since a pattern itself means nothing to most readers. */
    private static String ofPattern(JsonNode definition) {
        String words = definition.path(MESSAGE).asText();
        return words.isEmpty() ? withoutWords(definition) : words;
    }

    /** Returns the words for a pattern whose schema has none. */
    static String withoutWords(JsonNode definition) {
        String instructions = definition.path("instructions").asText();
        return instructions.isEmpty()
                ? "must match the pattern " + definition.path("pattern").asText()
                : "is not written in the form that is required here (" + instructions + ")";
    }

    private static String characters(JsonNode rule) {
        return count(rule, "character");
    }

    private static String elements(JsonNode rule) {
        return count(rule, "element");
    }

    private static String count(JsonNode rule, String thing) {
        return rule.asInt() == 1 ? "1 " + thing : rule.asText() + ' ' + thing + 's';
    }

    /** Returns the error for a member that is not in the schema of its object. */
    static String unknown(String name, JsonNode definition) {
        List<String> names = names(definition);
        String problem = "unknown property '" + Json.shown(name, SHOWN) + "'";
        return names.isEmpty() || names.size() > LISTED
                ? problem
                : problem + "; allowed are: " + String.join(", ", names);
    }

    private static String shown(JsonNode value) {
        return Json.shown(value.isNumber() ? value.decimalValue().toPlainString() : value.asText(), SHOWN);
    }
}
