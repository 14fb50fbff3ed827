package campus.contacts.bench;

import campus.contacts.ObjectWords;
import campus.contacts.access.Caller;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * The sample campus, see {@code campus.sql}.
 *
 * @param contacts the number of contacts; a multiple of 20
 */
record SampleCampus(long contacts) implements Sample {
    static final int BOOKS = 2000;
    /** The book with every other contact. */
    static final int HALF = 2;
    /** The book with 500 descendants, including itself. */
    static final int FACULTY = 3;
    /** A book without children that has as many contacts as any book except {@link #HALF}. */
    static final int SMALL = BOOKS;

    /** A moment before the last two changes of {@link #addVersions}. */
    static final Instant PAST = Instant.parse("2026-01-03T12:00:00Z");

    private static final String USER = "sa";

    /** A contact with a record. */
    private static final long TYPICAL = 1005;

    /** Returns the number of references, which have ten contacts each. */
    long references() {
        return contacts / 10;
    }

    @Override
    public String name() {
        return "campus_" + contacts;
    }

    /** Creates the tables with the program and inserts the rows with SQL. */
    @Override
    public void fill(String database) throws SQLException, IOException {
        StorageProvider.openStorage(StorageSettings.of(database, "localhost")).close();
        run("campus.sql", database);
        requireWords(database);
    }

    /** Gives every contact five versions, the third of which was the present one at {@link #PAST}. */
    void addVersions(String database) throws SQLException, IOException {
        run("versions.sql", database.startsWith("jdbc:h2:") ? H2Campuses.withLargeCache(database) : database);
    }

    private void run(String script, String database) throws SQLException, IOException {
        String sql = Files.readString(Program.bench().resolve(script))
                .replace(":contacts", Long.toString(contacts))
                .replace(":next", Long.toString(contacts + 1));
        try (Connection connection = DriverManager.getConnection(database, USER, "");
                Statement statement = connection.createStatement()) {
            for (String sqlStatement : sql.split(";\n")) {
                statement.execute(sqlStatement);
            }
        }
    }

    /** Requires that the words of a contact are those that the program would write. */
    private static void requireWords(String database) throws SQLException {
        Set<String> expected;
        try (Storage storage = StorageProvider.openStorage(StorageSettings.of(database, "localhost"))) {
            expected = storage.read(unit -> ObjectWords.of(unit.contacts()
                    .find(storage.ownIds().id(ObjectKind.CONTACT, TYPICAL), Caller.ANYONE.visibility())
                    .orElseThrow()));
        }
        Set<String> stored = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(database, USER, "");
                Statement statement = connection.createStatement();
                ResultSet words =
                        statement.executeQuery("select word from contact_word where contact_id = " + TYPICAL)) {
            while (words.next()) {
                stored.add(words.getString(1));
            }
        }
        if (!stored.equals(expected)) {
            throw new IllegalStateException("campus.sql has the words " + stored + ", the program " + expected);
        }
    }
}
