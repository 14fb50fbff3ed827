package campus.contacts.osid;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A genus type, which classifies an object, or a record type, which adds properties to it (OSID 3.0.0, type.Type).
 *
 * @param parentIds the types of the same sort and kind that it derives from
 * @param properties the names of the properties that a record type adds itself; none for a genus
 */
public record Type(
        Id id, Sort sort, ObjectKind appliesTo, DisplayText display, List<Id> parentIds, Set<String> properties) {
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
        properties = Collections.unmodifiableSet(new LinkedHashSet<>(properties));
        if (sort == Sort.GENUS && !properties.isEmpty()) {
            throw Refusal.invalid("genus type " + id + " cannot add properties");
        }
    }

    /** Creates a type that adds no properties. */
    public Type(Id id, Sort sort, ObjectKind appliesTo, DisplayText display, List<Id> parentIds) {
        this(id, sort, appliesTo, display, parentIds, Set.of());
    }
}
