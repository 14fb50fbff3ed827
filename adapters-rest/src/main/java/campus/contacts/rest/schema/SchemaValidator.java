package campus.contacts.rest.schema;

import campus.contacts.json.Json;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Refusal.Detail;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The validator of JSON Schema 2019-09, set up so that judging a value costs time proportional to its size, and messages that
 * tell a person what is allowed.
 */
final class SchemaValidator {
    /** The annotation that says in words what a pattern asks for. */
    static final String MESSAGE = "errorMessage";

    private static final int SHOWN = 80;

    /** With its number, for there may be a property of that name. */
    private static final Pattern CHOICE = Pattern.compile("/oneOf/[0-9]");

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getDraft201909())
                    .formats(SchemaFormats.ALL)
                    .keyword(new UniqueItemsKeyword())
                    .build(),
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(true)
                    .regularExpressionFactory(EcmaPattern::of)
                    .locale(Locale.ROOT)
                    .build()));

    private SchemaValidator() {}

    /** A schema of JSON Schema 2019-09, with formats as they are checked here. */
    static Schema compiled(JsonNode schema) {
        return REGISTRY.getSchema(EnumSchemas.listed(schema));
    }

    /** What a schema finds wrong with a value, in words for whoever wrote it; a few more than an answer lists, at most. */
    static List<Detail> problems(Schema schema, JsonNode value) {
        FirstErrors errors = new FirstErrors();
        try {
            schema.validate(value, (ExecutionContext context) -> context.setErrors(errors));
        } catch (FirstErrors.Full enough) {
            // what has been found is enough
        }
        Set<String> lengths = new HashSet<>();
        for (Error error : errors) {
            if (error.getKeyword().equals("maxLength") || error.getKeyword().equals("minLength") && isEmpty(error)) {
                lengths.add(error.getInstanceLocation().toString());
            }
        }
        List<Detail> problems = new ArrayList<>();
        for (Error error : errors) {
            boolean form =
                    error.getKeyword().equals("pattern") || error.getKeyword().equals("format");
            if (!isOfChoice(error)
                    && !(form && lengths.contains(error.getInstanceLocation().toString()))) {
                problems.add(detail(schema, error));
            }
        }
        return problems;
    }

    /** The first errors that a validation finds; the next one ends it. */
    private static final class FirstErrors extends ArrayList<Error> {
        /** Ends a validation. */
        private static final class Full extends RuntimeException {
            private Full() {
                super(null, null, false, false);
            }
        }

        @Override
        public boolean add(Error error) {
            if (size() > Refusal.MAX_DETAILS) {
                throw new Full();
            }
            return super.add(error);
        }
    }

    /** That one choice does not fit says nothing; that none does is said by the choice as a whole. */
    private static boolean isOfChoice(Error error) {
        return CHOICE.matcher(error.getEvaluationPath().toString()).find();
    }

    private static Detail detail(Schema schema, Error error) {
        String place = error.getInstanceLocation().toString();
        return switch (error.getKeyword()) {
            case "required" -> new Detail(Detail.member(place, error.getProperty()), "is required");
            case "additionalProperties" -> unknown(place, error.getProperty());
            case "enum", "oneOf" -> new Detail(place, "is not one of the values that can be chosen");
            case "format" ->
                new Detail(
                        place,
                        "must be " + SchemaFormats.allowed(error.getSchemaNode().textValue()));
            case "pattern" -> new Detail(place, allowed(schema, error));
            case "minLength" -> new Detail(place, isEmpty(error) ? "must not be empty" : error.getMessage());
            default -> new Detail(place, error.getMessage());
        };
    }

    private static boolean isEmpty(Error error) {
        return error.getInstanceNode().isTextual()
                && error.getInstanceNode().textValue().isEmpty();
    }

    /** What the schema says in words beside a pattern, since the pattern itself tells people nothing. */
    private static String allowed(Schema schema, Error error) {
        String keyword = error.getEvaluationPath().toString();
        JsonNode definition = schema.getSchemaNode().at(keyword.substring(0, keyword.lastIndexOf('/')));
        String words = definition.path(MESSAGE).asText();
        String instructions = definition.path("instructions").asText();
        String general = "is not written in the form that is required here";
        return !words.isEmpty() ? words : instructions.isEmpty() ? general : general + " (" + instructions + ")";
    }

    /** That an object has a member that its schema does not know. */
    static Detail unknown(String place, String name) {
        String shown = Json.shown(name, SHOWN);
        return new Detail(Detail.member(place, shown), "unknown property '" + shown + "'");
    }
}
