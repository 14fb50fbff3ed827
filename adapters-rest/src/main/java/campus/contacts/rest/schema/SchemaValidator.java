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
 * The validator of JSON Schema 2019-09, configured so that validation takes time proportional to the size of a value, and
 * messages describe what is allowed.
 */
final class SchemaValidator {
    private static final int SHOWN = 80;

    /** The path of a choice, with its number, since a property may have that name. */
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

    /** Compiles a schema of JSON Schema 2019-09, with the formats of this class. */
    static Schema compiled(JsonNode schema) {
        return REGISTRY.getSchema(EnumSchemas.listed(schema));
    }

    /** Returns the errors of a value, worded for the client; at most a few more than a response lists. */
    static List<Detail> problems(Schema schema, JsonNode value) {
        FirstErrors errors = new FirstErrors();
        try {
            schema.validate(value, (ExecutionContext context) -> context.setErrors(errors));
        } catch (FirstErrors.Full enough) {
            // the errors found so far are enough
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

    /** Collects the first errors of a validation; the next one ends the validation. */
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

    /** Returns whether the error belongs to one choice. Such errors are dropped: the choice as a whole reports that none matches. */
    private static boolean isOfChoice(Error error) {
        return CHOICE.matcher(error.getEvaluationPath().toString()).find();
    }

    private static Detail detail(Schema schema, Error error) {
        String place = error.getInstanceLocation().toString();
        String keyword = error.getEvaluationPath().toString();
        JsonNode definition = schema.getSchemaNode().at(keyword.substring(0, Math.max(0, keyword.lastIndexOf('/'))));
        return switch (error.getKeyword()) {
            case "required" -> new Detail(Detail.member(place, error.getProperty()), "is required");
            case "additionalProperties" -> unknown(place, error.getProperty(), definition);
            default -> new Detail(place, SchemaMessages.of(definition, error));
        };
    }

    private static boolean isEmpty(Error error) {
        return error.getInstanceNode().isTextual()
                && error.getInstanceNode().textValue().isEmpty();
    }

    /**
     * Returns the error for an object member that is not in its schema.
     *
     * @param definition the schema, whose properties the message lists
     */
    static Detail unknown(String place, String name, JsonNode definition) {
        return new Detail(Detail.member(place, Json.shown(name, SHOWN)), SchemaMessages.unknown(name, definition));
    }
}
