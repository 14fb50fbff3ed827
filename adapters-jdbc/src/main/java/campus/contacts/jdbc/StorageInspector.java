package campus.contacts.jdbc;

import campus.contacts.jdbc.connection.Database;
import campus.contacts.jdbc.connection.StartupWait;
import campus.contacts.jdbc.h2file.H2FileVerification;
import campus.contacts.jdbc.history.RecordedMoments;
import campus.contacts.jdbc.migration.Migrations;
import campus.contacts.jdbc.migration.SchemaHistory;
import campus.contacts.jdbc.sql.H2Dialect;
import campus.contacts.jdbc.sql.JdbcUrl;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.spi.StorageInspection;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks at a database without changing it: what it is, whether it can be opened, and which migrations it lacks. */
final class StorageInspector {
    private final Database database;
    private final StorageOpener opener;
    private final SchemaHistory history;
    private final Clock clock;

    StorageInspector(StorageSettings settings) {
        this.clock = settings.clock();
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
        if (file.isPresent() && !Files.exists(file.get())) {
            requireCreatable(file.get());
            return new StorageInspection(
                    database.toString(), true, history.migrations().versions(), List.of());
        }
        try (Connection connection = opener.connect(new StartupWait(database, Duration.ZERO))) {
            opener.requireFit(connection);
            file.ifPresent(this::requireFit);
            opener.greet(connection, opener.schema(connection));
            List<String> all = history.migrations().versions();
            List<String> pending = history.pending(connection);
            boolean isNew = pending.equals(all);
            String schema = isNew ? "no tables" : "schema version " + all.get(all.size() - pending.size() - 1);
            if (!isNew) {
                SqlFragment.texts(connection, "select authority from installation")
                        .forEach(opener::requireAsked);
            }
            List<String> warnings =
                    pending.isEmpty() ? RecordedMoments.warnings(connection, database.dialect(), clock) : List.of();
            return new StorageInspection(
                    JdbcStorage.description(database, connection, schema), isNew, pending, warnings);
        } catch (SQLException failure) {
            throw opener.fault(failure);
        } catch (StorageUnavailableException closed) {
            if (!OpeningFailure.isInUse(closed)) {
                file.ifPresent(this::requireFit);
            }
            throw closed;
        }
    }

    /** Rejects a file that a server would reject, because it opens the file for writing. */
    private void requireFit(Path file) {
        try {
            H2FileVerification.verify(file);
        } catch (IOException unfit) {
            throw opener.fault(unfit);
        }
        if (!Files.isWritable(file)) {
            throw new StorageUnavailableException(database + " " + H2Dialect.UNWRITABLE, null);
        }
        if (!Files.isWritable(file.getParent())) {
            throw new StorageUnavailableException(
                    database + " cannot be opened: " + file.getParent() + " may not be written", null);
        }
    }

    /** Requires that the nearest directory that exists accepts files. */
    private void requireCreatable(Path file) {
        Path place = file.getParent();
        while (!Files.exists(place)) {
            place = place.getParent();
        }
        if (!Files.isDirectory(place) || !Files.isWritable(place)) {
            String why = Files.isDirectory(place) ? " may not be written" : " is not a directory";
            throw new StorageUnavailableException(database + " cannot be created: " + place + why, null);
        }
    }
}
