package campus.contacts;

import java.util.Objects;

/**
 * Selects a page of a list.
 *
 * @param order the order of the list
 * @param from the start of the page
 * @param offset number of objects to skip from there, in reading direction, 0 or more
 * @param limit maximum number of objects, 0 or more
 */
public record PageRequest(ListOrder order, From from, long offset, int limit) {
    /** The start of a page. */
    public sealed interface From {
        /** At the first object. */
        record Start() implements From {}

        /** At the first object after the position. */
        record After(ListPosition position) implements From {
            /** Begins after a number in creation order. */
            public After(long number) {
                this(ListPosition.of(number));
            }
        }

        /** The page ends at the last object before the position. */
        record Before(ListPosition position) implements From {
            /** Ends before a number in creation order. */
            public Before(long number) {
                this(ListPosition.of(number));
            }
        }

        static From start() {
            return new Start();
        }
    }

    public PageRequest {
        Objects.requireNonNull(order);
        Objects.requireNonNull(from);
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException("offset " + offset + " and limit " + limit + " must not be negative");
        }
    }

    /** Selects a page in creation order. */
    public PageRequest(From from, long offset, int limit) {
        this(ListOrder.CREATION, from, offset, limit);
    }

    /** Returns the first {@code limit} objects. */
    public static PageRequest first(int limit) {
        return new PageRequest(From.start(), 0, limit);
    }

    /** Returns the first {@code limit} objects after that number in creation order. */
    public static PageRequest after(long number, int limit) {
        return new PageRequest(new From.After(number), 0, limit);
    }

    /** Returns the first {@code limit} objects after that position in the same order. */
    public PageRequest after(ListPosition position, int changed) {
        return new PageRequest(order, new From.After(position), 0, changed);
    }

    /** Returns the same page of a list in another order. */
    public PageRequest in(ListOrder changed) {
        return new PageRequest(changed, from, offset, limit);
    }

    public PageRequest withLimit(int changed) {
        return new PageRequest(order, from, offset, changed);
    }
}
