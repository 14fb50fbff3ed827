package campus.contacts.jdbc;

/**
 * A span of numbers, as names of values in SQL.
 *
 * @param from where it begins, exclusive
 * @param to where it ends, inclusive, or null: nowhere
 */
record Span(String from, String to) {
    /** The condition that a number lies in it, with {@code and} before it. */
    String of(String number, Part.Order order) {
        String beyond = " and " + number + ' ' + order.beyond + ' ' + from;
        return to == null ? beyond : beyond + " and " + number + ' ' + order.upTo + ' ' + to;
    }
}
