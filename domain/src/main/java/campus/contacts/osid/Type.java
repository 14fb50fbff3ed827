package campus.contacts.osid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A genus type, which classifies an object, or a record type, which adds properties to it (OSID 3.0.0, type.Type).
 *
 * @param parentIds the types of the same sort and kind that it derives from
 * @param rules of the properties that a record type adds itself, by name and in order; none for a genus
 */
public record Type(
        Id id,
        Sort sort,
        ObjectKind appliesTo,
        DisplayText display,
        List<Id> parentIds,
        Map<String, PropertyRule> rules) {
    /** The two sorts of types. */
    public enum Sort {
        GENUS,
        RECORD
    }

    public Type {
        Objects.requireNonNull(id);
        Objects.requireNonNull(sort);
        Objects.requireNonNull(appliesTo);
        Objects.requireNonNull(display);
        parentIds = List.copyOf(parentIds);
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        if (sort == Sort.GENUS && !rules.isEmpty()) {
            throw Refusal.invalid("genus type " + id + " cannot add properties");
        }
    }

    /** Creates a type that adds no properties. */
    public Type(Id id, Sort sort, ObjectKind appliesTo, DisplayText display, List<Id> parentIds) {
        this(id, sort, appliesTo, display, parentIds, Map.of());
    }

    /** Creates a type whose properties may have any values. */
    public Type(
            Id id, Sort sort, ObjectKind appliesTo, DisplayText display, List<Id> parentIds, Set<String> properties) {
        this(id, sort, appliesTo, display, parentIds, anyValues(properties));
    }

    private static Map<String, PropertyRule> anyValues(Set<String> properties) {
        Map<String, PropertyRule> rules = new LinkedHashMap<>();
        properties.forEach(name -> rules.put(name, PropertyRule.ANY));
        return rules;
    }

    /** Returns the names of the properties that a record type adds itself, in order. */
    public Set<String> properties() {
        return rules.keySet();
    }

    /** Returns the same type with rules for its properties. */
    public Type withRules(Map<String, PropertyRule> changed) {
        return new Type(id, sort, appliesTo, display, parentIds, changed);
    }
}
