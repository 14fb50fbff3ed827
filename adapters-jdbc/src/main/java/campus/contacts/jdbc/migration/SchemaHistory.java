package campus.contacts.jdbc.migration;

import campus.contacts.jdbc.connection.Database;
import campus.contacts.jdbc.migration.Migrations.Migration;
import campus.contacts.spi.StorageUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares the schema history that Flyway keeps in a database with the migrations of this program (wire contract, section 8). A
 * program must not write into a schema that is newer, because it does not know what the newer version requires of its rows.
 */
public record SchemaHistory(Database database, Migrations migrations) {
    private static final String TABLE = "flyway_schema_history";

    /** The first script of the migrations that the baseline replaced; it was never released. */
    private static final String BEFORE_BASELINE = "V1__contacts_addresses_and_books.sql";

    /** The migrations that a database needs. */
    public enum State {
        /** All migrations: the database has no tables. */
        EMPTY,
        /** Some migrations. */
        OUTDATED,
        CURRENT
    }

    /** A row of the history; {@code checksum} is null where Flyway stores none. */
    private record Applied(String version, String script, Integer checksum, boolean success) {}

    /**
     * Returns the state of a database.
     *
     * @throws StorageUnavailableException when the history belongs to another program, to a newer version, to a failed migration, or to the
     * migrations before the baseline
     */
    public State state(Connection connection) throws SQLException {
        return state(connection, database.dialect().relations(connection));
    }

    /**
     * Returns the state of a database whose relations are known.
     *
     * @param relations the lower-case names of the tables and sequences
     */
    public State state(Connection connection, Set<String> relations) throws SQLException {
        if (!relations.contains(TABLE)) {
            requireNoOthers(relations);
            return State.EMPTY;
        }
        return missing(connection).isEmpty() ? State.CURRENT : State.OUTDATED;
    }

    /**
     * Returns the schema versions that a database lacks, ascending.
     *
     * @throws StorageUnavailableException as {@link #state} does
     */
    public List<String> pending(Connection connection) throws SQLException {
        return switch (state(connection)) {
            case EMPTY -> migrations.versions();
            case OUTDATED -> missing(connection);
            case CURRENT -> List.of();
        };
    }

    private void requireNoOthers(Set<String> relations) {
        if (!relations.isEmpty()) {
            throw unfit("holds tables of another program ("
                    + String.join(", ", relations.stream().sorted().limit(3).toList())
                    + "): use a database or a schema that is empty");
        }
    }

    private static List<Applied> applied(Connection connection) throws SQLException {
        List<Applied> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select \"version\", \"script\", \"checksum\", \"success\" from \""
                                + TABLE + "\" where \"version\" is not null order by \"installed_rank\"")) {
            while (row.next()) {
                all.add(new Applied(
                        row.getString(1), row.getString(2), row.getObject(3, Integer.class), row.getBoolean(4)));
            }
        }
        return all;
    }

    private void requireOurs(Applied applied) {
        String version = applied.version();
        Migration known = migrations.byVersion().get(version);
        if (applied.script().equals(BEFORE_BASELINE)) {
            throw unfit("was made by a version before 1.0.0: export it with the old jar, import it with the new one");
        }
        if (known == null && Migrations.compare(version, migrations.latest()) > 0) {
            throw unfit("has schema version " + version + ", which is newer than version " + migrations.latest()
                    + " of this program: start the newer program");
        }
        if (known == null || !known.script().equals(applied.script())) {
            throw unfit("belongs to another program: its schema history names " + applied.script());
        }
        if (!applied.success()) {
            throw unfit("was left half migrated, to schema version " + version + ": restore a backup");
        }
        if (applied.checksum() == null || applied.checksum() != known.checksum()) {
            throw unfit("was migrated to schema version " + version + " by a script that differs from this program's "
                    + known.script() + ": start the program that migrated it");
        }
    }

    /** Returns the versions after the last one that was applied. */
    private List<String> missing(Connection connection) throws SQLException {
        Set<String> done = new HashSet<>();
        for (Applied applied : applied(connection)) {
            requireOurs(applied);
            done.add(applied.version());
        }
        List<String> missing = new ArrayList<>();
        for (String version : migrations.versions()) {
            if (!done.contains(version)) {
                missing.add(version);
            } else if (!missing.isEmpty()) {
                throw unfit("has schema version " + version + " but lacks version " + missing.get(0)
                        + ": restore a backup");
            }
        }
        return missing;
    }

    private StorageUnavailableException unfit(String reason) {
        return new StorageUnavailableException(database + " " + reason, null);
    }
}
