package campus.contacts;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The properties that record types add to an object, by name. A property that is unset is absent here; no value is
 * {@link Value#NULL}.
 */
public record Properties(Value.Structure values) {
    /** How many structures and lists may be nested, the properties themselves being the first. */
    public static final int MAX_DEPTH = 64;

    /** No properties at all. */
    public static final Properties NONE = new Properties(new Value.Structure(Map.of()));

    /**
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when values are nested more than {@value #MAX_DEPTH} levels deep
     */
    public Properties {
        requireDepth(values, MAX_DEPTH);
        if (values.members().containsValue(Value.NULL)) {
            Map<String, Value> set = new LinkedHashMap<>(values.members());
            set.values().removeIf(Value.NULL::equals);
            values = new Value.Structure(set);
        }
    }

    public static Properties of(Map<String, Value> values) {
        return values.isEmpty() ? NONE : new Properties(new Value.Structure(values));
    }

    public boolean isEmpty() {
        return values.members().isEmpty();
    }

    public Optional<Value> get(String name) {
        return Optional.ofNullable(values.members().get(name));
    }

    /** These properties with one set, or cleared when the value is {@link Value#NULL}. */
    public Properties with(String name, Value value) {
        Map<String, Value> changed = new LinkedHashMap<>(values.members());
        changed.put(name, value);
        return of(changed);
    }

    private static void requireDepth(Value value, int levels) {
        Collection<Value> nested = value instanceof Value.Structure structure
                ? structure.members().values()
                : value instanceof Value.Sequence sequence ? sequence.values() : null;
        if (nested == null) {
            return;
        }
        if (levels == 0) {
            throw Refusal.invalid("values must not be nested more than " + MAX_DEPTH + " levels deep");
        }
        nested.forEach(each -> requireDepth(each, levels - 1));
    }
}
