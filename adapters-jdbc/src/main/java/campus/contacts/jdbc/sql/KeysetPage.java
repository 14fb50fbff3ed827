package campus.contacts.jdbc.sql;

import campus.contacts.PageRequest;

/**
 * The position of a page in a list that is sorted by number.
 *
 * @param order the direction
 * @param from the start, exclusive
 */
public record KeysetPage(Order order, long from, long offset, int limit) {
    /** The direction of a page, with its SQL operators. */
    public enum Order {
        UP(">", "<=", "asc"),
        DOWN("<", ">=", "desc");

        /** The operator for numbers after another one in this order. */
        public final String beyond;
        /** The operator for numbers up to another one in this order. */
        final String upTo;

        /** The keyword. */
        public final String name;

        Order(String beyond, String upTo, String name) {
            this.beyond = beyond;
            this.upTo = upTo;
            this.name = name;
        }

        /** Returns the number at a distance from another one, limited to the range of numbers. */
        long further(long from, long distance) {
            if (this == UP) {
                return from > Long.MAX_VALUE - distance ? Long.MAX_VALUE : from + distance;
            }
            return from < distance ? 0 : from - distance;
        }
    }

    public static KeysetPage of(PageRequest window) {
        if (window.from() instanceof PageRequest.From.Before before) {
            return new KeysetPage(Order.DOWN, before.position().number(), window.offset(), window.limit());
        }
        long from = window.from() instanceof PageRequest.From.After after
                ? after.position().number()
                : 0;
        return new KeysetPage(Order.UP, from, window.offset(), window.limit());
    }

    /** Returns how distance numbers after the start have to be read: the offset and the page. */
    long depth() {
        return Math.addExact(offset, limit);
    }
}
