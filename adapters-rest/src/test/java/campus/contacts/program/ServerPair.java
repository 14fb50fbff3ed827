package campus.contacts.program;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Two PostgreSQL servers, one of which replicates the other by streaming. */
final class ServerPair implements AutoCloseable {
    /** The role of a server. */
    enum Role {
        PRIMARY,
        STANDBY
    }

    private final Path directory;
    private final EmbeddedPostgres primary;
    private EmbeddedPostgres standby;

    /** @param directory for the files of both, which no other pair may have used */
    ServerPair(Path directory) throws IOException {
        this.directory = directory;
        copy(Made.ONCE, files(Role.PRIMARY));
        copy(Made.ONCE, files(Role.STANDBY));
        this.primary = start(Role.PRIMARY, 0);
        Files.createFile(files(Role.STANDBY).resolve("standby.signal"));
        Files.writeString(
                files(Role.STANDBY).resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 user=postgres port=" + primary.getPort() + "'\n");
        this.standby = start(Role.STANDBY, 0);
    }

    /** The files of an initialized server that has never run, created once because that takes seconds. */
    private static final class Made {
        static final Path ONCE = make();

        private static Path make() {
            try {
                Path files =
                        Files.createTempDirectory(Path.of("target"), "made").resolve("files");
                EmbeddedPostgres.Builder builder =
                        EmbeddedPostgres.builder().setDataDirectoryCustomizer(made -> copy(made.toPath(), files));
                start(builder).close();
                return files;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    Files.copy(folder, to.resolve(from.relativize(folder)), StandardCopyOption.COPY_ATTRIBUTES);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Path files(Role role) {
        return directory.resolve(role.name());
    }

    private EmbeddedPostgres start(Role role, int port) {
        return start(EmbeddedPostgres.builder()
                .setDataDirectory(files(role))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("wal_keep_size", "64MB")
                .setServerConfig("synchronous_commit", "remote_apply")
                .setPort(port));
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder server) {
        try {
            return server.start();
        } catch (IOException | IllegalStateException broken) {
            MachineAssumptions.missing("no PostgreSQL can be started here: " + broken);
            throw new AssertionError(broken);
        }
    }

    /** Makes the primary acknowledge only what the standby has applied. */
    void acknowledgeWhatBothHave() {
        tell(Role.PRIMARY, "alter system set synchronous_standby_names = '*'");
        tell(Role.PRIMARY, "select pg_reload_conf()");
    }

    void pauseReplay() {
        tell(Role.STANDBY, "select pg_wal_replay_pause()");
    }

    void resumeReplay() {
        tell(Role.STANDBY, "select pg_wal_replay_resume()");
    }

    void promoteStandby() {
        tell(Role.STANDBY, "select pg_promote()");
    }

    /** Kills a server with all its processes, as a power cut does. */
    void kill(Role role) {
        Path pid = files(role).resolve("postmaster.pid");
        if (Files.exists(pid)) {
            ProcessHandle.of(number(pid)).ifPresent(ServerPair::killAll);
        }
        try {
            // the process that started the server keeps the lock, which would block the next start
            Files.deleteIfExists(files(role).resolve("epg-lock"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private EmbeddedPostgres server(Role role) {
        return role == Role.PRIMARY ? primary : standby;
    }

    private static void killAll(ProcessHandle postmaster) {
        List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
        all.addAll(postmaster.descendants().toList());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    private static long number(Path pid) {
        try {
            return Long.parseLong(Files.readAllLines(pid).get(0).strip());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Restarts the killed standby, on its port. */
    void startStandby() {
        standby = start(Role.STANDBY, standby.getPort());
    }

    /** Returns the options that name both servers, with reads on the standby. */
    String[] options() {
        String hosts = host(primary.getPort()) + ',' + host(standby.getPort());
        return new String[] {
            "--database", "jdbc:postgresql://" + hosts + "/postgres",
            "--read-database", "jdbc:postgresql://" + host(standby.getPort()) + "/postgres",
            "--database-user", "postgres"
        };
    }

    /** Returns the options that name the standby as the database. */
    String[] standbyAsDatabase() {
        String url = "jdbc:postgresql://" + host(standby.getPort()) + "/postgres";
        return new String[] {"--port", "0", "--database", url, "--database-user", "postgres"};
    }

    private static String host(int port) {
        return "127.0.0.1:" + port;
    }

    private void tell(Role role, String sql) {
        int port = server(role).getPort();
        String url = "jdbc:postgresql://" + host(port) + "/postgres?user=postgres";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        kill(Role.STANDBY);
        kill(Role.PRIMARY);
    }
}
