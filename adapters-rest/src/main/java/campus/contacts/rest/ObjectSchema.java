package campus.contacts.rest;

import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Refusal;
import campus.contacts.Refusal.Detail;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an object of one kind, with given record types, looks like in JSON, and what may be set on it. */
final class ObjectSchema {
    /** What is checked, which decides what may be left out. */
    enum Use {
        /** A new object: everything required must be there. */
        CREATE,
        /** A change: only what is there is checked. */
        UPDATE
    }

    private static final int SHOWN = 80;
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getDraft201909()).formats(Formats.ALL).build(),
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(true)
                    .locale(Locale.ROOT)
                    .build()));

    private final Kind kind;
    private final ObjectNode file;
    private final ObjectNode properties;
    private final Schema forCreate;
    private final Schema forUpdate;

    /**
     * @param file the schema as it stands in {@code schemas/}
     */
    ObjectSchema(Kind kind, ObjectNode file) {
        this.kind = kind;
        this.file = file;
        this.properties = (ObjectNode) file.get("properties");
        ObjectNode writable = file.deepCopy();
        ((ObjectNode) writable.get("properties"))
                .properties()
                .removeIf(property -> property.getValue().path("readOnly").asBoolean());
        this.forCreate = REGISTRY.getSchema(writable);
        ObjectNode withoutRequired = writable.deepCopy();
        withoutRequired.remove("required");
        this.forUpdate = REGISTRY.getSchema(withoutRequired);
    }

    /** The schema as it stands in {@code schemas/}; not to be changed. */
    ObjectNode file() {
        return file;
    }

    private boolean isReadOnly(String property) {
        return properties.path(property).path("readOnly").asBoolean();
    }

    /** Whether the schema wants this property in a new object. */
    boolean isRequired(String property) {
        for (JsonNode name : file.path("required")) {
            if (name.textValue().equals(property)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What may be set, out of what was sent: read-only properties are dropped when they say nothing new, {@code ""} becomes null
     * where null is allowed.
     *
     * @param present the read-only properties as they are or, for a new object, will be
     * @throws Refusal with every problem and its place
     */
    ObjectNode check(ObjectNode sent, Map<String, List<Id>> present, Use use) {
        List<Detail> problems = new ArrayList<>();
        ObjectNode input = Json.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> property : sent.properties()) {
            String name = property.getKey();
            JsonNode value = property.getValue();
            if (isReadOnly(name) || present.containsKey(name)) {
                readOnlyProblem(name, value, present).ifPresent(problems::add);
            } else if (!properties.has(name)) {
                String shown = Json.shown(name, SHOWN);
                problems.add(new Detail(pointer(shown), "unknown property '" + shown + "'"));
            } else {
                input.set(name, isCleared(name, value) ? null : value);
            }
        }
        problems.addAll(schemaProblems(input, use));
        refuseIfAny(problems);
        return input;
    }

    /**
     * Looks whether everything required is there once a change has been made.
     *
     * @throws Refusal with every property that is missing
     */
    void requireRequired(ObjectNode writable) {
        List<Detail> problems = new ArrayList<>();
        for (JsonNode name : file.path("required")) {
            if (!writable.has(name.textValue())) {
                problems.add(new Detail(pointer(name.textValue()), "is required"));
            }
        }
        refuseIfAny(problems);
    }

    private static void refuseIfAny(List<Detail> problems) {
        if (!problems.isEmpty()) {
            Detail first = problems.get(0);
            String place = first.pointer().isEmpty() ? "" : first.pointer().substring(1) + ": ";
            throw Refusal.invalid(place + first.message(), problems);
        }
    }

    private boolean isCleared(String name, JsonNode value) {
        return value.isNull() || !isRequired(name) && value.isTextual() && value.textValue().isEmpty();
    }

    private static Optional<Detail> readOnlyProblem(String name, JsonNode value, Map<String, List<Id>> present) {
        boolean saysNothing = value.isNull()
                || value.isTextual() && value.textValue().isEmpty()
                || value.isArray() && value.isEmpty();
        if (name.equals("uri") || saysNothing || ids(value).equals(Optional.ofNullable(present.get(name)))) {
            return Optional.empty();
        }
        return Optional.of(new Detail(pointer(name), "is read-only"));
    }

    private static Optional<List<Id>> ids(JsonNode value) {
        List<Id> ids = new ArrayList<>();
        for (JsonNode text : value.isArray() ? value : List.of(value)) {
            Optional<Id> id = text.isTextual() ? Id.find(text.textValue()) : Optional.empty();
            if (id.isEmpty()) {
                return Optional.empty();
            }
            ids.add(id.get());
        }
        return Optional.of(ids);
    }

    private List<Detail> schemaProblems(ObjectNode input, Use use) {
        List<Detail> problems = new ArrayList<>();
        ObjectNode set = input.deepCopy();
        for (Iterator<JsonNode> it = set.iterator(); it.hasNext(); ) {
            if (it.next().isNull()) {
                it.remove();
            }
        }
        for (Error error : (use == Use.CREATE ? forCreate : forUpdate).validate(set)) {
            String place = error.getInstanceLocation().toString();
            boolean missing = "required".equals(error.getKeyword());
            problems.add(new Detail(
                    missing ? place + pointer(error.getProperty()) : place, missing ? "is required" : error.getMessage()));
        }
        return problems;
    }

    static String pointer(String name) {
        return '/' + name.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public String toString() {
        return "schema of " + kind;
    }
}
