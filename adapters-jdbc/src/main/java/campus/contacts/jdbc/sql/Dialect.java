package campus.contacts.jdbc.sql;

import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.spi.ImportLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** The differences between H2 and PostgreSQL. */
public interface Dialect {
    /**
     * The maximum duration of a unit of work that writes. Together with the duration of a commit it stays below the 30
     * seconds after which answers about the past are final (recorded time, section 2).
     */
    Duration LONGEST_WRITE = Duration.ofSeconds(25);

    /** Returns the URL with the settings that this program needs; settings that the user made are kept. */
    JdbcUrl withDefaults(JdbcUrl url);

    /** Returns why the server is not supported, as a predicate such as {@code is too old}; empty when it is supported. */
    Optional<String> misfit(Connection connection) throws SQLException;

    /** Completes an interrupted shutdown of the database. Must be called on the first connection. */
    default void recover(Connection connection) {}

    /** Returns the file of a database that this process itself opens; empty for a database in memory or on a server. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /** Returns the schema of a connection's tables; empty when the configured schema does not exist. */
    Optional<String> schema(Connection connection) throws SQLException;

    /**
     * Returns the SQL to run on every new connection; null when there is none.
     *
     * @param schema the schema of the tables
     */
    String connectionInitSql(String schema);

    /**
     * Returns the SQL that prepares a connection for migrations; null when there is none.
     *
     * @param schema the schema in which unqualified statements create their tables
     */
    String migrationInitSql(String schema);

    /** Returns the class-path folders of the migrations. */
    List<String> migrations();

    /** Returns the lower-case names of the tables and sequences in the schema of a connection; the connection's initial SQL has run. */
    Set<String> relations(Connection connection) throws SQLException;

    /**
     * Returns why the database is not writable, as a predicate such as {@code may not be written}; empty when it is writable.
     *
     * @param relations the tables and sequences that are written
     */
    Optional<String> obstacle(Connection connection, Set<String> relations) throws SQLException;

    /** Returns the statement with qualified function names, so that user-defined functions of the same name are not called. */
    default String qualified(String statement) {
        return statement;
    }

    /** Creates or migrates a database under a lock that excludes other processes; waits for the lock. */
    void withMigrationLock(Connection connection, Pause pause, Runnable founding) throws SQLException;

    /**
     * Takes the lock on imports, which is held for longer than any transaction that writes.
     *
     * @param patience how long to wait for the lock
     * @return empty when the lock is still held elsewhere after that time
     */
    Optional<ImportLock> lockImports(ConnectionSource source, Duration patience);

    /**
     * Returns the SQL expression for the time of a transaction by the database's clock, to the millisecond; null when the clock of this
     * process is used.
     */
    String transactionTime();

    /** Returns the time of the transaction, to the millisecond. */
    default Instant now(Handle handle, Clock clock) {
        return transactionTime() == null
                ? clock.instant().truncatedTo(ChronoUnit.MILLIS)
                : SqlFragment.of("select " + transactionTime())
                        .query(handle)
                        .map((row, context) ->
                                row.getObject(1, OffsetDateTime.class).toInstant())
                        .one();
    }

    /** Returns the numbers of the writers that record changes; empty when the database numbers them by itself. */
    default Optional<WriterNumbers> writerNumbers() {
        return Optional.empty();
    }

    /**
     * Returns the SQL expression for the smallest number of a writer that may still be open, which may be {@code
     * :horizon}; see {@link WriterNumbers#horizon}.
     */
    String horizon();

    /** Returns the SQL expression for a number that no writer has whose changes are visible. */
    String nextWriter();

    /** Returns the SQL expression for the server's line of transactions: another one after a failover or a restore. */
    String origin();

    /**
     * Inserts a row with its dependent rows. A row without a value for {@code :changed_at} gets the {@link #transactionTime}.
     *
     * @return the number and the time of the row
     */
    InsertStatement.Inserted insert(Handle handle, InsertStatement insertion);

    /** Returns whether every statement is a request to a server, so that one in place of several is faster, and one that commits by itself, too. */
    default boolean savesRequests() {
        return false;
    }

    /**
     * Inserts a row with its dependent rows, as {@link #insert} does, or nothing if the statement selects no values.
     *
     * @throws UnsupportedOperationException unless {@link #savesRequests}
     */
    default Optional<InsertStatement.Inserted> insertAtOnce(Handle handle, InsertStatement insertion) {
        throw new UnsupportedOperationException();
    }

    /**
     * Returns the condition that a row exists, for a statement that commits by itself. The row is locked as {@link #sharedChangeLock} does; if
     * others have changed it while the statement waited, the condition is false, since the rest of the statement does not see their change.
     *
     * @param number the SQL expression of its number
     * @throws UnsupportedOperationException unless {@link #savesRequests}
     */
    default String isThereUnchanged(String table, String number) {
        throw new UnsupportedOperationException();
    }

    /**
     * Updates a row and runs other statements if it exists, all in one.
     *
     * @param update ends with a condition that finds at most one row; {@code :changed_at} is the {@link #transactionTime} but not before
     *     {@code :earliest}
     * @param others end with a condition
     * @return the time of the new version; empty if there is no such row
     * @throws UnsupportedOperationException unless {@link #savesRequests}
     */
    default Optional<Instant> updateAtOnce(
            Handle handle, String update, List<String> others, Map<String, Object> values) {
        throw new UnsupportedOperationException();
    }

    /** Returns a writer of many rows that other units of work may run next to. */
    BulkWriter bulk(Connection connection);

    /** Returns a writer for loading a whole database, while no other unit of work runs. */
    BulkWriter bulkLoad(Connection connection);

    /** Returns the next numbers of a sequence, in ascending order. */
    default List<Long> numbers(Handle handle, String sequence, int count) {
        return SqlFragment.of("select nextval('" + sequence + "') from generate_series(1, :count)", "count", count)
                .query(handle)
                .mapTo(Long.class)
                .list();
    }

    /**
     * Returns the table, as {@code c}, with the condition that a text column has one of the values. An index finds the rows of each value,
     * also one in which the column is not the first.
     *
     * @param others the conditions on the columns before and after it
     */
    SqlFragment rowsWith(String table, String column, String[] values, String others);

    /** Returns whether the planner may find a value that nearly all rows have by its index, and leave the index in the order of the list. */
    default boolean prefersAnyIndex() {
        return false;
    }

    /** Returns the condition that a column has a value, in a form that makes the planner use the order of the index on (column, id). */
    String startsWith(String column, String value);

    /** Returns a page of a list that is merged from sorted runs, in the order of the page. */
    <T> List<T> merge(Handle handle, ObjectTable<T> table, ListPlan search, KeysetPage part);

    /** Returns a query for the first {@code :depth} numbers beyond {@code :from} of a list that is merged from sorted runs. */
    SqlFragment first(ObjectTable<?> table, ListPlan search, KeysetPage.Order order);

    /** Runs a unit of work that writes. */
    <T> T inWriteGate(Mode mode, Supplier<T> work);

    /**
     * Commits a unit of work. Its changes, and the changes of others that it has read, are durable when this method returns.
     *
     * @throws org.jdbi.v3.core.JdbiException when the commit failed
     */
    void commit(Handle handle);

    /** Returns true if a connection leads to a database that is lost, even though the connection may still answer. */
    boolean isLost(Connection connection);

    /** Returns true if a unit of work that deletes objects which others may refer to must run as the only writer. */
    boolean deletesNeedExclusiveAccess();

    /**
     * Returns the end of a query that locks the rows of a table as a foreign key to them does: others may refer to them
     * too, and nobody deletes them or locks them for an update; empty where the database has no such locks.
     */
    String sharedLock(String table);

    /** Returns the end of a query that locks rows of a table against any change, beside others that do where the database can. */
    String sharedChangeLock(String table);

    /** Returns the isolation level in which all statements of a transaction read the same snapshot. */
    int snapshotIsolation();

    /** Returns the next number of a sequence without taking it. */
    long nextNumber(Handle handle, String sequence);

    /** Locks all objects against changes by other transactions until this transaction ends. */
    void lockWriters(Handle handle);

    /** Locks the private subjects against changes until the transaction ends; waits for a change that is in progress. */
    void sharePrivateSubjects(Handle handle);

    /**
     * Waits for the other units of work that are run again after a collision, until the end of the transaction: units that change many
     * rows in different orders would collide again and again.
     */
    default void queueRetry(Handle handle) {}

    /**
     * Locks the private subjects exclusively until the transaction ends. Other transactions then cannot change private subjects or the
     * subject of an object; those in progress are waited for.
     */
    void lockPrivateSubjects(Handle handle);

    /** Runs statements that do not depend on each other; in their order where the database runs them one by one. */
    default void executeAll(Handle handle, List<String> statements, Map<String, Object> values) {
        executeAll(handle, null, statements, values);
    }

    /**
     * Runs statements that do not depend on each other, after a query that locks what they read: they see what the
     * writers for which it waits have committed. Takes no round trip more than the statements alone.
     *
     * @param lock null: there is nothing to lock
     */
    void executeAll(Handle handle, String lock, List<String> statements, Map<String, Object> values);

    /** The access that a unit of work needs. */
    enum Mode {
        /** Reads only. */
        READ,
        /** Writes, while other units of work may write other objects. */
        WRITE,
        /** Makes one change with one statement, which commits by itself. */
        WRITE_AT_ONCE,
        /** Writes, while no other unit of work does. */
        WRITE_ALONE
    }

    /** Opens connections to the database that do not come from a pool. */
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
