package campus.contacts.bench;

import java.io.IOException;
import java.sql.SQLException;

/** Databases with a {@link Sample}. They are built once and kept; every run works on copies. */
interface Campuses extends AutoCloseable {
    /** Returns the name of the database system in the report. */
    String name();

    /** Returns true if a database with the sample exists. */
    boolean isBuilt(Sample sample);

    /**
     * Returns a copy that a run may change; builds the database first when there is none.
     *
     * @return the JDBC URL
     */
    String copy(Sample sample, String copy) throws IOException, SQLException;

    /** Returns true if two programs can work on one copy. */
    boolean isShared();

    /**
     * Measures the statement of the floor's look-up by number without any server between client and database.
     *
     * @return null: the database has no client of its own for that
     */
    Contest.Score ceiling(String database, long contacts, int seconds) throws IOException;

    /** Deletes the copies. */
    @Override
    void close() throws IOException, SQLException;
}
