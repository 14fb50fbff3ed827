package campus.contacts.jdbc.sql;

import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.bulk.CopyWriter;
import campus.contacts.spi.ImportLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** The dialect of PostgreSQL 15 or later. Statements that belong together are sent as one, to save network round trips. */
public final class PostgreSqlDialect implements Dialect {
    /** The start of the transaction by the server's clock. */
    static final String NOW = "date_trunc('milliseconds', now())";

    /**
     * Calls of PostgreSQL functions whose arguments here have other types than the declared ones. A function of the same name anywhere in
     * the search path would be called instead if its types fit better. A call of unnest with several arguments is not a function call and
     * always PostgreSQL's own.
     */
    private static final Pattern FUNCTION = Pattern.compile(
            "(?<![\\w.])(?:(?:nextval|generate_series|left|regexp_like)\\(|unnest\\((?=cast\\([^()]*\\)\\)))");

    @Override
    public JdbcUrl withDefaults(JdbcUrl url) {
        // logServerErrorDetail: the details of an error show values of columns, which do not belong in a log.
        // targetServerType: connects to the primary among several servers, now and after every failover.
        // loginTimeout: long enough for the next server to be tried when one does not answer.
        return url.orElse("ApplicationName", "campus-contacts")
                .orElse("targetServerType", "primary")
                .orElse("loginTimeout", "20")
                .orElse("connectTimeout", "5")
                .orElse("socketTimeout", "120")
                .orElse("tcpKeepAlive", "true")
                .orElse("logServerErrorDetail", "false");
    }

    /**
     * Configures the planner to walk indexes in their order, in nested loops, and to stop when a page is full; all statements are written
     * for that. The {@code enable_} settings keep the planner to it while the tables are not analyzed: it takes a table for small until
     * then, and a generic plan is kept in the meantime, while an import fills the table.
     *
     * <p>The settings apply to every statement: without them the insertion of a contact scans {@code private_subject} once for each private
     * person that it looks for, and the data source of a contact is found by a scan of {@code address_book} (PostgreSQL 15; the four tests
     * of PlansTest and PeoplePlansTest that look for such scans fail). On an analyzed campus, the lists stay within their limit of pages
     * read without them. {@code set local} before each statement would cost one more round trip; and since the search path belongs to the
     * session too, a pooler must not share sessions with other applications in any case.
     */
    @Override
    public String connectionInitSql(String schema) {
        return "set search_path = pg_catalog, " + quoted(schema) + "; " + """
                set timezone = 'UTC'; set jit = off; set lock_timeout = '10s'; \
                set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; \
                set enable_bitmapscan = off; set enable_memoize = off; set plan_cache_mode = force_generic_plan""";
    }

    /** The search path omits pg_catalog, which is searched first nevertheless: tables are created in the first schema of the path. */
    @Override
    public String migrationInitSql(String schema) {
        return "set search_path = " + quoted(schema);
    }

    private static String quoted(String schema) {
        return '"' + schema.replace("\"", "\"\"") + '"';
    }

    @Override
    public Optional<String> misfit(Connection connection) throws SQLException {
        return PostgreSqlFitness.misfit(connection);
    }

    /** A pooler may hand out a session that has run the initial SQL of another connection, whose first schema is pg_catalog. */
    @Override
    public Optional<String> schema(Connection connection) throws SQLException {
        return SqlFragment.texts(connection, """
                select found.name from unnest(current_schemas(false)) with ordinality found (name, place)
                where found.name <> 'pg_catalog' order by found.place limit 1""").stream().findFirst();
    }

    @Override
    public Set<String> relations(Connection connection) throws SQLException {
        return SqlFragment.texts(connection, """
                select c.relname from pg_class c
                where c.relnamespace = to_regnamespace(quote_ident((current_schemas(false))[2]))
                    and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                    and not exists (select 1 from pg_depend d
                        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')""");
    }

    @Override
    public Optional<String> obstacle(Connection connection, Set<String> relations) throws SQLException {
        return PostgreSqlFitness.obstacle(connection, relations);
    }

    @Override
    public String qualified(String statement) {
        return FUNCTION.matcher(statement).replaceAll("pg_catalog.$0");
    }

    @Override
    public List<String> migrations() {
        return List.of("db/migration/common", "db/migration/postgresql");
    }

    /** The lock ends with its transaction, and so at the latest with the process, through a connection pooler too. */
    @Override
    public void withMigrationLock(Connection connection, Pause pause, Runnable founding) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(PostgreSqlImportLock.STAY);
            // an arbitrary number that no other advisory lock uses
            while (PostgreSqlFitness.text(connection, "select pg_try_advisory_xact_lock(6071184231)")
                    .equals("f")) {
                pause.pause(
                        "is being founded or migrated by another process, whose session pg_locks shows with the advisory"
                                + " lock 6071184231",
                        null);
            }
            founding.run();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Override
    public Optional<ImportLock> lockImports(ConnectionSource source, Duration patience) {
        return PostgreSqlImportLock.lock(source, patience);
    }

    @Override
    public String transactionTime() {
        return NOW;
    }

    @Override
    public String horizon() {
        return "cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)";
    }

    @Override
    public String nextWriter() {
        return "cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint)";
    }

    /** The timeline, which changes with every promotion of a standby and every recovery to a point in time, and the database. */
    @Override
    public String origin() {
        return """
                (select left(pg_walfile_name(pg_current_wal_lsn()), 8) || ':' || cast(d.oid as text) from pg_database d
                where d.datname = current_database())""";
    }

    @Override
    public InsertStatement.Inserted insert(Handle handle, InsertStatement insertion) {
        return insertAtOnce(handle, insertion).orElseThrow();
    }

    @Override
    public boolean savesRequests() {
        return true;
    }

    @Override
    public Optional<InsertStatement.Inserted> insertAtOnce(Handle handle, InsertStatement insertion) {
        return PostgreSqlWrites.insert(handle, insertion);
    }

    /** Compares the writer of the locked row with that of the row in the snapshot. */
    @Override
    public String isThereUnchanged(String table, String number) {
        return "exists (select 1 from " + table + " k where k.id = " + number + " and k.xmin = (select s.xmin from "
                + table + " s where s.id = " + number + ')' + sharedChangeLock("k") + ')';
    }

    @Override
    public Optional<Instant> updateAtOnce(
            Handle handle, String update, List<String> others, Map<String, Object> values) {
        return PostgreSqlWrites.update(handle, update, others, values);
    }

    @Override
    public BulkWriter bulk(Connection connection) {
        return new CopyWriter(connection);
    }

    @Override
    public BulkWriter bulkLoad(Connection connection) {
        return CopyWriter.deferring(connection);
    }

    /**
     * Uses {@code any} instead of an equality. With an equality the planner recognizes that the column does not affect the order; where it
     * estimates that nearly every row has the value, it prefers to filter the rows of another index that is sorted by number.
     */
    @Override
    public String startsWith(String column, String value) {
        return any(column, value);
    }

    static String any(String column, String value) {
        return column + " = any(array[" + value + "])";
    }

    @Override
    public <T> List<T> merge(Handle handle, ObjectTable<T> table, ListPlan search, KeysetPage part) {
        return PostgreSqlMerge.merge(handle, table, search, part);
    }

    @Override
    public SqlFragment first(ObjectTable<?> table, ListPlan search, KeysetPage.Order order) {
        return PostgreSqlMerge.first(table, search, order);
    }

    @Override
    public <T> T inWriteGate(Mode mode, Supplier<T> work) {
        return work.get();
    }

    @Override
    public String sharedLock(String table) {
        return "\nfor key share of " + table;
    }

    @Override
    public String sharedChangeLock(String table) {
        return "\nfor share of " + table;
    }

    @Override
    public int snapshotIsolation() {
        return Connection.TRANSACTION_REPEATABLE_READ;
    }

    @Override
    public long nextNumber(Handle handle, String sequence) {
        return SqlFragment.of("select case when is_called then last_value + 1 else last_value end from " + sequence)
                .query(handle)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public void lockWriters(Handle handle) {
        SqlFragment.of("lock table address_book, address, contact in exclusive mode")
                .execute(handle);
    }

    @Override
    public void sharePrivateSubjects(Handle handle) {
        SqlFragment.of("lock table private_subject in row share mode").execute(handle);
    }

    @Override
    public void queueRetry(Handle handle) {
        // an arbitrary number that no other advisory lock uses
        SqlFragment.of("select 1 from (select pg_advisory_xact_lock(6071184233)) locked")
                .returnsRow(handle);
    }

    /**
     * The offset of 0 keeps the look-up from becoming a join or a filter: those are planned by statistics, which are missing while a table grows,
     * and then read all rows with the first column of the index.
     */
    @Override
    public SqlFragment rowsWith(String table, String column, String[] values, String others) {
        return SqlFragment.of(
                " from unnest(cast(:values as varchar array)) as k(wanted) cross join lateral (select * from " + table
                        + " c where c." + column + " = k.wanted and " + others + " offset 0) c",
                "values",
                values);
    }

    @Override
    public void lockPrivateSubjects(Handle handle) {
        SqlFragment.of("lock table private_subject in exclusive mode").execute(handle);
    }

    @Override
    public void executeAll(Handle handle, String lock, List<String> statements, Map<String, Object> values) {
        PostgreSqlWrites.executeAll(handle, lock, statements, values);
    }

    @Override
    public boolean deletesNeedExclusiveAccess() {
        return false;
    }

    /** PostgreSQL reports, and returns, only data that is in its log. */
    @Override
    public void commit(Handle handle) {
        handle.commit();
    }

    /** A connection to a lost server does not answer. */
    @Override
    public boolean isLost(Connection connection) {
        return false;
    }
}
