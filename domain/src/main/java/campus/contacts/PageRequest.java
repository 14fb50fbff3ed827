package campus.contacts;

import campus.contacts.osid.ObjectVersion;

/**
 * Selects a page of a list. Lists are in creation order; a position is an object's {@link ObjectVersion#number()}.
 *
 * @param from the start of the page
 * @param offset number of objects to skip from there, in reading direction, 0 or more
 * @param limit maximum number of objects, 0 or more
 */
public record PageRequest(From from, long offset, int limit) {
    /** The start of a page. */
    public sealed interface From {
        /** At the first object. */
        record Start() implements From {}

        /** At the first object whose number is larger. */
        record After(long position) implements From {}

        /** The page ends at the last object whose number is smaller. */
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

    /** Returns the first {@code limit} objects. */
    public static PageRequest first(int limit) {
        return new PageRequest(From.start(), 0, limit);
    }

    /** Returns the first {@code limit} objects after that position. */
    public static PageRequest after(long position, int limit) {
        return new PageRequest(new From.After(position), 0, limit);
    }

    public PageRequest withLimit(int changed) {
        return new PageRequest(from, offset, changed);
    }
}
