package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The durable databases. */
enum Databases {
    H2_FILE(List::of),
    POSTGRESQL(Databases::newPostgresDatabase);

    private static final ProcessBuilder.Redirect MESSAGES =
            ProcessBuilder.Redirect.appendTo(new File("target/postgresql.log"));

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static EmbeddedPostgres server;

    private final Supplier<List<String>> options;

    Databases(Supplier<List<String>> options) {
        this.options = options;
    }

    /** Returns the options that name a new, empty database; a file is in the directory of the process. */
    List<String> options() {
        return options.get();
    }

    /** Starts a PostgreSQL prepared by an administrator's statements, one a line, and returns its port. */
    static String serve(String statements) {
        statements.lines().forEach(Databases::execute);
        return Integer.toString(server().getPort());
    }

    private static void execute(String sql) {
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static List<String> newPostgresDatabase() {
        String name = "program" + NUMBER.incrementAndGet();
        execute("CREATE DATABASE " + name);
        String url = "jdbc:postgresql://127.0.0.1:" + server().getPort() + '/' + name;
        return List.of("--database", url, "--database-user", "postgres", "--database-password", "postgres");
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            server = durable(0);
        }
        return server;
    }

    /**
     * Starts a server with durable writes. The embedded server's defaults are not durable.
     *
     * @param port 0 for any free port
     */
    static EmbeddedPostgres durable(int port) {
        return start(EmbeddedPostgres.builder().setPort(port));
    }

    /** Starts a server that keeps its data in that directory when it ends, and uses existing data when it starts. */
    static EmbeddedPostgres durable(int port, Path data) {
        return start(
                EmbeddedPostgres.builder().setPort(port).setDataDirectory(data).setCleanDataDirectory(false));
    }

    /**
     * Starts a server with its data in one directory and its log, in files of a megabyte, in another. The embedded server passes the
     * locale option on to initdb.
     */
    static EmbeddedPostgres withLogIn(Path log, Path data) {
        return start(EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setLocaleConfig("waldir", log.toString())
                .setLocaleConfig("wal-segsize", "1")
                .setServerConfig("min_wal_size", "2MB")
                .setServerConfig("max_wal_size", "1GB"));
    }

    /** Starts a server whose messages go to a file: a server that writes to a pipe blocks when the pipe is no longer read. */
    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
        try {
            EmbeddedPostgres started = builder.setPGStartupWait(Program.PATIENCE)
                    .setOutputRedirector(MESSAGES)
                    .setErrorRedirector(MESSAGES)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            assertThat(setting(started, "fsync")).isEqualTo("on");
            assertThat(setting(started, "synchronous_commit")).isEqualTo("on");
            return started;
        } catch (IOException | IllegalStateException broken) {
            MachineAssumptions.missing("no PostgreSQL can be started here: " + broken);
            throw new AssertionError(broken);
        }
    }

    private static String setting(EmbeddedPostgres server, String name) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
