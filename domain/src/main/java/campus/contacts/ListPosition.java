package campus.contacts;

import java.util.Objects;

/**
 * A position in a list: that of an object, which may have left the list since.
 *
 * @param key the value by which the list is sorted, as {@link ListOrder#key}; empty in creation order
 * @param number the object's {@link campus.contacts.osid.ObjectVersion#number()}
 */
public record ListPosition(String key, long number) {
    public ListPosition {
        Objects.requireNonNull(key);
    }

    /** Returns a position in creation order. */
    public static ListPosition of(long number) {
        return new ListPosition("", number);
    }

    /** Returns the position directly before this one. */
    public ListPosition previous() {
        return new ListPosition(key, number - 1);
    }

    /** Returns the position directly after this one. */
    public ListPosition next() {
        return new ListPosition(key, number == Long.MAX_VALUE ? number : number + 1);
    }
}
