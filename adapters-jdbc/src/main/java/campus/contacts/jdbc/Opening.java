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
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Opens a database: waits for it, makes its tables, and founds it when it is new. */
final class Opening {
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final StorageSettings settings;
    private final Database database;

    Opening(StorageSettings settings) {
        this.settings = settings;
        this.database = Database.of(settings);
        requireStandbyThatFits();
    }

    private void requireStandbyThatFits() {
        if (settings.standby() == null) {
            return;
        }
        if (database.url().isH2()) {
            throw Refusal.unsupported("an H2 database has no standby");
        }
        DatabaseUrl standby = new DatabaseUrl(settings.standby());
        if (!standby.isOneServer()) {
            throw Refusal.unsupported("a standby is one server, jdbc:postgresql://HOST/NAME, and not " + standby);
        }
    }

    JdbcStorage open() {
        Connection first = connect();
        boolean opened = false;
        HikariDataSource pool = null;
        try {
            database.dialect().check(first);
            pool = database.pool("campus-contacts", settings.capacity().connections(), WAIT_FOR_CONNECTION);
            Connections connections =
                    new Connections(database, pool, database.url().isH2() ? first : null);
            OwnIds ownIds = prepare(first, connections.jdbi());
            Optional<Standby> standby = standby();
            opened = true;
            return new JdbcStorage(ownIds, connections, standby);
        } catch (SQLException | JdbiException | FlywayException failure) {
            throw fault(failure);
        } finally {
            if (!opened && pool != null) {
                pool.close();
            }
            if (!opened || !database.url().isH2()) {
                Connections.closeQuietly(first);
            }
        }
    }

    private Optional<Standby> standby() {
        if (settings.standby() == null) {
            return Optional.empty();
        }
        Database copy = Database.standbyOf(settings);
        return Optional.of(new Standby(database, copy, settings.capacity().connections()));
    }

    private OwnIds prepare(Connection connection, Jdbi jdbi) throws SQLException {
        database.dialect().alone(connection, () -> {
            database.migrate(connection);
            jdbi.useTransaction(this::found);
        });
        OwnIds ownIds = new OwnIds(jdbi.withHandle(Opening::authority).orElseThrow());
        requireAsked(ownIds.authority());
        return ownIds;
    }

    /** Tries until the settings' patience is at its end; what waiting cannot change fails at once. */
    private Connection connect() {
        long deadline = System.nanoTime() + settings.capacity().patience().toNanos();
        while (true) {
            try {
                return database.connect();
            } catch (SQLException failure) {
                if (Faults.of(failure) != Faults.OUTAGE || System.nanoTime() - deadline >= 0) {
                    throw fault(failure);
                }
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new StorageFault("interrupted while waiting for " + database, interrupted);
            }
        }
    }

    private RuntimeException fault(Exception failure) {
        SQLException cause = Faults.cause(failure);
        return switch (cause == null ? Faults.BUG : Faults.of(cause)) {
            case IN_USE -> Refusal.illegalState(database + " is in use by another process");
            case DENIED ->
                new StorageFault(
                        database + " cannot be opened: the user, the password or the database is unknown there", cause);
            case OUTAGE -> new StorageFault(database + " cannot be reached", cause);
            default -> new StorageFault(database + " cannot be prepared" + reason(cause), failure);
        };
    }

    /** What the database says, less the statement that H2 shows with it. */
    private static String reason(SQLException cause) {
        return cause == null || cause.getMessage() == null
                ? ""
                : ": " + cause.getMessage().lines().findFirst().orElse("").split("; SQL statement", 2)[0];
    }

    private static Optional<String> authority(Handle handle) {
        return Sql.of("select authority from provider")
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
        Sql.of("insert into provider (singleton, authority) values (1, :authority)", "authority", authority)
                .execute(handle);
        Sql.of("""
                insert into address_book (id, version, changed_at, display_name, genus_type, genus_key, marked_root)
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
