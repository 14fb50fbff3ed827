package campus.contacts.jdbc.sql;

import campus.contacts.jdbc.bulk.BatchWriter;
import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.h2file.DiskReserve;
import campus.contacts.jdbc.h2file.H2DatabaseFile;
import campus.contacts.jdbc.h2file.H2FileSystem;
import campus.contacts.jdbc.h2file.H2StoreState;
import campus.contacts.spi.ImportLock;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.storage.SingleProcessImportLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** The dialect of H2, which runs in this process: statements are cheap, but foreign keys do not lock a parent against deletion. */
public final class H2Dialect implements Dialect {
    /** The rest of a message to operators that begins with the name of a database file. */
    public static final String UNWRITABLE =
            "may not be written: make the file and its directory writable for the user of this process";

    /** The new row, for dependent statements. */
    private static final String MADE = """
            (select cast(:made as bigint) as id, cast(:changed_at as timestamp(3) with time zone) as changed_at) made""";

    private static final String MISPLACED = "was deleted or replaced while it was open: put it back, or restart";

    /** H2's snapshot isolation level, for which JDBC has no constant. */
    private static final int SNAPSHOT = 6;

    /** The numbers of writers by database. */
    private static final Map<String, WriterNumbers> WRITERS = new ConcurrentHashMap<>();

    /** The import locks by database. */
    private static final Map<String, Semaphore> IMPORTS = new ConcurrentHashMap<>();

    static {
        H2FileSystem.register();
    }

    /** Null for a database in memory. */
    private final Path file;

    private final H2WriteGate gate;
    private final Semaphore imports;
    private final WriterNumbers writers;

    public H2Dialect(JdbcUrl url) {
        this.file = H2Url.file(url).orElse(null);
        String place = file == null ? url.toString() : file.toString();
        this.gate = H2WriteGate.of(place);
        this.writers = WRITERS.computeIfAbsent(place, unseen -> new WriterNumbers());
        this.imports = IMPORTS.computeIfAbsent(place, unseen -> new Semaphore(1));
    }

    @Override
    public JdbcUrl withDefaults(JdbcUrl url) {
        return H2Url.withDefaults(url);
    }

    @Override
    public Optional<String> schema(Connection connection) throws SQLException {
        return Optional.of(connection.getSchema());
    }

    @Override
    public String connectionInitSql(String schema) {
        return null;
    }

    @Override
    public String migrationInitSql(String schema) {
        return null;
    }

    @Override
    public void recover(Connection connection) {
        H2StoreState.behind(connection).completeCommits();
    }

    @Override
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    @Override
    public Optional<String> misfit(Connection connection) {
        return Optional.empty();
    }

    @Override
    public Set<String> relations(Connection connection) throws SQLException {
        return SqlFragment.texts(connection, """
                select lower(table_name) from information_schema.tables where table_schema = schema()
                union all select lower(sequence_name) from information_schema.sequences where sequence_schema = schema()""");
    }

    @Override
    public Optional<String> obstacle(Connection connection, Set<String> relations) {
        if (H2StoreState.behind(connection).isReadOnly()) {
            return Optional.of(UNWRITABLE);
        }
        return file == null || H2DatabaseFile.isInPlace(file) ? Optional.empty() : Optional.of(MISPLACED);
    }

    @Override
    public List<String> migrations() {
        return List.of("db/migration/common", "db/migration/h2");
    }

    @Override
    public void withMigrationLock(Connection connection, Pause pause, Runnable founding) {
        // no other process can have the database open
        synchronized (H2Dialect.class) {
            founding.run();
        }
    }

    @Override
    public Optional<ImportLock> lockImports(ConnectionSource source, Duration patience) {
        return SingleProcessImportLock.lock(imports, patience);
    }

    @Override
    public String transactionTime() {
        return null;
    }

    @Override
    public Optional<WriterNumbers> writerNumbers() {
        return Optional.of(writers);
    }

    @Override
    public String horizon() {
        return ":horizon";
    }

    /** The numbers of this process begin after those of the stored rows. */
    @Override
    public String nextWriter() {
        return Long.toString(Long.MAX_VALUE);
    }

    @Override
    public String origin() {
        return "'h2'";
    }

    @Override
    public InsertStatement.Inserted insert(Handle handle, InsertStatement insertion) {
        Map<String, Object> values = insertion.values();
        InsertStatement.Inserted inserted = SqlFragment.of(
                        "select id, changed_at from final table (" + insertion.row() + ')')
                .bind(values)
                .query(handle)
                .map((row, context) -> InsertStatement.Inserted.of(row))
                .one();
        for (String statement : insertion.dependents().selecting()) {
            SqlFragment.of(statement + MADE)
                    .bind(values)
                    .bind("made", inserted.number())
                    .execute(handle);
        }
        executeAll(handle, insertion.dependents().apart(), values);
        return inserted;
    }

    @Override
    public BulkWriter bulk(Connection connection) {
        return new BatchWriter(connection);
    }

    @Override
    public BulkWriter bulkLoad(Connection connection) {
        return bulk(connection);
    }

    @Override
    public boolean prefersAnyIndex() {
        return true;
    }

    @Override
    public String startsWith(String column, String value) {
        return equal(column, value);
    }

    static String equal(String column, String value) {
        return column + " = " + value;
    }

    @Override
    public <T> List<T> merge(Handle handle, ObjectTable<T> table, ListPlan search, KeysetPage part) {
        return H2Merge.merge(handle, this, table, search, part);
    }

    @Override
    public SqlFragment first(ObjectTable<?> table, ListPlan search, KeysetPage.Order order) {
        return search.runs()
                .all(table.name(), search.gates(), search.filters(), new KeyRange(":from", null), order)
                .add("\norder by id " + order.name + " limit :depth");
    }

    /** No other process can open the database, so a lock in this process is enough. */
    @Override
    public <T> T inWriteGate(Mode mode, Supplier<T> work) {
        if (file != null) {
            DiskReserve.requireWhole(file);
            if (!H2DatabaseFile.isInPlace(file)) {
                throw new StorageUnavailableException(file + " " + MISPLACED, null);
            }
        }
        return gate.run(mode, work);
    }

    @Override
    public String sharedLock(String table) {
        return "";
    }

    /** H2 has no lock that writers share. */
    @Override
    public String sharedChangeLock(String table) {
        return "\nfor update";
    }

    /** H2's repeatable reads may return rows that are new. */
    @Override
    public int snapshotIsolation() {
        return SNAPSHOT;
    }

    @Override
    public long nextNumber(Handle handle, String sequence) {
        return SqlFragment.of(
                        "select base_value from information_schema.sequences where lower(sequence_name) = :sequence")
                .bind("sequence", sequence)
                .query(handle)
                .mapTo(Long.class)
                .one();
    }

    /** No lock: writers wait at the write gate. */
    @Override
    public void lockWriters(Handle handle) {}

    /** No lock: the write gate excludes changes of subjects. */
    @Override
    public void sharePrivateSubjects(Handle handle) {}

    /** An array is looked up in an index of several columns in a join alone. */
    @Override
    public SqlFragment rowsWith(String table, String column, String[] values, String others) {
        return SqlFragment.of(
                " from unnest(cast(:values as varchar array)) as k(wanted) join " + table + " c on c." + column
                        + " = k.wanted where " + others,
                "values",
                values);
    }

    /** No lock: writers wait at the write gate. */
    @Override
    public void lockPrivateSubjects(Handle handle) {}

    @Override
    public void executeAll(Handle handle, String lock, List<String> statements, Map<String, Object> values) {
        if (lock != null) {
            SqlFragment.of(lock).bind(values).query(handle).mapTo(Long.class).list();
        }
        statements.forEach(statement -> SqlFragment.of(statement).bind(values).execute(handle));
    }

    @Override
    public boolean deletesNeedExclusiveAccess() {
        return true;
    }

    @Override
    public void commit(Handle handle) {
        H2StoreState file = H2StoreState.behind(handle.getConnection());
        boolean changed = file.isChanged();
        handle.commit();
        if (!changed) {
            file.write();
        }
        file.requireIntact();
    }

    @Override
    public boolean isLost(Connection connection) {
        H2StoreState opened = H2StoreState.behind(connection);
        // a remounted disk: a file that was opened read-only can be opened for writing again
        return !opened.isIntact() || file != null && opened.isReadOnly() && Files.isWritable(file);
    }
}
