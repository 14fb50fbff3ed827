package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is kept of a release: its databases as SQL, and an export.
 *
 * @param directory of the files
 */
record KeptRelease(Path directory) {
    private static final Path RELEASES =
            Readme.ROOT.resolve("adapters-rest/src/test/resources/campus/contacts/program/releases");

    /** A kind of database, or an export of one. */
    enum Part {
        H2("h2.sql"),
        POSTGRESQL("postgresql.sql"),
        EXPORT("export.ndjson");

        private final String file;

        Part(String file) {
            this.file = file;
        }

        /** Returns the options that name a new database. */
        List<String> newDatabase(Path place) {
            return this == POSTGRESQL
                    ? Databases.POSTGRESQL.options()
                    : List.of("--database", "jdbc:h2:file:" + place.resolve("contacts"));
        }
    }

    /** Returns the versions of which something is kept. */
    static Stream<String> versions() {
        if (Files.notExists(RELEASES)) {
            return Stream.empty();
        }
        try (Stream<Path> all = Files.list(RELEASES)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static Path of(String version) {
        return RELEASES.resolve(version);
    }

    /**
     * Keeps a database.
     *
     * @param database the options that name it
     */
    void keep(Part part, List<String> database) throws IOException, SQLException {
        Files.createDirectories(directory);
        Path file = directory.resolve(part.file);
        switch (part) {
            case H2 -> execute(database, "script to '" + file + "'");
            case POSTGRESQL -> Files.write(file, dumped(database.get(1)));
            case EXPORT -> program("export", file, database);
        }
    }

    /** Returns a database as SQL, without the lines that only {@code psql} understands, and without comments and empty lines. */
    private static List<String> dumped(String url) throws IOException {
        MachineAssumptions.requireCommands("pg_dump");
        List<String> command = List.of("pg_dump", "--inserts", "--no-owner", "--no-privileges", "--dbname");
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        command.stream(),
                        Stream.of(url.replaceFirst("jdbc:postgresql://", "postgresql://postgres:postgres@")))
                .toList());
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (Stream<String> lines = process.inputReader().lines()) {
            List<String> kept = lines.filter(line -> !line.isEmpty() && !line.matches("(\\\\|--).*"))
                    .collect(Collectors.toCollection(ArrayList::new));
            assertThat(process.onExit().join().exitValue()).isZero();
            return kept;
        }
    }

    /**
     * Makes a database of a part.
     *
     * @param place of the files of the database, if it has any
     * @return the options that name it
     */
    List<String> restore(Part part, Path place) throws IOException, SQLException {
        Path file = directory.resolve(part.file);
        List<String> database = part.newDatabase(place);
        switch (part) {
            case H2 -> execute(database, "runscript from '" + file + "'");
            case POSTGRESQL -> execute(database, Files.readString(file));
            case EXPORT -> program("import", file, database);
        }
        return database;
    }

    private static void execute(List<String> database, String sql) throws SQLException {
        boolean isH2 = database.size() == 2;
        try (Connection connection =
                        DriverManager.getConnection(database.get(1), isH2 ? "sa" : "postgres", isH2 ? "" : "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void program(String command, Path file, List<String> database) {
        List<String> words = new ArrayList<>(List.of(command, file.toString()));
        words.addAll(database);
        if (command.equals("export")) {
            words.add("--force");
        }
        try (Program program = ProgramLauncher.in(file.getParent()).start(words.toArray(String[]::new))) {
            assertThat(program.awaitExit())
                    .as(() -> String.join("\n", program.complaints()))
                    .isZero();
        }
    }
}
