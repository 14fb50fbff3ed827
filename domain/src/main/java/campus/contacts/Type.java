package campus.contacts;

import java.util.List;
import java.util.Objects;

/**
 * A genus type, which says what an object is, or a record type, which adds properties to it (OSID 3.0.0, type.Type).
 *
 * @param parentIds the types of the same sort and kind that it derives from
 */
public record Type(Id id, Sort sort, Kind appliesTo, Display display, List<Id> parentIds) {
    /** Which of the two. */
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
    }
}
