package campus.contacts.rest.openapi;

import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.schema.Schemas;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The schemas of objects in an OpenAPI document. A component of the file that refers to {@code Contact.json} or its like gets the
 * properties of that file and those of every record type for the kind, so that a client has one type for each kind of object.
 */
final class ObjectComponents {
    private static final String FILE = ".json";

    private final Schemas schemas;
    private final ObjectNode components;
    private final NamedSchemas named;

    /** @param components the schemas of the document by their names */
    ObjectComponents(Schemas schemas, ObjectNode components) {
        this.schemas = schemas;
        this.components = components;
        this.named = new NamedSchemas(components);
    }

    /** Replaces the references to files by the schemas. */
    void write() {
        List<String> names = new ArrayList<>();
        components.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            ObjectNode component = (ObjectNode) components.get(name);
            if (component.path("$ref").asText().endsWith(FILE)) {
                components.set(name, object(component));
            }
        }
    }

    /** @param component the reference, with what the answer has besides */
    private ObjectNode object(ObjectNode component) {
        ObjectKind kind = kind(component.get("$ref").textValue());
        ObjectUse use = ObjectUse.of(component.get("x-use").textValue());
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (Map.Entry<String, JsonNode> own : schemas.ownProperties(kind).properties()) {
            String name = own.getKey();
            if (use.has(own.getValue())) {
                properties.set(name, named.member(name, own.getValue(), use.isNullable(name, own.getValue())));
                if (use.isRequired(name)) {
                    required.add(name);
                }
            }
        }
        component.path("properties").properties().forEach(own -> properties.set(own.getKey(), own.getValue()));
        component.path("required").forEach(required::add);
        for (Map.Entry<String, JsonNode> added : schemas.recordProperties(kind).properties()) {
            properties.set(added.getKey(), named.member(added.getKey(), added.getValue(), true));
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("type", "object");
        object.set("properties", properties);
        use.require(object, required);
        return object;
    }

    private static ObjectKind kind(String file) {
        return Stream.of(ObjectKind.values())
                .filter(kind -> file.equals(kind.osidName() + FILE))
                .findFirst()
                .orElseThrow();
    }
}
