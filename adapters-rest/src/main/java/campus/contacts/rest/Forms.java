package campus.contacts.rest;

import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.OsidObject;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Form metadata: the schema of an object, with what a form builder needs to know (wire contract, section 5). */
final class Forms {
    private final String authority;

    /**
     * @param authority of the elements' Ids
     */
    Forms(String authority) {
        this.authority = authority;
    }

    /** The form for a new object: nothing is filled in but the defaults. */
    ObjectNode forCreate(Kind kind, ObjectSchema schema) {
        ObjectNode form = schema.file().deepCopy();
        for (Map.Entry<String, JsonNode> property : form.get("properties").properties()) {
            annotate(kind, property.getKey(), (ObjectNode) property.getValue(), NullNode.instance);
        }
        return form;
    }

    /** The form for changing an object: everything is filled in as it is. */
    <T extends OsidObject> ObjectNode forUpdate(ObjectSchema schema, ObjectJson<T, ?> json, T object) {
        ObjectNode form = schema.file().deepCopy();
        JsonNode present = tree(json, object);
        for (Map.Entry<String, JsonNode> property : form.get("properties").properties()) {
            ObjectNode definition = (ObjectNode) property.getValue();
            JsonNode value = present.path(property.getKey());
            annotate(json.kind(), property.getKey(), definition, value);
            definition.remove("default");
            if (!value.isNull() && !definition.path("readOnly").asBoolean()) {
                definition.set("default", value);
            }
        }
        return form;
    }

    private void annotate(Kind kind, String property, ObjectNode definition, JsonNode existing) {
        ObjectNode tail = Json.MAPPER.createObjectNode();
        tail.put("elementId", Id.of("contact." + kind.osidName(), property, authority).toString());
        tail.set("existingValue", existing);
        for (String name : List.of("elementLabel", "instructions", "linked")) {
            tail.set(name, definition.remove(name));
        }
        definition.setAll(tail);
    }

    private static <T extends OsidObject> JsonNode tree(ObjectJson<T, ?> json, T object) {
        try (TokenBuffer buffer = new TokenBuffer(Json.MAPPER, false)) {
            json.write(buffer, object);
            return Json.MAPPER.readTree(buffer.asParser());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
