package campus.contacts.jdbc;

import campus.contacts.jdbc.connection.Database;
import campus.contacts.jdbc.connection.StartupWait;
import campus.contacts.jdbc.migration.Migrations;
import campus.contacts.jdbc.migration.SchemaHistory;
import campus.contacts.jdbc.sql.JdbcUrl;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.spi.StorageInspection;
import campus.contacts.spi.StorageSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks at a database without changing it: what it is, whether it can be opened, and which migrations it lacks. */
final class StorageInspector {
    private final Database database;
    private final StorageOpener opener;
    private final SchemaHistory history;

    StorageInspector(StorageSettings settings) {
        this.database = Database.of(readOnly(settings));
        this.opener = new StorageOpener(settings, database);
        this.history =
                new SchemaHistory(database, new Migrations(database.dialect().migrations()));
    }

    /** Returns settings that open an H2 file read-only, so that not even its bookkeeping changes. */
    private static StorageSettings readOnly(StorageSettings settings) {
        JdbcUrl url = new JdbcUrl(settings.database());
        return Database.of(settings).dialect().file().isEmpty()
                ? settings
                : settings.withDatabase(url.orElse("ACCESS_MODE_DATA", "r").text());
    }

    StorageInspection inspect() {
        Optional<Path> file = database.dialect().file();
        if (file.isPresent() && Files.notExists(file.get())) {
            return new StorageInspection(
                    database.toString(), true, history.migrations().versions());
        }
        try (Connection connection = opener.connect(new StartupWait(database, Duration.ZERO))) {
            opener.requireFit(connection);
            opener.greet(connection, opener.schema(connection));
            List<String> all = history.migrations().versions();
            List<String> pending = history.pending(connection);
            boolean isNew = pending.equals(all);
            String schema = isNew ? "no tables" : "schema version " + all.get(all.size() - pending.size() - 1);
            if (!isNew) {
                SqlFragment.texts(connection, "select authority from installation")
                        .forEach(opener::requireAsked);
            }
            return new StorageInspection(JdbcStorage.description(database, connection, schema), isNew, pending);
        } catch (SQLException failure) {
            throw opener.fault(failure);
        }
    }
}
