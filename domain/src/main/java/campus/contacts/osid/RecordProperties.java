package campus.contacts.osid;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The properties that record types add to an object, by name. A property that is unset is absent here; no value is
 * {@link Value#NULL}.
 */
public record RecordProperties(Value.Struct values) {
    /** The maximum nesting depth of structures and lists, where the properties themselves are level 1. */
    public static final int MAX_DEPTH = 64;

    /** No properties at all. */
    public static final RecordProperties NONE = new RecordProperties(new Value.Struct(Map.of()));

    /**
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when values are nested more than {@value #MAX_DEPTH} levels deep
     */
    public RecordProperties {
        requireDepth(values, MAX_DEPTH);
        if (values.members().containsValue(Value.NULL)) {
            Map<String, Value> set = new LinkedHashMap<>(values.members());
            set.values().removeIf(Value.NULL::equals);
            values = new Value.Struct(set);
        }
    }

    public static RecordProperties of(Map<String, Value> values) {
        return values.isEmpty() ? NONE : new RecordProperties(new Value.Struct(values));
    }

    /** Returns properties with these values. */
    public static RecordProperties containing(TypedProperty... values) {
        RecordProperties properties = NONE;
        for (TypedProperty value : values) {
            properties = properties.with(value);
        }
        return properties;
    }

    public boolean isEmpty() {
        return values.members().isEmpty();
    }

    public Optional<Value> get(String name) {
        return Optional.ofNullable(values.members().get(name));
    }

    /** Returns these properties with one set, or cleared when the value is {@link Value#NULL}. */
    public RecordProperties with(String name, Value value) {
        Map<String, Value> changed = new LinkedHashMap<>(values.members());
        changed.put(name, value);
        return of(changed);
    }

    /** Returns these properties with one set. */
    public RecordProperties with(TypedProperty value) {
        return with(value.property(), value.value());
    }

    /** Returns these properties without one of that name. */
    public RecordProperties without(String name) {
        return with(name, Value.NULL);
    }

    private static void requireDepth(Value value, int levels) {
        Collection<Value> nested = value instanceof Value.Struct structure
                ? structure.members().values()
                : value instanceof Value.Array sequence ? sequence.values() : null;
        if (nested == null) {
            return;
        }
        if (levels == 0) {
            throw Refusal.invalid("values must not be nested more than " + MAX_DEPTH + " levels deep");
        }
        nested.forEach(element -> requireDepth(element, levels - 1));
    }
}
