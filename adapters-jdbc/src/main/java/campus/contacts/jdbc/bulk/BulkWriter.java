package campus.contacts.jdbc.bulk;

import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;

/** Takes many rows within a transaction and brings them into their tables by and by, in the way that the database likes best. */
public interface BulkWriter {
    /**
     * What a row refers to is added before it, or is there.
     *
     * @param values of all columns of the target, and perhaps others
     */
    void add(TargetTable target, Map<String, ?> values);

    /** Brings in what is still on its way, after which the tables are as they should be. */
    void finish();

    /** The database did not take the rows. */
    final class Refused extends JdbiException {
        public Refused(SQLException cause) {
            super(cause);
        }
    }
}
