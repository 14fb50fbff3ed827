package campus.contacts.jdbc.bulk;

import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;

/** Writes many rows within a transaction, in the way that is fastest for the database. Rows may be written later than they are added. */
public interface BulkWriter {
    /**
     * Adds a row. Rows that it refers to must exist or have been added before.
     *
     * @param values the values of all columns of the target; others are ignored
     */
    void add(TargetTable target, Map<String, ?> values);

    /** Writes all rows that were added but not written yet. */
    void finish();

    /** Thrown when the database rejects the rows. */
    final class Refused extends JdbiException {
        public Refused(SQLException cause) {
            super(cause);
        }
    }
}
