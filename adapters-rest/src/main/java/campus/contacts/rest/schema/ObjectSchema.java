package campus.contacts.rest.schema;

import campus.contacts.json.Json;
import campus.contacts.json.ValueJson;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Refusal.Detail;
import campus.contacts.osid.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an object of one kind, with given record types, looks like in JSON, and what may be set on it. */
public final class ObjectSchema {
    /** What is checked, which decides what may be left out. */
    public enum Use {
        /** A new object: everything required must be there. */
        CREATE,
        /** A change: only what is there is checked. */
        UPDATE
    }

    private final ObjectNode document;
    private final ObjectNode properties;
    private final Map<String, CompleteRecordShape> recordProperties = new LinkedHashMap<>();
    private final Schema forCreate;
    private final Schema forUpdate;

    /** Of objects without record types. */
    ObjectSchema(ObjectKind kind, ObjectNode file) {
        this(kind, file, List.of());
    }

    /**
     * @param file the schema of the kind as it stands in {@code schemas/}
     * @param records what the record types add, in order
     */
    ObjectSchema(ObjectKind kind, ObjectNode file, List<RecordSchema> records) {
        this.document = file.deepCopy();
        this.properties = (ObjectNode) document.get("properties");
        for (RecordSchema added : records) {
            properties.setAll(added.properties().deepCopy());
            added.names().forEach(name -> recordProperties.put(name, new CompleteRecordShape(properties.get(name))));
            added.required().forEach(((ArrayNode) document.get("required"))::add);
        }
        ObjectNode writable = document.deepCopy();
        ((ObjectNode) writable.get("properties"))
                .properties()
                .removeIf(property -> property.getValue().path("readOnly").asBoolean());
        this.forCreate = SchemaValidator.compiled(writable);
        ObjectNode withoutRequired = writable.deepCopy();
        withoutRequired.remove("required");
        this.forUpdate = SchemaValidator.compiled(withoutRequired);
    }

    /** The whole schema; not to be changed. */
    public ObjectNode document() {
        return document;
    }

    /** The names of the properties that record types add, in order. */
    public Set<String> recordProperties() {
        return recordProperties.keySet();
    }

    /** A property that a record type adds, as it is shown: with null or an empty list for every part of it that is not set. */
    public Value shown(String name, Value value) {
        if (recordProperties.get(name).fits(value)) {
            return value;
        }
        ObjectNode alone = Json.MAPPER.createObjectNode().set(name, ValueJson.node(value));
        Value completed = ValueJson.read(completed(alone).get(name));
        return completed.equals(Value.NULL) && isList(name) ? new Value.Array(List.of()) : completed;
    }

    /**
     * What may be set, out of what was sent: read-only properties are dropped when they say nothing new, {@code ""} becomes null
     * where nothing need be set.
     *
     * @param present the read-only properties as they are or, for a new object, will be
     * @throws Refusal with every problem and its place
     */
    public ObjectNode check(ObjectNode sent, Map<String, List<Id>> present, Use use) {
        List<Detail> problems = new ArrayList<>();
        ObjectNode input = Json.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> property : sent.properties()) {
            String name = property.getKey();
            if (isReadOnly(name) || present.containsKey(name)) {
                problems.addAll(readOnlyProblems(name, property.getValue(), present));
            } else if (!properties.has(name)) {
                problems.add(SchemaValidator.unknown("", name));
            } else {
                input.set(name, property.getValue());
            }
        }
        Schema schema = use == Use.CREATE ? forCreate : forUpdate;
        problems.addAll(SchemaValidator.problems(schema, EmptyValues.withoutNulls(input, document)));
        refuseIfAny(problems);
        return completed(input);
    }

    /** What is wrong with some properties, where null is nothing; empty when all is well. */
    List<Detail> problems(ObjectNode some) {
        return SchemaValidator.problems(forUpdate, EmptyValues.withoutNulls(some, document));
    }

    /**
     * What an object says, with null for what is not set: two that come out equal say the same. What was written past the edge,
     * by an embedder or a facade, may leave out what a form would have said to be unset.
     */
    public ObjectNode completed(ObjectNode object) {
        return EmptyValues.withNulls(object, document);
    }

    /**
     * Looks whether everything required is there once a change has been made.
     *
     * @throws Refusal with every property that is missing
     */
    public void requireRequired(ObjectNode writable) {
        List<Detail> problems = new ArrayList<>();
        for (JsonNode name : document.path("required")) {
            if (!writable.has(name.textValue())) {
                problems.add(new Detail(Detail.member("", name.textValue()), "is required"));
            }
        }
        refuseIfAny(problems);
    }

    private static void refuseIfAny(List<Detail> problems) {
        if (!problems.isEmpty()) {
            throw Refusal.invalidProperties(problems);
        }
    }

    /** Whether the value of that property is a list, which is empty and not null when it is unset. */
    boolean isList(String property) {
        return "array".equals(properties.path(property).path("type").textValue());
    }

    private boolean isReadOnly(String property) {
        return properties.path(property).path("readOnly").asBoolean();
    }

    private List<Detail> readOnlyProblems(String name, JsonNode value, Map<String, List<Id>> present) {
        boolean saysNothing = value.isNull()
                || value.isTextual() && value.textValue().isEmpty()
                || value.isArray() && value.isEmpty();
        if (name.equals("uri") || saysNothing) {
            return List.of();
        }
        boolean list = value.isArray() && isList(name);
        List<Detail> problems = new ArrayList<>();
        List<Id> ids = new ArrayList<>();
        int index = 0;
        for (JsonNode element : value.isArray() ? value : List.of(value)) {
            Optional<Id> id = element.isTextual() ? Id.find(element.textValue()) : Optional.empty();
            String place = list ? Detail.member("", name) + '/' + index++ : Detail.member("", name);
            id.ifPresentOrElse(
                    ids::add, () -> problems.add(new Detail(place, "is read-only, and the value is not a valid Id")));
        }
        if (problems.isEmpty() && !ids.equals(present.get(name))) {
            problems.add(new Detail(Detail.member("", name), "is read-only"));
        }
        return problems;
    }
}
