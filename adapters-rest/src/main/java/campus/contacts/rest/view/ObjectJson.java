package campus.contacts.rest.view;

import campus.contacts.OsidObject;
import campus.contacts.json.DateTimes;
import campus.contacts.json.Json;
import campus.contacts.json.ValueJson;
import campus.contacts.osid.DateTimeText;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.EntityTags;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.schema.ObjectSchema;
import campus.contacts.rest.schema.Schemas;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts objects of one kind to and from JSON: every field of the wire contract, in its order; unset is null, an unset list [].
 *
 * @param <T> the kind of object
 * @param <F> the form with the writable fields
 */
public abstract class ObjectJson<T extends OsidObject, F> implements ObjectView<T> {
    private static final SerializableString ID = name("id");
    private static final SerializableString URI = name("uri");
    private static final SerializableString DISPLAY_NAME = name("displayName");
    private static final SerializableString DESCRIPTION = name("description");
    private static final SerializableString GENUS_TYPE_ID = name("genusTypeId");
    private static final SerializableString RECORD_TYPE_IDS = name("recordTypeIds");

    private final ObjectKind kind;
    private final PublicUrl site;
    private final Schemas schemas;

    ObjectJson(ObjectKind kind, PublicUrl site, Schemas schemas) {
        this.kind = kind;
        this.site = site;
        this.schemas = schemas;
    }

    public ObjectKind kind() {
        return kind;
    }

    @Override
    public final void write(JsonGenerator json, List<T> objects) throws IOException {
        for (T object : objects) {
            write(json, object);
        }
    }

    public final void write(JsonGenerator json, T object) throws IOException {
        json.writeStartObject();
        writeFields(json, object);
        json.writeEndObject();
    }

    /** Writes the members of the JSON object. */
    final void writeFields(JsonGenerator json, T object) throws IOException {
        writeId(json, ID, object.id());
        writeText(json, URI, uri(object));
        writeText(json, DISPLAY_NAME, object.display().name());
        writeText(json, DESCRIPTION, object.display().description());
        writeId(json, GENUS_TYPE_ID, object.classification().genusTypeId());
        writeIds(json, RECORD_TYPE_IDS, object.classification().recordTypeIds());
        writeOwn(json, object);
        writeRecords(json, object);
    }

    final String uri(T object) {
        return site.uri(kind, object.id());
    }

    private void writeRecords(JsonGenerator json, T object) throws IOException {
        ObjectSchema schema = schema(object);
        for (String name : schema.recordProperties()) {
            json.writeFieldName(name);
            ValueJson.write(
                    json, schema.shown(name, object.properties().get(name).orElse(Value.NULL)));
        }
    }

    /** Returns the schema of the object. */
    public ObjectSchema schema(T object) {
        return schemas.of(kind, object.classification());
    }

    /** Writes the fields that only this kind has. */
    abstract void writeOwn(JsonGenerator json, T object) throws IOException;

    public abstract F form(T object);

    /** Returns the writable properties with their present values, without unset ones. */
    public abstract ObjectNode writable(F form);

    /** Reads a form; a property that is missing is unset. */
    public abstract F read(ObjectNode writable);

    /** Returns the input with alternative spellings of a property replaced. */
    public ObjectNode unify(ObjectNode sent) {
        return sent;
    }

    /** Returns the read-only properties that an input may repeat. */
    public Map<String, List<Id>> readOnly(T object) {
        Map<String, List<Id>> present = new LinkedHashMap<>();
        present.put("id", List.of(object.id()));
        present.put("genusTypeId", List.of(object.classification().genusTypeId()));
        present.put("recordTypeIds", object.classification().recordTypeIds());
        return present;
    }

    /** Returns the name of a member, encoded once. */
    static SerializableString name(String name) {
        return new SerializedString(name);
    }

    /** @param text null: none */
    static void writeText(JsonGenerator json, SerializableString name, String text) throws IOException {
        json.writeFieldName(name);
        json.writeString(text);
    }

    static void writeId(JsonGenerator json, SerializableString name, Id id) throws IOException {
        writeText(json, name, id == null ? null : id.toString());
    }

    static void writeIds(JsonGenerator json, SerializableString name, List<Id> ids) throws IOException {
        json.writeFieldName(name);
        json.writeStartArray();
        for (Id id : ids) {
            json.writeString(id.toString());
        }
        json.writeEndArray();
    }

    static ObjectNode writable(DisplayText display, RecordProperties properties) {
        ObjectNode writable = Json.MAPPER.createObjectNode().put("displayName", display.name());
        putIfSet(writable, "description", display.description());
        writable.setAll(tree(properties));
        return writable;
    }

    private static ObjectNode tree(RecordProperties properties) {
        try (TokenBuffer buffer = new TokenBuffer(Json.MAPPER, false)) {
            buffer.forceUseOfBigDecimal(true);
            ValueJson.write(buffer, properties.values());
            return (ObjectNode) Json.MAPPER.readTree(buffer.asParser());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Returns the properties that are not fields of the kind, which belong to its records. */
    RecordProperties properties(ObjectNode writable) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : writable.properties()) {
            if (!schemas.isOwn(kind, property.getKey())) {
                values.put(property.getKey(), ValueJson.read(property.getValue()));
            }
        }
        return RecordProperties.of(values);
    }

    static void putIfSet(ObjectNode node, String name, Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    static DisplayText display(ObjectNode writable) {
        return new DisplayText(text(writable, "displayName"), text(writable, "description"));
    }

    static String text(ObjectNode writable, String name) {
        return writable.path(name).textValue();
    }

    static Id id(ObjectNode writable, String name) {
        String text = text(writable, name);
        return text == null ? null : Id.parse(text);
    }

    static List<Id> ids(ObjectNode writable, String name) {
        List<Id> ids = new ArrayList<>();
        for (JsonNode element : writable.path(name)) {
            ids.add(Id.parse(element.textValue()));
        }
        return ids;
    }

    static void putIds(ObjectNode node, String name, List<Id> ids) {
        ArrayNode array = node.putArray(name);
        ids.forEach(id -> array.add(id.toString()));
    }

    static EffectivePeriod effective(ObjectNode writable) {
        Instant start = instant(writable, "startDate");
        Instant end = instant(writable, "endDate");
        if (!EffectivePeriod.isOrdered(start, end)) {
            String problem = "end " + DateTimes.write(end) + " must not precede start " + DateTimes.write(start);
            throw Refusal.invalid(problem, HttpException.at("/endDate", problem));
        }
        return new EffectivePeriod(start, end);
    }

    private static Instant instant(ObjectNode writable, String name) {
        String text = text(writable, name);
        return text == null ? null : DateTimeText.read(text).orElseThrow();
    }

    /** Returns the object as JSON in UTF-8. */
    public final byte[] bytes(T object) {
        return Json.bytes(json -> write(json, object));
    }

    @Override
    public final void answer(Exchange exchange, T object) {
        EntityTags.answer(
                exchange,
                Long.toString(object.identity().version()),
                object.identity().changedAt(),
                json -> write(json, object));
    }

    /** Answers with the state of an object after a change. */
    public final void answerChanged(Exchange exchange, T object) {
        EntityTags.send(exchange, object);
        exchange.disableCompression();
        exchange.result(bytes(object));
    }
}
