package campus.contacts.bench;

import java.io.IOException;
import java.sql.SQLException;

/** Databases with a {@link Sample}, built once and kept, of which every run takes copies. */
interface Campuses extends AutoCloseable {
    /** What the databases are called in the report. */
    String name();

    /** Whether the next copy needs no building. */
    boolean isBuilt(Sample sample);

    /**
     * A copy to be spoilt, built first when there is none.
     *
     * @return where it is, as JDBC has it
     */
    String copy(Sample sample, String copy) throws IOException, SQLException;

    /** Whether two programs may work on one copy. */
    boolean isShared();

    /** Throws the copies away. */
    @Override
    void close() throws IOException, SQLException;
}
