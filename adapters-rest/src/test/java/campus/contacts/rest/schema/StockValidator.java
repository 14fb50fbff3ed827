package campus.contacts.rest.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** A standard JSON Schema validator, like that of a form in a browser. */
public record StockValidator(Schema schema) {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09);

    /** The metaschema. */
    public static final StockValidator METASCHEMA =
            new StockValidator(REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2019-09/schema")));

    public StockValidator(JsonNode schema) {
        this(REGISTRY.getSchema(schema));
    }

    /** Returns the JSON pointers of the errors, formats included; empty when there are none. */
    public List<String> wrongAt(JsonNode instance) {
        return schema
                .validate(instance, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::getInstanceLocation)
                .map(Object::toString)
                .distinct()
                .toList();
    }
}
