package campus.contacts.jdbc.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * A new row with its dependent rows in other tables.
 *
 * @param row the statement that inserts the row, with a new number as its id
 * @param values the values for all statements
 */
public record InsertStatement(String row, DependentStatements dependents, Map<String, Object> values) {
    /** The number of a new row, and its time in {@code changed_at}. */
    public record Inserted(long number, Instant at) {
        static Inserted of(ResultSet row) throws SQLException {
            return new Inserted(
                    row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant());
        }
    }
}
