package campus.contacts.jdbc.sql;

import campus.contacts.PageRequest;

/**
 * A part of a list in numbers.
 *
 * @param order which way to go
 * @param from where to begin, exclusive
 */
public record KeysetPage(Order order, long from, long offset, int limit) {
    /** With the words of SQL for it. */
    public enum Order {
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

    public static KeysetPage of(PageRequest window) {
        if (window.from() instanceof PageRequest.From.Before before) {
            return new KeysetPage(Order.DOWN, before.position(), window.offset(), window.limit());
        }
        long from = window.from() instanceof PageRequest.From.After after ? after.position() : 0;
        return new KeysetPage(Order.UP, from, window.offset(), window.limit());
    }

    /** How far to look from where it begins. */
    long depth() {
        return Math.addExact(offset, limit);
    }
}
