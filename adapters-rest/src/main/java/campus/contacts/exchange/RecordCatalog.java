package campus.contacts.exchange;

import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Type;
import campus.contacts.rest.schema.Schemas;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The record types of a server, by the properties that they add. */
public final class RecordCatalog {
    private final Schemas schemas;
    private final Map<ObjectKind, Map<String, Id>> byProperty = new HashMap<>();
    private final Map<String, JsonNode> definitions = new HashMap<>();

    public RecordCatalog(Schemas schemas) {
        this.schemas = schemas;
        for (Type type : schemas.types().all()) {
            if (type.sort() == Type.Sort.RECORD) {
                type.properties()
                        .forEach(name -> byProperty
                                .computeIfAbsent(type.appliesTo(), none -> new HashMap<>())
                                .putIfAbsent(name, type.id()));
                schemas.inherited(List.of(type.id()))
                        .forEach(record -> record.properties()
                                .properties()
                                .forEach(member ->
                                        definitions.put(type.appliesTo() + " " + member.getKey(), member.getValue())));
            }
        }
    }

    /** Returns whether a record type adds the property. */
    public boolean has(ObjectKind kind, String property) {
        return byProperty.getOrDefault(kind, Map.of()).containsKey(property);
    }

    /** Returns the record types that add these properties. */
    public List<Id> of(ObjectKind kind, Set<String> properties) {
        Set<Id> types = new LinkedHashSet<>();
        properties.forEach(property -> Optional.ofNullable(
                        byProperty.getOrDefault(kind, Map.of()).get(property))
                .ifPresent(types::add));
        return List.copyOf(types);
    }

    /** Returns the definition of a property; empty when no record type adds it. */
    public Optional<JsonNode> definition(ObjectKind kind, String property) {
        return Optional.ofNullable(definitions.get(kind + " " + property));
    }

    /** Returns the problems of properties, each with its pointer. */
    public List<Refusal.Detail> problems(ObjectKind kind, RecordProperties properties) {
        if (properties.isEmpty()) {
            return List.of();
        }
        List<Id> records = of(kind, properties.values().members().keySet());
        List<Refusal.Detail> problems = new ArrayList<>(schemas.types().problems(records, properties));
        problems.addAll(schemas.problems(records, properties));
        return problems;
    }
}
