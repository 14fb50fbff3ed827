package campus.contacts.jdbc.sql;

import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.spi.ImportLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** What H2 and PostgreSQL do not share. */
public interface Dialect {
    /** The URL with what this program needs of a connection, but for what the user has set otherwise. */
    JdbcUrl withDefaults(JdbcUrl url);

    /** Why a server will not do, as a predicate such as {@code is too old}; empty: it will do. */
    Optional<String> misfit(Connection connection) throws SQLException;

    /** Completes what the last end of the database interrupted. To be called on the first connection. */
    default void recover(Connection connection) {}

    /** The schema in which the tables of a connection are; empty: it names one that does not exist. */
    Optional<String> schema(Connection connection) throws SQLException;

    /**
     * What to run on every new connection; null: nothing.
     *
     * @param schema in which the tables are
     */
    String connectionInitSql(String schema);

    /**
     * The SQL that prepares a connection for migrations, or null when none is needed.
     *
     * @param schema where tables are created whose statements name no schema
     */
    String migrationInitSql(String schema);

    /** The folders of the migrations, on the class path. */
    List<String> migrations();

    /** The names, in lower case, of the tables and sequences in the schema of a connection that has run the greeting. */
    Set<String> relations(Connection connection) throws SQLException;

    /**
     * Why changes cannot be made, as a predicate such as {@code may not be written}; empty: they can.
     *
     * @param relations the tables and sequences that are changed
     */
    Optional<String> obstacle(Connection connection, Set<String> relations) throws SQLException;

    /** A statement in which nothing that others have made in the database stands in for what it means. */
    default String qualified(String statement) {
        return statement;
    }

    /** Migrates or founds a database while no other process does so; waits for one that does. */
    void withMigrationLock(Connection connection, Pause pause, Runnable founding) throws SQLException;

    /**
     * Locks imports on a database for longer than any transaction that writes.
     *
     * @param patience how long to wait for whoever holds the lock
     * @return empty when somebody else still holds it then
     */
    Optional<ImportLock> lockImports(ConnectionSource source, Duration patience);

    /** Inserts a row and what stands beside it, and gives the number of the row. */
    long insert(Handle handle, InsertStatement insertion);

    /** The way in for many rows, while others work. */
    BulkWriter bulk(Connection connection);

    /** The way in for everything, while nobody else works. */
    BulkWriter bulkLoad(Connection connection);

    /** The next numbers of a sequence, in ascending order. */
    default List<Long> numbers(Handle handle, String sequence, int count) {
        return SqlFragment.of("select nextval('" + sequence + "') from generate_series(1, :count)", "count", count)
                .query(handle)
                .mapTo(Long.class)
                .list();
    }

    /** The condition that a column has a value, said so that the order of an index on (column, id) is used and no other. */
    String startsWith(String column, String value);

    /** A part of a list that is merged from strands, in the order of the part. */
    <T> List<T> merge(Handle handle, ObjectTable<T> table, ListPlan search, KeysetPage part);

    /** Runs a unit of work that changes things. */
    <T> T inWriteGate(Mode mode, Supplier<T> work);

    /**
     * Makes final what a unit of work did. What it did, and what it saw of others, is there for good when this returns.
     *
     * @throws org.jdbi.v3.core.JdbiException otherwise
     */
    void commit(Handle handle);

    /** Whether a connection leads to a database that is lost, though it may answer as if nothing were. */
    boolean isLost(Connection connection);

    /** Whether a unit of work that deletes what others may refer to must run while no other writes. */
    boolean deletesNeedExclusiveAccess();

    /** The isolation of a transaction in which every statement sees the state of the same moment. */
    int snapshotIsolation();

    /** The number that a sequence would give next. */
    long nextNumber(Handle handle, String sequence);

    /** Has whoever else wants to change an object wait until the transaction ends. */
    void lockWriters(Handle handle);

    /** Locks the private subjects against changes until the transaction ends; waits for a change that is in progress. */
    void sharePrivateSubjects(Handle handle);

    /**
     * Has whoever else has an object be about somebody, or changes what is private, wait until the transaction ends, and waits for
     * them first.
     */
    void lockPrivateSubjects(Handle handle);

    /** Runs statements none of which needs what another does, in their order where that matters to the database. */
    void executeAll(Handle handle, List<String> statements, Map<String, Object> values);

    /** What a unit of work is for. */
    enum Mode {
        /** To look. */
        READ,
        /** To change things, while others change others. */
        WRITE,
        /** To change things while nobody else does. */
        WRITE_ALONE
    }

    /** Opens connections to the database, outside of any pool. */
    interface ConnectionSource {
        Connection connect() throws SQLException;
    }

    /** Waits between two attempts while the database is opened. */
    interface Pause {
        /**
         * Waits a moment.
         *
         * @param reason what keeps the database from being opened, such as {@code cannot be reached}
         * @param cause may be null
         * @throws campus.contacts.spi.StorageUnavailableException with the reason, when the time for opening is over
         */
        void pause(String reason, Exception cause);
    }
}
