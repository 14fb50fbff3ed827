package campus.contacts.bench;

import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** Measures imports of files into empty databases, without the time that the program takes for a file of one row. */
final class Imports {
    private static final String TABLE = "import: rows of a table";
    private static final String ARCHIVE = "import: contacts of an archive";
    private static final String PEOPLE = "import: people";
    private static final long MOST_ROWS = 50_000;
    private static final long MOST_PEOPLE = 10_000;
    private static final int SECONDS = 60;

    /** The least rows a second by the name of the database. */
    private static final Map<String, Map<String, Integer>> WANTED = Map.of(
            TABLE, Map.of("H2", 5_000, "PostgreSQL", 10_000),
            ARCHIVE, Map.of("H2", 20_000, "PostgreSQL", 50_000),
            PEOPLE, Map.of("H2", 1_500, "PostgreSQL", 3_000));

    private final Campuses campuses;
    private final long rows;
    private final Path directory;
    private final Schedule schedule;

    Imports(Campuses campuses, SampleCampus campus, Path directory, Schedule schedule) {
        this.campuses = campuses;
        this.rows = Math.min(MOST_ROWS, campus.contacts());
        this.directory = directory;
        this.schedule = schedule;
    }

    /** An empty database with the tables of the program. */
    private record EmptyCampus() implements Sample {
        @Override
        public String name() {
            return "empty";
        }

        @Override
        public void fill(String database) {
            StorageProvider.openStorage(StorageSettings.of(database, "localhost"))
                    .close();
        }
    }

    /** Writes a file with a number of rows. */
    private interface Rows {
        void write(Path file, long rows) throws Exception;
    }

    void run() throws Exception {
        measure(TABLE, rows, "rows.csv", Imports::writeTable, "contacts");
        measure(ARCHIVE, rows, "archive.ndjson", this::writeArchive);
        measure(
                PEOPLE,
                Math.min(MOST_PEOPLE, rows),
                "people.ndjson",
                (file, count) -> new SamplePeople(count).write(file),
                "people");
    }

    private void measure(String work, long count, String name, Rows made, String... command) throws Exception {
        schedule.run(campuses.name(), work, SECONDS, () -> {
            Path file = directory.resolve(name);
            try {
                made.write(file, 1);
                double one = seconds(file, command);
                made.write(file, count);
                double all = seconds(file, command);
                schedule.report()
                        .addRate(
                                campuses.name(),
                                work,
                                (count - 1) / (all - one),
                                WANTED.get(work).get(campuses.name()));
            } finally {
                Files.deleteIfExists(file);
            }
        });
    }

    /** Returns the duration of the import of a file into an empty database. */
    private double seconds(Path file, String... command) throws IOException, SQLException {
        String database = campuses.copy(new EmptyCampus(), "run-import");
        long begin = System.nanoTime();
        Program.importFile(file, database, command);
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void writeTable(Path file, long rows) throws IOException {
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            lines.println("id,displayName,address.emailAddress.address");
            for (long number = 1; number <= rows; number++) {
                lines.println(number + ",Robin " + SamplePeople.family(number) + ",p" + number + "@example.edu");
            }
        }
    }

    /** Exports what the rows of a table have become. */
    private void writeArchive(Path file, long rows) throws IOException, SQLException {
        Path table = directory.resolve("rows.csv");
        String database = campuses.copy(new EmptyCampus(), "run-export");
        writeTable(table, rows);
        Program.importFile(table, database, "contacts");
        Files.delete(table);
        Files.deleteIfExists(file);
        Program.export(file, database);
    }
}
