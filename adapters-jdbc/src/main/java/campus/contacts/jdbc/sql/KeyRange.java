package campus.contacts.jdbc.sql;

/**
 * A span of numbers, as names of values in SQL.
 *
 * @param from where it begins, exclusive
 * @param to where it ends, inclusive, or null: nowhere
 */
public record KeyRange(String from, String to) {
    /** The condition that a number lies in it, with {@code and} before it. */
    String of(String number, KeysetPage.Order order) {
        String beyond = " and " + number + ' ' + order.beyond + ' ' + from;
        return to == null ? beyond : beyond + " and " + number + ' ' + order.upTo + ' ' + to;
    }
}
