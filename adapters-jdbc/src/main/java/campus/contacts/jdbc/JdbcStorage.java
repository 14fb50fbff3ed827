package campus.contacts.jdbc;

import campus.contacts.access.Caller;
import campus.contacts.jdbc.connection.Database;
import campus.contacts.jdbc.connection.DatabaseConnections;
import campus.contacts.jdbc.feed.ChangeRetention;
import campus.contacts.jdbc.history.HistoryRetention;
import campus.contacts.jdbc.history.RecordedMoments;
import campus.contacts.jdbc.sql.Dialect;
import campus.contacts.jdbc.sql.SqlErrors;
import campus.contacts.jdbc.standby.StandbyReads;
import campus.contacts.jdbc.transaction.Recording;
import campus.contacts.jdbc.visibility.PrivacyRecount;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.Archive;
import campus.contacts.spi.ChangeWatch;
import campus.contacts.spi.DatabaseFile;
import campus.contacts.spi.ImportLock;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageSettings.Retention;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.spi.UnitOfWork;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The storage in a database: reads from the primary or a standby, writes by {@link Transactions}, and checks the database after an
 * unexpected failure.
 *
 * <p>A unit of work that only reads uses no transaction: most are a single statement with its own snapshot, and further statements see
 * newer states.
 */
final class JdbcStorage implements Storage {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcStorage.class);

    private final Dialect dialect;
    private final LocalIds ownIds;
    private final DatabaseConnections connections;
    private final Optional<StandbyReads> standby;
    private final DatabaseCheck check;
    private final Recording recording;
    private final Transactions transactions;
    private final HistoryRetention retention;
    private final ChangeRetention changes;
    private final ChangeWatcher watcher;
    private final Optional<DatabaseFile> databaseFile;
    private volatile boolean closed;

    JdbcStorage(
            LocalIds ownIds,
            DatabaseConnections connections,
            Optional<StandbyReads> standby,
            DatabaseCheck check,
            Recording recording,
            Retention kept) {
        this.dialect = connections.dialect();
        this.ownIds = ownIds;
        this.connections = connections;
        this.standby = standby;
        this.check = check;
        this.recording = recording;
        this.transactions = new Transactions(ownIds, connections, recording, this::ended);
        this.retention = new HistoryRetention(this, kept, recording.clock());
        this.changes = new ChangeRetention(this, kept);
        this.databaseFile = dialect.file().map(file -> new H2StorageFile(file, connections, this));
        this.watcher = new ChangeWatcher(this, dialect.writerNumbers().isPresent());
    }

    @Override
    public LocalIds ownIds() {
        requireOpen();
        return ownIds;
    }

    Jdbi jdbi() {
        return connections.jdbi();
    }

    @Override
    public <T> T read(Function<UnitOfWork, T> work) {
        requireOpen();
        JdbcUnitOfWork outer = transactions.running();
        if (outer != null) {
            return work.apply(outer);
        }
        try (Handle handle = connections.open()) {
            T seen = transactions.read(handle, work);
            connections.requireStillThere(handle);
            return seen;
        } catch (JdbiException failure) {
            throw givenUp(failure);
        }
    }

    @Override
    public <T> T read(Caller caller, Function<UnitOfWork, T> work) {
        requireOpen();
        if (standby.isPresent() && transactions.running() == null) {
            try (Handle handle = standby.get().open(caller).orElse(null)) {
                if (handle != null) {
                    return transactions.read(handle, work);
                }
            } catch (Refusal notThere) {
                // the primary may have the object by now
            } catch (JdbiException failure) {
                standby.get().failed(failure);
            }
        }
        return read(work);
    }

    /**
     * Returns the exception for a unit of work that is not retried. A statement may fail because the database has been replaced or damaged,
     * so an unexpected failure triggers a check.
     */
    private RuntimeException givenUp(JdbiException failure) {
        if (SqlErrors.of(failure) == SqlErrors.OUTAGE) {
            connections.revive();
        }
        RuntimeException exception = SqlErrors.exception(failure);
        if (exception instanceof IllegalStateException) {
            try {
                check();
            } catch (StorageUnavailableException reason) {
                reason.addSuppressed(exception);
                return reason;
            }
        }
        return exception;
    }

    @Override
    public void check() {
        requireOpen();
        try (Handle handle = connections.open()) {
            check.require(handle, ownIds);
        } catch (JdbiException failure) {
            if (SqlErrors.of(failure) == SqlErrors.OUTAGE) {
                connections.revive();
            }
            throw new StorageUnavailableException(check.database() + " " + OpeningFailure.reason(failure), failure);
        }
    }

    @Override
    public String description() {
        try (Handle handle = connections.open()) {
            String version = check.history().migrations().latest();
            return description(check.database(), handle.getConnection(), "schema version " + version);
        } catch (SQLException | JdbiException failure) {
            throw new StorageUnavailableException(SqlErrors.outage(failure), failure);
        }
    }

    @Override
    public List<String> warnings() {
        try (Handle handle = connections.open()) {
            return RecordedMoments.warnings(handle.getConnection(), dialect, recording.clock());
        } catch (SQLException | JdbiException failure) {
            throw new StorageUnavailableException(SqlErrors.outage(failure), failure);
        }
    }

    /** Returns the name of a database with its product. */
    static String description(Database database, Connection connection, String schema) throws SQLException {
        DatabaseMetaData product = connection.getMetaData();
        return database + " (" + product.getDatabaseProductName() + ' '
                + product.getDatabaseProductVersion().split(" ", 2)[0] + ", " + schema + ')';
    }

    @Override
    public <T> T write(Function<UnitOfWork, T> work) {
        requireOpen();
        JdbcUnitOfWork outer = transactions.running();
        if (outer != null) {
            outer.requireWriting();
            // a part of a long unit: it must not go on for long after it is too late
            outer.requireInTime();
            return work.apply(outer);
        }
        try {
            return finished(transactions.write(work));
        } catch (JdbiException failure) {
            throw givenUp(failure);
        }
    }

    /** A refused caller reads from the primary from then on, to see the reason; so does a caller whose commit has an unknown outcome. */
    @Override
    public <T> T write(Caller caller, Function<UnitOfWork, T> work) {
        return write(of(caller, work));
    }

    @Override
    public <T> Optional<T> writeAtOnce(Caller caller, Function<UnitOfWork, Optional<T>> change) {
        requireOpen();
        if (!dialect.savesRequests() || transactions.running() != null) {
            return Optional.empty();
        }
        try {
            return transactions.writeAtOnce(of(caller, change));
        } catch (JdbiException failure) {
            throw givenUp(failure);
        }
    }

    private <T> Function<UnitOfWork, T> of(Caller caller, Function<UnitOfWork, T> work) {
        return unit -> {
            if (caller.author() != null) {
                unit.setAuthor(caller.author());
            }
            if (standby.isPresent()) {
                ((JdbcUnitOfWork) unit).writers().add(caller.name());
            }
            return work.apply(unit);
        };
    }

    @Override
    public Instant historySince() {
        return retention.since();
    }

    @Override
    public boolean sweepHistory() {
        return retention.sweep();
    }

    @Override
    public boolean sweepChanges() {
        return changes.sweep();
    }

    @Override
    public ChangeWatch watchChanges(Runnable listener) {
        requireOpen();
        return watcher.add(listener);
    }

    /**
     * Completes the recount before the caller receives the response to saved people, so that nothing about private ones is visible from
     * then on. The unit of work is committed, so a failed recount does not fail it; the next sweep or start completes the recount.
     */
    private <T> T finished(Transactions.Done<T> done) {
        if (done.isRecountDue()) {
            try {
                finishChanges();
            } catch (RuntimeException failure) {
                LOG.error("hiding what refers to private people is incomplete; it will be tried again", failure);
            }
        }
        return done.value();
    }

    @Override
    public void finishChanges() {
        new PrivacyRecount(this).finish();
    }

    /** Lets the readers know of a transaction that has ended, committed or not. */
    private void ended(JdbcUnitOfWork unit) {
        standby.ifPresent(reads -> unit.writers().forEach(reads::wrote));
        unit.endWriter();
        if (unit.hasRecorded()) {
            watcher.changed();
        }
    }

    @Override
    public Optional<ImportLock> lockImports(Duration patience) {
        requireOpen();
        return connections.lockImports(patience);
    }

    @Override
    public Archive archive() {
        requireOpen();
        return new JdbcArchive(dialect, ownIds, connections, recording, retention::forget);
    }

    @Override
    public Map<String, LongSupplier> gauges() {
        Map<String, LongSupplier> gauges = new HashMap<>(connections.gauges());
        standby.map(StandbyReads::gauges).ifPresent(gauges::putAll);
        gauges.put("changes.lag.seconds", changes::lag);
        return gauges;
    }

    private void requireOpen() {
        if (closed) {
            throw new StorageUnavailableException("the storage is closed", null);
        }
    }

    @Override
    public Optional<DatabaseFile> databaseFile() {
        requireOpen();
        return databaseFile;
    }

    @Override
    public void close() {
        close(connections::close);
    }

    /** @param closing closes the connections */
    void close(Runnable closing) {
        if (transactions.running() != null) {
            throw new IllegalStateException("a unit of work cannot close its storage");
        }
        closed = true;
        watcher.close();
        standby.ifPresent(StandbyReads::close);
        closing.run();
    }
}
