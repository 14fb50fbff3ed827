package campus.contacts.jdbc.sql;

/**
 * A range of object numbers, given as the names of SQL parameters.
 *
 * @param from the start, exclusive
 * @param to the end, inclusive; null when the range is unbounded
 */
public record KeyRange(String from, String to) {
    /** Returns the condition that a number lies in this range, preceded by {@code and}. */
    String of(String number, KeysetPage.Order order) {
        String beyond = " and " + number + ' ' + order.beyond + ' ' + from;
        return to == null ? beyond : beyond + " and " + number + ' ' + order.upTo + ' ' + to;
    }
}
