package campus.contacts.bench;

import java.io.IOException;
import java.sql.SQLException;

/** The data of a measured database. */
interface Sample {
    /** Returns a name that is unique among samples and valid in SQL. */
    String name();

    /** Fills an empty database at a JDBC URL. */
    void fill(String database) throws IOException, SQLException;
}
