package campus.contacts.bench;

import java.io.IOException;
import java.sql.SQLException;

/** What stands in a database that is measured. */
interface Sample {
    /** Tells it from others; a name in SQL. */
    String name();

    /** Fills an empty database, which JDBC has at that place. */
    void fill(String database) throws IOException, SQLException;
}
