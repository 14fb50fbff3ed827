package campus.contacts.bench;

import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The campus that is measured, see {@code campus.sql}.
 *
 * @param contacts how many; a multiple of 20
 */
record SampleCampus(long contacts) implements Sample {
    static final int BOOKS = 2000;
    /** Has every other contact. */
    static final int HALF = 2;
    /** Has 500 descendants, itself included. */
    static final int FACULTY = 3;
    /** Has no children, and as many contacts as any book but {@link #HALF}. */
    static final int SMALL = BOOKS;

    private static final String USER = "sa";

    /** How many there are of what refers to ten contacts. */
    long references() {
        return contacts / 10;
    }

    @Override
    public String name() {
        return "campus_" + contacts;
    }

    /** The program makes the tables, SQL puts in the rows. */
    @Override
    public void fill(String database) throws SQLException, IOException {
        StorageProvider.openStorage(StorageSettings.of(database, "localhost")).close();
        String sql = Files.readString(Program.bench().resolve("campus.sql"))
                .replace(":contacts", Long.toString(contacts))
                .replace(":next", Long.toString(contacts + 1));
        try (Connection connection = DriverManager.getConnection(database, USER, "");
                Statement statement = connection.createStatement()) {
            for (String each : sql.split(";\n")) {
                statement.execute(each);
            }
        }
    }
}
