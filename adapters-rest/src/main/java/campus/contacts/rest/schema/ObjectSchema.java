package campus.contacts.rest.schema;

import campus.contacts.json.Json;
import campus.contacts.json.ValueJson;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.PropertyRule;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Refusal.Detail;
import campus.contacts.osid.ValidationErrors;
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

/** The JSON Schema of objects of one kind with given record types, and the check of what clients may set. */
public final class ObjectSchema {
    /** The use of the input, which determines the members that may be missing. */
    public enum Use {
        /** A new object: all required members must be present. */
        CREATE,
        /** A change: only the members present are checked. */
        UPDATE
    }

    private static final String READ_ONLY = "is read-only; leave it out or send the value that it has";

    private final ObjectNode hinted;
    private final ObjectNode document;
    private final ObjectNode properties;
    private final Map<String, CompleteRecordShape> recordProperties = new LinkedHashMap<>();
    private final Map<String, PropertyRule> rules = new LinkedHashMap<>();
    private final Schema forCreate;
    private final Schema forUpdate;

    /** Creates the schema of objects without record types. */
    ObjectSchema(ObjectKind kind, ObjectNode file) {
        this(kind, file, List.of());
    }

    /**
     * @param file the schema of the kind as in {@code schemas/}
     * @param records the additions of the record types, in order
     */
    ObjectSchema(ObjectKind kind, ObjectNode file, List<RecordSchema> records) {
        this.hinted = file.deepCopy();
        ObjectNode all = (ObjectNode) hinted.get("properties");
        for (RecordSchema added : records) {
            all.setAll(added.properties().deepCopy());
            added.names().forEach(name -> recordProperties.put(name, new CompleteRecordShape(all.get(name))));
            added.required().forEach(((ArrayNode) hinted.get("required"))::add);
            rules.putAll(added.rules());
        }
        this.document = FormHints.removed(hinted);
        this.properties = (ObjectNode) document.get("properties");
        ObjectNode writable = document.deepCopy();
        // the domain's rules decide; a test compares them with the schema that forms see
        rules.keySet().forEach(((ObjectNode) writable.get("properties"))::putObject);
        ((ObjectNode) writable.get("properties"))
                .properties()
                .removeIf(property -> property.getValue().path("readOnly").asBoolean());
        this.forCreate = SchemaValidator.compiled(writable);
        ObjectNode withoutRequired = writable.deepCopy();
        withoutRequired.remove("required");
        this.forUpdate = SchemaValidator.compiled(withoutRequired);
    }

    /** Returns the whole schema, which must not be changed. */
    public ObjectNode document() {
        return document;
    }

    /** Returns the whole schema with the keywords of {@link FormHints}, which must not be changed. */
    public ObjectNode hinted() {
        return hinted;
    }

    /** Returns the names of the properties that record types add, in order. */
    public Set<String> recordProperties() {
        return recordProperties.keySet();
    }

    /** Returns a property of a record type as shown to clients: with null or an empty list for every part that is not set. */
    public Value shown(String name, Value value) {
        if (recordProperties.get(name).fits(value)) {
            return value;
        }
        ObjectNode alone = Json.MAPPER.createObjectNode().set(name, ValueJson.node(value));
        Value completed = ValueJson.read(completed(alone).get(name));
        return completed.equals(Value.NULL) && isList(name) ? new Value.Array(List.of()) : completed;
    }

    /**
     * Returns the writable properties of the input: read-only properties are dropped when they are unchanged, {@code ""} becomes null
     * where the value is optional.
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
                problems.add(SchemaValidator.unknown("", name, document));
            } else {
                input.set(name, property.getValue());
            }
        }
        Schema schema = use == Use.CREATE ? forCreate : forUpdate;
        problems.addAll(SchemaValidator.problems(schema, EmptyValues.withoutNulls(input, document)));
        problems.addAll(ruleProblems(input));
        refuseIfAny(problems);
        return completed(input);
    }

    private List<Detail> ruleProblems(ObjectNode input) {
        ValidationErrors problems = new ValidationErrors();
        rules.forEach((name, rule) -> {
            JsonNode sent = input.path(name);
            Value value = sent.isMissingNode() ? Value.NULL : ValueJson.read(sent);
            if (!rule.isUnset(value)) {
                rule.check(value, Detail.member("", name), problems);
            }
        });
        return problems.all();
    }

    /**
     * Returns the object with null for unset members: two objects have the same content when their results are equal. Objects written
     * by an embedder or a campus API may omit members that a form sends as unset.
     */
    public ObjectNode completed(ObjectNode object) {
        return EmptyValues.withNulls(object, document);
    }

    /**
     * Requires that all required members are present after a change.
     *
     * @throws Refusal with every missing property
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

    /** Returns whether the value of the property is a list, which is empty and not null when unset. */
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
            id.ifPresentOrElse(ids::add, () -> problems.add(new Detail(place, READ_ONLY)));
        }
        if (problems.isEmpty() && !ids.equals(present.get(name))) {
            problems.add(new Detail(Detail.member("", name), READ_ONLY));
        }
        return problems;
    }
}
