package campus.contacts.jdbc;

import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.connection.Database;
import campus.contacts.jdbc.connection.DatabaseConnections;
import campus.contacts.jdbc.connection.StartupWait;
import campus.contacts.jdbc.feed.ChangeRetention;
import campus.contacts.jdbc.history.HistoryRetention;
import campus.contacts.jdbc.migration.Migrations;
import campus.contacts.jdbc.migration.SchemaHistory;
import campus.contacts.jdbc.sql.Dialect;
import campus.contacts.jdbc.sql.JdbcUrl;
import campus.contacts.jdbc.sql.SqlErrors;
import campus.contacts.jdbc.standby.StandbyReads;
import campus.contacts.jdbc.transaction.Recording;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageSettings.Migration;
import campus.contacts.spi.StorageSettings.Retention;
import campus.contacts.spi.StorageUnavailableException;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a database: waits for it, creates or migrates its tables, and initializes a new one. */
final class StorageOpener {
    private static final Logger LOG = LoggerFactory.getLogger(StorageOpener.class);
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(5);

    private final StorageSettings settings;
    private final Database database;
    private final SchemaHistory history;

    StorageOpener(StorageSettings settings) {
        this(settings, Database.of(settings));
    }

    /** Opens a database that exists. */
    StorageOpener(StorageSettings settings, Database database) {
        this.settings = settings;
        this.database = database;
        this.history =
                new SchemaHistory(database, new Migrations(database.dialect().migrations()));
        requireUrl();
        requireStandbyThatFits();
    }

    private void requireUrl() {
        if (!database.url().isUnderstood()) {
            throw Refusal.unsupported(database + " is not a URL that its driver understands");
        }
    }

    private void requireStandbyThatFits() {
        if (settings.standby() == null) {
            return;
        }
        if (database.url().isH2()) {
            throw Refusal.unsupported("an H2 database has no standby, such as " + new JdbcUrl(settings.standby()));
        }
        JdbcUrl standby = new JdbcUrl(settings.standby());
        if (!standby.isOneServer() || !standby.isUnderstood()) {
            throw Refusal.unsupported("a standby is one server, jdbc:postgresql://HOST/NAME, and not " + standby);
        }
    }

    JdbcStorage open() {
        if (database.dialect().file().filter(Files::notExists).isPresent()) {
            requireMigrationAllowed();
        }
        NewDatabaseFile.createIfMissing(
                database,
                place -> new StorageOpener(settings, place).openInPlace().close());
        return openInPlace();
    }

    JdbcStorage openInPlace() {
        StartupWait waiting = new StartupWait(database, settings.capacity().patience());
        Connection first = connect(waiting);
        boolean opened = false;
        HikariDataSource pool = null;
        try {
            database.dialect().recover(first);
            requireFit(first);
            String schema = schema(first);
            String greeting = greet(first, schema);
            pool = database.pool("campus-contacts", settings.capacity().connections(), greeting, WAIT_FOR_CONNECTION);
            DatabaseConnections connections =
                    new DatabaseConnections(database, pool, database.url().isH2() ? first : null);
            LocalIds ownIds = prepare(first, connections.jdbi(), waiting, schema);
            DatabaseCheck check = new DatabaseCheck(database, history);
            connections.jdbi().useHandle(handle -> check.require(handle, ownIds));
            Optional<StandbyReads> standby = standby(greeting);
            opened = true;
            return finished(new JdbcStorage(ownIds, connections, standby, check, recording(connections), retention()));
        } catch (SQLException | JdbiException | FlywayException failure) {
            throw fault(failure);
        } finally {
            if (!opened && pool != null) {
                pool.close();
            }
            if (!opened || !database.url().isH2()) {
                SqlErrors.closeQuietly(first);
            }
        }
    }

    /** Completes a recount that an earlier process left incomplete, before the first read: private people must be hidden by then. */
    private static JdbcStorage finished(JdbcStorage storage) {
        try {
            storage.finishChanges();
            return storage;
        } catch (RuntimeException failure) {
            storage.close();
            throw failure;
        }
    }

    private Recording recording(DatabaseConnections connections) {
        Dialect dialect = database.dialect();
        return connections.jdbi().inTransaction(handle -> {
            boolean keepsHistory =
                    HistoryRetention.begin(handle, dialect.now(handle, settings.clock()), settings.retention());
            boolean keepsChanges = ChangeRetention.begin(handle, dialect, settings);
            return new Recording(settings.clock(), keepsHistory, keepsChanges);
        });
    }

    /** Returns the retention period for sweeping, which a process without one of its own leaves to others. */
    private Retention retention() {
        return Optional.ofNullable(settings.retention()).orElse(new Retention(Retention.FOREVER, Retention.FOREVER));
    }

    void requireFit(Connection first) throws SQLException {
        database.dialect().misfit(first).ifPresent(misfit -> {
            throw new StorageUnavailableException(database + " " + misfit, null);
        });
    }

    /** Returns the schema of the tables; the connection reports it only before its initial SQL has run. */
    String schema(Connection first) throws SQLException {
        return database.dialect()
                .schema(first)
                .orElseThrow(() -> new StorageUnavailableException(
                        database + " has no schema of the name that its currentSchema or search_path says", null));
    }

    /** Runs the initial SQL of every connection, and returns it. */
    String greet(Connection first, String schema) throws SQLException {
        String greeting = database.dialect().connectionInitSql(schema);
        if (greeting != null) {
            try (Statement statement = first.createStatement()) {
                statement.execute(greeting);
            }
        }
        return greeting;
    }

    private Optional<StandbyReads> standby(String greeting) {
        if (settings.standby() == null) {
            return Optional.empty();
        }
        Database standby = Database.standbyOf(settings);
        return Optional.of(
                new StandbyReads(database, standby, settings.capacity().connections(), greeting));
    }

    private LocalIds prepare(Connection first, Jdbi jdbi, StartupWait waiting, String schema) throws SQLException {
        if (history.state(first) != SchemaHistory.State.CURRENT || jdbi.withHandle(Founding::isUnfinished)) {
            requireMigrationAllowed();
            database.dialect().withMigrationLock(first, waiting::pause, () -> {
                migrate(first, schema);
                new Founding(settings, database).finish(jdbi);
            });
        }
        LocalIds ownIds = new LocalIds(jdbi.withHandle(Founding::authority).orElseThrow());
        requireAsked(ownIds.authority());
        return ownIds;
    }

    private void requireMigrationAllowed() {
        if (settings.migration() == Migration.REFUSED) {
            throw new StorageUnavailableException(
                    database + " needs a migration to schema version "
                            + history.migrations().latest() + ": run the command migrate",
                    null);
        }
    }

    private void migrate(Connection first, String schema) {
        try {
            // another process may have migrated it in the meantime
            if (history.state(first) != SchemaHistory.State.CURRENT) {
                LOG.info(
                        "migrating {} to schema version {}",
                        database,
                        history.migrations().latest());
                database.migrate(schema);
            }
        } catch (SQLException failure) {
            throw new BulkWriter.Refused(failure);
        }
    }

    /** Connects, and retries until the configured time is over; permanent failures are thrown at once. */
    Connection connect(StartupWait waiting) {
        while (true) {
            try {
                return database.connect();
            } catch (SQLException failure) {
                if (!OpeningFailure.isTransient(database, failure)) {
                    throw fault(failure);
                }
                requireNotReadOnly(failure);
                waiting.pause(OpeningFailure.reason(failure), failure);
            }
        }
    }

    /**
     * Rejects a read-only server if it is the only one. Among several servers, another one may be about to become the primary.
     *
     * @throws StorageUnavailableException with this reason
     */
    private void requireNotReadOnly(SQLException failure) {
        if (!database.url().isOneServer() || OpeningFailure.isUnreachable(failure)) {
            return;
        }
        try (Connection connection = database.withAnyServerType().connect()) {
            Optional<String> misfit = database.dialect().misfit(connection);
            if (misfit.isPresent()) {
                throw new StorageUnavailableException(database + " " + misfit.get(), failure);
            }
        } catch (SQLException away) {
            failure.addSuppressed(away);
        }
    }

    RuntimeException fault(Exception failure) {
        String line = database + " " + OpeningFailure.reason(failure);
        return OpeningFailure.isWrongUrl(failure)
                ? Refusal.unsupported(line)
                : new StorageUnavailableException(line, failure);
    }

    void requireAsked(String authority) {
        String asked = settings.authority();
        if (asked != null && !asked.toLowerCase(Locale.ROOT).equals(authority.toLowerCase(Locale.ROOT))) {
            throw Refusal.illegalState(
                    database + " was founded with the authority '" + authority + "', not with '" + asked + "'");
        }
    }
}
