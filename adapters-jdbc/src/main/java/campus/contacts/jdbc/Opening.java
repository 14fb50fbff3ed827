package campus.contacts.jdbc;

import campus.contacts.AddressBook;
import campus.contacts.Kind;
import campus.contacts.OwnIds;
import campus.contacts.Refusal;
import campus.contacts.spi.StorageFault;
import campus.contacts.spi.StorageSettings;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a database: waits for it, makes its tables, and founds it when it is new. */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(5);

    private final StorageSettings settings;
    private final Database database;
    private final SchemaHistory history;

    Opening(StorageSettings settings) {
        this.settings = settings;
        this.database = Database.of(settings);
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
            throw Refusal.unsupported("an H2 database has no standby");
        }
        DatabaseUrl standby = new DatabaseUrl(settings.standby());
        if (!standby.isOneServer() || !standby.isUnderstood()) {
            throw Refusal.unsupported("a standby is one server, jdbc:postgresql://HOST/NAME, and not " + standby);
        }
    }

    JdbcStorage open() {
        Waiting waiting = new Waiting(database, settings.capacity().patience());
        Connection first = connect(waiting);
        boolean opened = false;
        HikariDataSource pool = null;
        try {
            database.dialect().recover(first);
            requireFit(first);
            String schema = schema(first);
            String greeting = greet(first, schema);
            pool = database.pool("campus-contacts", settings.capacity().connections(), greeting, WAIT_FOR_CONNECTION);
            Connections connections =
                    new Connections(database, pool, database.url().isH2() ? first : null);
            OwnIds ownIds = prepare(first, connections.jdbi(), waiting, schema);
            DatabaseCheck check = new DatabaseCheck(database, history);
            connections.jdbi().useHandle(handle -> check.require(handle, ownIds));
            Optional<Standby> standby = standby(greeting);
            opened = true;
            return finished(new JdbcStorage(ownIds, connections, standby, check));
        } catch (SQLException | JdbiException | FlywayException failure) {
            throw fault(failure);
        } finally {
            if (!opened && pool != null) {
                pool.close();
            }
            if (!opened || !database.url().isH2()) {
                Faults.closeQuietly(first);
            }
        }
    }

    /** Completes what a process left incomplete when it ended, before anybody reads: private people are to be hidden by then. */
    private static JdbcStorage finished(JdbcStorage storage) {
        try {
            storage.finishChanges();
            return storage;
        } catch (RuntimeException failure) {
            storage.close();
            throw failure;
        }
    }

    private void requireFit(Connection first) throws SQLException {
        database.dialect().misfit(first).ifPresent(misfit -> {
            throw new StorageFault(database + " " + misfit, null);
        });
    }

    /** The schema in which the tables are; only before the greeting does the connection say so. */
    private String schema(Connection first) throws SQLException {
        return database.dialect()
                .schema(first)
                .orElseThrow(() -> new StorageFault(
                        database + " has no schema of the name that its currentSchema or search_path says", null));
    }

    /** Runs, and gives, what every connection has to run first. */
    private String greet(Connection first, String schema) throws SQLException {
        String greeting = database.dialect().greeting(schema);
        if (greeting != null) {
            try (Statement statement = first.createStatement()) {
                statement.execute(greeting);
            }
        }
        return greeting;
    }

    private Optional<Standby> standby(String greeting) {
        if (settings.standby() == null) {
            return Optional.empty();
        }
        Database copy = Database.standbyOf(settings);
        return Optional.of(new Standby(database, copy, settings.capacity().connections(), greeting));
    }

    private OwnIds prepare(Connection first, Jdbi jdbi, Waiting waiting, String schema) throws SQLException {
        if (history.state(first) != SchemaHistory.State.CURRENT
                || jdbi.withHandle(Opening::authority).isEmpty()) {
            database.dialect().alone(first, waiting::pause, () -> {
                migrate(first, schema);
                jdbi.useTransaction(this::found);
            });
        }
        OwnIds ownIds = new OwnIds(jdbi.withHandle(Opening::authority).orElseThrow());
        requireAsked(ownIds.authority());
        return ownIds;
    }

    private void migrate(Connection first, String schema) {
        try {
            // another process may have done it meanwhile
            if (history.state(first) != SchemaHistory.State.CURRENT) {
                LOG.info(
                        "migrating {} to schema version {}",
                        database,
                        history.migrations().newest());
                database.migrate(schema);
            }
        } catch (SQLException failure) {
            throw new Bulk.Refused(failure);
        }
    }

    /** Tries until the settings' patience is at its end; what waiting cannot change fails at once. */
    private Connection connect(Waiting waiting) {
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
     * A single server that answers but is not the primary stays so. Of several, another one may be about to become the primary.
     *
     * @throws StorageFault that says so
     */
    private void requireNotReadOnly(SQLException failure) {
        if (!database.url().isOneServer() || OpeningFailure.isUnreachable(failure)) {
            return;
        }
        try (Connection connection = database.whateverItTakes().connect()) {
            Optional<String> misfit = database.dialect().misfit(connection);
            if (misfit.isPresent()) {
                throw new StorageFault(database + " " + misfit.get(), failure);
            }
        } catch (SQLException away) {
            failure.addSuppressed(away);
        }
    }

    private RuntimeException fault(Exception failure) {
        String line = database + " " + OpeningFailure.reason(failure);
        return OpeningFailure.isWrongUrl(failure) ? Refusal.unsupported(line) : new StorageFault(line, failure);
    }

    static Optional<String> authority(Handle handle) {
        return Sql.of("select authority from installation")
                .query(handle)
                .mapTo(String.class)
                .findOne();
    }

    private void requireAsked(String authority) {
        String asked = settings.authority();
        if (asked != null && !asked.toLowerCase(Locale.ROOT).equals(authority.toLowerCase(Locale.ROOT))) {
            throw Refusal.illegalState(
                    database + " was founded with the authority '" + authority + "', not with '" + asked + "'");
        }
    }

    private void found(Handle handle) {
        if (authority(handle).isPresent()) {
            return;
        }
        String authority = Optional.ofNullable(settings.authority()).orElse(StorageSettings.DEFAULT_AUTHORITY);
        OwnIds ownIds = new OwnIds(authority);
        LOG.info("founding {} with the authority '{}'", database, authority);
        Sql.of("insert into installation (singleton, authority) values (1, :authority)", "authority", authority)
                .execute(handle);
        Sql.of("""
                insert into address_book (id, version, changed_at, display_name, genus_type, genus_key, is_marked_root)
                values (:id, 1, :at, :name, :genus_type, :genus_key, true)""")
                .bind("id", AddressBook.DEFAULT)
                .bind("at", Columns.moment(settings.clock().instant()))
                .bind("name", AddressBook.DEFAULT_NAME)
                .bind(
                        "genus_type",
                        Kind.ADDRESS_BOOK.defaultGenusType(ownIds.authority()).toString())
                .bind(
                        "genus_key",
                        Kind.ADDRESS_BOOK.defaultGenusType(ownIds.authority()).key())
                .execute(handle);
        Sql.of(Hierarchy.ITSELF + "address_book made").execute(handle);
    }
}
