package campus.contacts.jdbc.sql;

import campus.contacts.jdbc.bulk.BatchWriter;
import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.h2file.DiskReserve;
import campus.contacts.jdbc.h2file.H2DatabaseFile;
import campus.contacts.jdbc.h2file.H2FileSystem;
import campus.contacts.jdbc.h2file.H2StoreState;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.ImportLock;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.storage.SingleProcessImportLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.engine.Constants;
import org.h2.store.fs.FileUtils;
import org.jdbi.v3.core.Handle;

/** The dialect of H2, which runs in this process: statements are cheap, but foreign keys do not lock a parent against deletion. */
public final class H2Dialect implements Dialect {
    private static final int PATIENCE_SECONDS = 10;

    /** The divisor of the maximum heap that yields the size of the page cache. */
    private static final int CACHED_PART = 4;

    /** The distance of the first, bounded scan of sorted runs: this many times the depth of the page, plus this number. */
    private static final int NEAR = 100;

    private static final int STRIDE = 10;

    /** Maximum of numbers that a merge holds in memory; a deeper one is sorted by H2, which uses its file for that. */
    private static final int MAX_HELD_NUMBERS = 20_000;

    /** The new row, for dependent statements. */
    private static final String MADE = """
            (select cast(:made as bigint) as id, cast(:changed_at as timestamp(3) with time zone) as changed_at) made""";

    private static final String MISPLACED = "was deleted or replaced while it was open: put it back, or restart";

    /** H2's snapshot isolation level, for which JDBC has no constant. */
    private static final int SNAPSHOT = 6;

    /** Matches a URL of a database file, as opposed to an in-memory database or another H2 file system. */
    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?:file:|durable:)?(?![A-Za-z]{2,}:)([^;]*)(.*)");

    /** The write gates by database; two storages of one process may share a database. */
    private static final Map<String, ReadWriteLock> GATES = new ConcurrentHashMap<>();

    /** The numbers of writers by database. */
    private static final Map<String, WriterNumbers> WRITERS = new ConcurrentHashMap<>();

    /** The import locks by database. */
    private static final Map<String, Semaphore> IMPORTS = new ConcurrentHashMap<>();

    static {
        H2FileSystem.register();
    }

    /** Null for a database in memory. */
    private final Path file;

    private final ReadWriteLock gate;
    private final Semaphore imports;
    private final WriterNumbers writers;

    public H2Dialect(JdbcUrl url) {
        Matcher named = FILE.matcher(url.text());
        this.file = named.matches() ? Path.of(FileUtils.toRealPath(named.group(1) + Constants.SUFFIX_MV_FILE)) : null;
        String place = file == null ? url.toString() : file.toString();
        this.gate = GATES.computeIfAbsent(place, unseen -> new ReentrantReadWriteLock(true));
        this.writers = WRITERS.computeIfAbsent(place, unseen -> new WriterNumbers());
        this.imports = IMPORTS.computeIfAbsent(place, unseen -> new Semaphore(1));
    }

    @Override
    public JdbcUrl withDefaults(JdbcUrl url) {
        if (url.text().matches("(?i)jdbc:h2:(tcp|ssl):.*|.*;AUTO_SERVER=TRUE.*")) {
            throw Refusal.unsupported("an H2 database is opened by one process; take PostgreSQL for several");
        }
        // WRITE_DELAY: otherwise commits of the last half second are lost when the process is killed.
        // DB_CLOSE_ON_EXIT: the program closes the storage itself, after the last request.
        // MAX_COMPACT_TIME: every commit adds about ten kilobytes, which are reused a minute later; closing frees them.
        // CACHE_SIZE: of pages, in KiB; by default a sixteenth of the heap, and indexes are read repeatedly.
        // TRACE_LEVEL_FILE: errors are thrown too, and are printed to standard error where the file cannot be written.
        // QUERY_CACHE_SIZE: parsed statements per connection; the default is smaller than the number of statements
        // here.
        return durable(url)
                .orElse("WRITE_DELAY", "0")
                .orElse("DB_CLOSE_ON_EXIT", "FALSE")
                .orElse("LOCK_TIMEOUT", "5000")
                .orElse("MAX_COMPACT_TIME", "2000")
                .orElse("CACHE_SIZE", Long.toString(Runtime.getRuntime().maxMemory() / CACHED_PART / 1024))
                .orElse("TRACE_LEVEL_FILE", "0")
                .orElse("QUERY_CACHE_SIZE", "128");
    }

    /**
     * Replaces H2's file channels. The default ones close for good when a writing thread is interrupted, and the database with them. After
     * a failed write H2 continues in memory, loses later commits and may loop forever, so no write may fail.
     */
    private static JdbcUrl durable(JdbcUrl url) {
        return new JdbcUrl(FILE.matcher(url.text()).replaceFirst("jdbc:h2:durable:$1$2"));
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
            return Optional.of("may not be written");
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
    public String startsWith(String column, String value) {
        return column + " = " + value;
    }

    /** First tries one query over all ranges within a bounded distance; enough when the ranges hold many of all objects. */
    @Override
    public <T> List<T> merge(Handle handle, ObjectTable<T> table, ListPlan search, KeysetPage part) {
        KeysetPage.Order order = part.order();
        if (part.depth() > MAX_HELD_NUMBERS) {
            return inOrder(handle, table, deep(handle, table, search, part), order);
        }
        SqlFragment near = search.runs()
                .all(table.name(), search.gates(), search.filters(), new KeyRange(":from", ":to"), order)
                .add("\norder by id " + order.name + " limit :depth")
                .bind("from", part.from())
                .bind("to", order.further(part.from(), NEAR + STRIDE * part.depth()))
                .bind("depth", part.depth());
        List<Long> numbers = near.query(handle).mapTo(Long.class).list();
        if (numbers.size() < part.depth()) {
            numbers = runByRun(handle, table, search, part);
        }
        return inOrder(handle, table, numbers.stream().skip(part.offset()).toList(), order);
    }

    private static <T> List<T> inOrder(
            Handle handle, ObjectTable<T> table, List<Long> numbers, KeysetPage.Order order) {
        return table.list(
                handle,
                table.select()
                        .add("c.id = any(:ids)\norder by c.id " + order.name)
                        .bind("ids", numbers.toArray(Long[]::new)));
    }

    @Override
    public SqlFragment first(ObjectTable<?> table, ListPlan search, KeysetPage.Order order) {
        return search.runs()
                .all(table.name(), search.gates(), search.filters(), new KeyRange(":from", null), order)
                .add("\norder by id " + order.name + " limit :depth");
    }

    private static List<Long> deep(Handle handle, ObjectTable<?> table, ListPlan search, KeysetPage part) {
        return search.runs()
                .all(table.name(), search.gates(), search.filters(), new KeyRange(":from", null), part.order())
                .add("\norder by id " + part.order().name + " limit :limit offset :offset")
                .bind("from", part.from())
                .bind("limit", part.limit())
                .bind("offset", part.offset())
                .query(handle)
                .mapTo(Long.class)
                .list();
    }

    /**
     * Scans the sorted runs one after the other. The worst number found so far bounds the next scan, so that all scans together read little
     * more than the longest run.
     */
    private List<Long> runByRun(Handle handle, ObjectTable<?> table, ListPlan search, KeysetPage part) {
        SortedRuns runs = search.runs();
        boolean up = part.order() == KeysetPage.Order.UP;
        TreeSet<Long> numbers = new TreeSet<>(up ? Comparator.<Long>naturalOrder() : Comparator.<Long>reverseOrder());
        long to = up ? Long.MAX_VALUE : 0;
        String run = startsWith(runs.keyColumn(), ":run_key");
        SqlFragment page = runs.page(table.name(), search.filters(), part.order(), run, new KeyRange(":from", ":to"))
                .bind("from", part.from())
                .bind("depth", part.depth());
        for (Object key : runs.keys(handle, search.gates())) {
            numbers.addAll(page.bind("run_key", key)
                    .bind("to", to)
                    .query(handle)
                    .mapTo(Long.class)
                    .list());
            while (numbers.size() > part.depth()) {
                numbers.pollLast();
            }
            if (numbers.size() == part.depth()) {
                to = numbers.last();
            }
        }
        return List.copyOf(numbers);
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
        Lock lock = mode == Mode.WRITE_ALONE ? gate.writeLock() : gate.readLock();
        try {
            if (!lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new StorageUnavailableException("timed out waiting for the write lock", null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException(
                    "interrupted while waiting for others to finish writing", interrupted);
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String sharedLock(String table) {
        return "";
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

    /** No lock: writers wait at the write gate. */
    @Override
    public void lockPrivateSubjects(Handle handle) {}

    @Override
    public void executeAll(Handle handle, List<String> statements, Map<String, Object> values) {
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
