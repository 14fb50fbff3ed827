package campus.contacts.jdbc;

import campus.contacts.Window;

/**
 * A part of a list in numbers.
 *
 * @param order which way to go
 * @param from where to begin, exclusive
 */
record Part(Order order, long from, long offset, int limit) {
    /** With the words of SQL for it. */
    enum Order {
        UP(">", "<=", "asc"),
        DOWN("<", ">=", "desc");

        /** Further on than. */
        final String beyond;
        /** Not further on than. */
        final String upTo;

        final String name;

        Order(String beyond, String upTo, String name) {
            this.beyond = beyond;
            this.upTo = upTo;
            this.name = name;
        }

        /** The number that lies so many further on, as far as there are numbers. */
        long further(long from, long many) {
            if (this == UP) {
                return from > Long.MAX_VALUE - many ? Long.MAX_VALUE : from + many;
            }
            return from < many ? 0 : from - many;
        }
    }

    static Part of(Window window) {
        if (window.from() instanceof Window.From.Before before) {
            return new Part(Order.DOWN, before.position(), window.offset(), window.limit());
        }
        long from = window.from() instanceof Window.From.After after ? after.position() : 0;
        return new Part(Order.UP, from, window.offset(), window.limit());
    }

    /** How far to look from where it begins. */
    long depth() {
        return Math.addExact(offset, limit);
    }
}
