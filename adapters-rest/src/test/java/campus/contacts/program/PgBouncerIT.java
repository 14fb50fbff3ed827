package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Poll;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests {@code deploy/pgbouncer.ini} with a real PgBouncer between two processes and one PostgreSQL. */
@Tag("complete")
class PgBouncerIT {
    private static final int A_WHILE = 100;

    @TempDir
    Path directory;

    private List<String> direct;
    private int port;

    /** The pooling modes, and what they require of the processes. */
    enum Mode {
        SESSION(""),
        TRANSACTION("?prepareThreshold=0");

        private final String parameters;

        Mode(String parameters) {
            this.parameters = parameters;
        }
    }

    @ParameterizedTest
    @EnumSource
    void processes_share_a_database_through_a_pooler(Mode mode) throws Exception {
        MachineAssumptions.requireCommands("pgbouncer");
        direct = Databases.POSTGRESQL.options();
        port = ForeignServer.freePort();
        migrate();
        Process pooler = pooler(mode);
        try {
            Poll.until("PgBouncer listens", this::listens);
            try (Program one = serve(mode)) {
                RetryingWriters clerks = new RetryingWriters(one);
                clerks.begin(one);
                clerks.await(A_WHILE);
                // its connections are to sessions that the other one has used
                try (Program two = serve(mode)) {
                    clerks.await(A_WHILE);
                    clerks.finish();
                    clerks.assertNothingIsLost(two);
                    clerks.assertNothingIsDoubledOrHalfDone(two);
                }
            }
        } finally {
            pooler.destroy();
            pooler.waitFor();
        }
    }

    private void migrate() {
        List<String> command = new ArrayList<>(List.of("migrate"));
        command.addAll(direct);
        try (Program migration = ProgramLauncher.in(directory).start(command.toArray(String[]::new))) {
            assertThat(migration.awaitExit()).isZero();
        }
    }

    private Program serve(Mode mode) {
        List<String> options = new ArrayList<>(direct);
        options.set(1, "jdbc:postgresql://127.0.0.1:" + port + "/contacts" + mode.parameters);
        options.addAll(List.of("--port=0", "--no-migrate", "--public-url=" + RetryingWriter.PUBLIC_URL));
        return ProgramLauncher.in(directory).serve(options.toArray(String[]::new));
    }

    /** Starts PgBouncer with the configuration that is delivered, with ports and places of this test. */
    private Process pooler(Mode mode) throws IOException {
        Path users = directory.resolve("userlist.txt");
        Files.writeString(users, "\"postgres\" \"postgres\"\n");
        URI database = URI.create(direct.get(1).substring("jdbc:".length()));
        String delivered = Readme.file("adapters-rest/deploy/pgbouncer.ini");
        String used = mode == Mode.SESSION
                ? delivered
                : delivered
                        .replaceFirst("(?m)^contacts = .*\n", "")
                        .replaceFirst("(?m)^;contacts = ", "contacts = ")
                        .replace("pool_mode = session", "pool_mode = transaction");
        String configuration = used.replace("port=5432", "port=" + database.getPort())
                .replace("dbname=contacts", "dbname=" + database.getPath().substring(1))
                .replace("6432", Integer.toString(port))
                .replace("/etc/pgbouncer/userlist.txt", users.toString());
        Path file = Files.writeString(
                directory.resolve("pgbouncer.ini"),
                configuration + "unix_socket_dir =\nlogfile = " + directory.resolve("pgbouncer.log") + "\n");
        List<String> command = new ArrayList<>(List.of("pgbouncer", file.toString()));
        if (System.getProperty("user.name").equals("root")) {
            // PgBouncer does not run as root, and its user must reach its files
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
            command.addAll(1, List.of("-u", "nobody"));
        }
        return ForeignServer.start("pgbouncer", directory, new ProcessBuilder(command));
    }

    private boolean listens() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
