package campus.contacts.rest.objects;

import campus.contacts.OsidObject;
import campus.contacts.json.Json;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.rest.forms.FormProfile;
import campus.contacts.rest.forms.FormSchema;
import campus.contacts.rest.schema.EmptyValues;
import campus.contacts.rest.schema.ObjectSchema;
import campus.contacts.rest.schema.OptionalFormFields;
import campus.contacts.rest.view.ObjectJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Form metadata: the schema of an object, with what a form builder needs to know (wire contract, section 5), or the form of a profile.
 */
final class FormMetadata {
    private final String authority;
    private final TypeCatalog types;
    private final FormSchema forPeople;

    /** @param authority of the elements' Ids */
    FormMetadata(String authority, TypeCatalog types, FormSchema forPeople) {
        this.authority = authority;
        this.types = types;
        this.forPeople = forPeople;
    }

    /**
     * Returns the form of a profile for a new object.
     *
     * @param asked the fields of the form besides those of the schema
     */
    ObjectNode forCreate(FormProfile profile, Classification classification, ObjectSchema schema, ObjectNode asked) {
        ObjectNode fields = schema.hinted().deepCopy();
        ((ObjectNode) fields.get("properties")).setAll(asked);
        asked.fieldNames().forEachRemaining(fields.withArray("required")::add);
        ObjectNode data = defaults(fields);
        return profile.form(forPeople.of(fields, title(classification, fields), data), data);
    }

    /** Returns the form of a profile for changing an object. */
    <T extends OsidObject, F> ObjectNode forUpdate(FormProfile profile, ObjectJson<T, F> json, T object) {
        ObjectSchema schema = json.schema(object);
        // what is stored: a derived address text would be sent back, and outlive a change of the parts
        JsonNode data = EmptyValues.withoutNulls(json.writable(json.form(object)), schema.document());
        String title = title(object.classification(), schema.hinted());
        return profile.form(forPeople.of(schema.hinted(), title, data), (ObjectNode) data);
    }

    /** Returns the name of the genus; of an unknown one, the kind of object and the identifier. */
    private String title(Classification classification, ObjectNode schema) {
        Id genus = classification.genusTypeId();
        return types.find(genus)
                .map(type -> type.display().name())
                .orElseGet(() -> schema.get("title").asText() + ": " + genus.identifier());
    }

    /** Returns the values that the schema proposes. */
    private static ObjectNode defaults(JsonNode definition) {
        ObjectNode values = Json.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> member : definition.path("properties").properties()) {
            JsonNode proposed =
                    member.getValue().has("default") ? member.getValue().get("default") : defaults(member.getValue());
            boolean empty = proposed.isNull()
                    || proposed.isTextual() && proposed.textValue().isEmpty()
                    || proposed.isContainerNode() && proposed.isEmpty();
            if (!empty && !member.getValue().path("readOnly").asBoolean()) {
                values.set(member.getKey(), proposed);
            }
        }
        return values;
    }

    /** Returns the form for a new object, with defaults only. */
    ObjectNode forCreate(ObjectKind kind, ObjectSchema schema) {
        ObjectNode form = schema.document().deepCopy();
        for (Map.Entry<String, JsonNode> property : form.get("properties").properties()) {
            ObjectNode definition = (ObjectNode) property.getValue();
            name(kind, property.getKey(), definition);
            definition.putNull("existingValue");
        }
        return OptionalFormFields.admit(form);
    }

    /** Returns the form for changing an object, filled in with its present values. */
    <T extends OsidObject> ObjectNode forUpdate(ObjectJson<T, ?> json, T object) {
        ObjectNode form = json.schema(object).document().deepCopy();
        JsonNode present = tree(json, object);
        for (Map.Entry<String, JsonNode> property : form.get("properties").properties()) {
            ObjectNode definition = (ObjectNode) property.getValue();
            JsonNode value = present.path(property.getKey());
            name(json.kind(), property.getKey(), definition);
            definition.set("existingValue", value);
            fillIn(definition, value);
        }
        return OptionalFormFields.admit(form);
    }

    /**
     * Sets the value as the default, and its members as the defaults of the members: rjsf prefers the inner default, and takes the
     * first choice where there is none. Elements of a list get no default, since it would replace every element.
     */
    private static void fillIn(ObjectNode definition, JsonNode value) {
        definition.remove("default");
        boolean set = !value.isNull() && !value.isMissingNode();
        if (set && !definition.path("readOnly").asBoolean()) {
            definition.set("default", EmptyValues.withoutNulls(value, definition));
        }
        for (Map.Entry<String, JsonNode> member : definition.path("properties").properties()) {
            fillIn((ObjectNode) member.getValue(), value.path(member.getKey()));
        }
        if (definition.get("items") instanceof ObjectNode items) {
            fillIn(items, MissingNode.getInstance());
        }
    }

    /** Gives an element and its inner elements their Ids, such as {@code contact.Address:postalAddress.street@authority}. */
    private void name(ObjectKind kind, String path, ObjectNode definition) {
        definition.put(
                "elementId",
                Id.of("contact." + kind.osidName(), path, authority).toString());
        for (Map.Entry<String, JsonNode> member : definition.path("properties").properties()) {
            name(kind, path + '.' + member.getKey(), (ObjectNode) member.getValue());
        }
        if (definition.get("items") instanceof ObjectNode items) {
            name(kind, path + ".items", items);
        }
    }

    private static <T extends OsidObject> JsonNode tree(ObjectJson<T, ?> json, T object) {
        try (TokenBuffer buffer = new TokenBuffer(Json.MAPPER, false)) {
            buffer.forceUseOfBigDecimal(true);
            json.write(buffer, object);
            return Json.MAPPER.readTree(buffer.asParser());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
