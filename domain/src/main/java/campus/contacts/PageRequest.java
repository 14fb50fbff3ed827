package campus.contacts;

import campus.contacts.osid.ObjectVersion;

/**
 * The part of a list to answer. Lists are in creation order; a position is an object's {@link ObjectVersion#number()}.
 *
 * @param from where to begin
 * @param offset how many to skip from there, in the direction in which it is read, 0 or more
 * @param limit how many to answer at the most, 0 or more
 */
public record PageRequest(From from, long offset, int limit) {
    /** Where a part of a list begins. */
    public sealed interface From {
        /** At the first object. */
        record Start() implements From {}

        /** At the first object whose number is larger. */
        record After(long position) implements From {}

        /** So that the part ends at the last object whose number is smaller. */
        record Before(long position) implements From {}

        static From start() {
            return new Start();
        }
    }

    public PageRequest {
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException("offset " + offset + " and limit " + limit + " must not be negative");
        }
    }

    /** The first {@code limit} objects. */
    public static PageRequest first(int limit) {
        return new PageRequest(From.start(), 0, limit);
    }

    /** The first {@code limit} objects behind that position. */
    public static PageRequest after(long position, int limit) {
        return new PageRequest(new From.After(position), 0, limit);
    }

    public PageRequest withLimit(int changed) {
        return new PageRequest(from, offset, changed);
    }
}
