package campus.contacts.records;

import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.PropertyRule;
import campus.contacts.osid.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A type that every provider has, under an Id of its own authority.
 *
 * @param name the identifier of its Id
 * @param parents the names of the built-in types that it derives from
 * @param rules of the properties that a record type adds, by name and in order; none for a genus
 */
record BuiltInType(
        String name,
        Type.Sort sort,
        ObjectKind kind,
        DisplayText display,
        List<String> parents,
        Map<String, PropertyRule> rules) {
    BuiltInType {
        parents = List.copyOf(parents);
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    }

    static BuiltInType genus(
            String name, ObjectKind kind, String displayName, String description, List<String> parents) {
        DisplayText display = new DisplayText(displayName, description);
        return new BuiltInType(name, Type.Sort.GENUS, kind, display, parents, Map.of());
    }

    static BuiltInType record(String name, ObjectKind kind, String displayName, String description) {
        DisplayText display = new DisplayText(displayName, description);
        return new BuiltInType(name, Type.Sort.RECORD, kind, display, List.of(), Map.of());
    }

    /** Returns the same record type with one more property. */
    BuiltInType with(String property, PropertyRule rule) {
        Map<String, PropertyRule> more = new LinkedHashMap<>(rules);
        more.put(property, rule);
        return new BuiltInType(name, sort, kind, display, parents, more);
    }

    Type at(String authority) {
        List<Id> parentIds =
                parents.stream().map(parent -> id(parent, authority)).toList();
        return new Type(id(name, authority), sort, kind, display, parentIds, rules);
    }

    static Id id(String name, String authority) {
        return Id.of("type.Type", name, authority);
    }
}
