package campus.contacts.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The databases in a PostgreSQL server of its own, with {@code fsync} on, started from the distribution's programs. */
final class PostgreSqlCampuses implements Campuses {
    private static final String USER = "sa";

    private final Path programs;
    private final Path cluster;
    private final int port;
    private final boolean inPlace;
    private final List<String> copies = new ArrayList<>();

    /** @param inPlace whether a copy is the original itself */
    PostgreSqlCampuses(Path programs, Path directory, boolean inPlace) throws IOException {
        this.programs = programs;
        this.inPlace = inPlace;
        this.cluster = directory.resolve("postgresql");
        this.port = Program.freePort();
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            Files.createDirectories(cluster);
            own(cluster);
            run(
                    "initdb",
                    "--pgdata=" + cluster,
                    "--username=" + USER,
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8");
        }
        // left by a killed run
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
        run(
                "pg_ctl",
                "start",
                "--wait",
                "--pgdata=" + cluster,
                "--log=" + cluster.resolve("log"),
                "--options=-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + cluster
                        + " -c shared_buffers=1GB -c max_wal_size=8GB -c checkpoint_timeout=30min");
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public boolean isBuilt(Sample sample) {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select 1 from pg_database where datname = '" + sample.name() + "'")) {
            return found.next();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public String copy(Sample sample, String copy) throws IOException, SQLException {
        String built = sample.name();
        if (!isBuilt(sample)) {
            String building = "building_" + built;
            execute("drop database if exists " + building);
            execute("create database " + building);
            sample.fill(url(building));
            execute("vacuum analyze", building);
            execute("alter database " + building + " rename to " + built);
        }
        if (inPlace) {
            return url(built);
        }
        String name = copy.replace('-', '_');
        execute("drop database if exists " + name);
        execute("create database " + name + " template " + built + " strategy file_copy");
        copies.add(name);
        // otherwise the first run would write the pages of the copy
        execute("checkpoint");
        return url(name);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** The processor time is not measured: it is spent in a process for each connection. */
    @Override
    public Contest.Score ceiling(String database, long contacts, int seconds) throws IOException {
        Path script = Files.writeString(
                cluster.getParent().resolve("by-id.sql"),
                "\\set id random(1, " + contacts + ")\nselect " + FloorContact.COLUMNS
                        + " from contact c where c.id = :id;\n");
        String name = database.replaceAll(".*/|[?].*", "");
        String output = run(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=16",
                "--host=127.0.0.1",
                "--port=" + port,
                "--username=" + USER,
                "--time=" + seconds,
                "--file=" + script,
                name);
        double latency = number(output, "latency average = ([0-9.]+) ms");
        return new Contest.Score(number(output, "tps = ([0-9.]+)"), latency, latency, 0, 0, 0);
    }

    private static double number(String output, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(output);
        if (!found.find()) {
            throw new IllegalStateException("pgbench said: " + output);
        }
        return Double.parseDouble(found.group(1));
    }

    @Override
    public void close() throws IOException, SQLException {
        for (String copy : copies) {
            execute("drop database if exists " + copy + " with (force)");
        }
        run("pg_ctl", "stop", "--wait", "--mode=fast", "--pgdata=" + cluster);
    }

    private void execute(String sql) throws SQLException {
        execute(sql, "postgres");
    }

    private void execute(String sql, String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + '/' + database + "?user=" + USER;
    }

    /** Returns true for root, as whom PostgreSQL refuses to run. */
    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void own(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        if (isRoot()) {
            Files.setOwner(
                    directory,
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
        }
    }

    /** Returns what the program has written. */
    private String run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("bench", ".log");
        int status = new ProcessBuilder(command)
                .directory(cluster.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .onExit()
                .join()
                .exitValue();
        String output = Files.readString(said);
        Files.delete(said);
        if (status != 0) {
            throw new IllegalStateException(program + " failed: " + output);
        }
        return output;
    }
}
