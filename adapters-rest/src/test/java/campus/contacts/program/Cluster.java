package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of one's own, to be crashed and started again. */
final class Cluster implements AutoCloseable {
    /** How a server ends that has no time for anything. */
    enum Crash {
        /** As {@code pg_ctl stop -m immediate} does it. */
        IMMEDIATE_STOP("-QUIT"),
        KILLED("-KILL");

        private final String signal;

        Crash(String signal) {
            this.signal = signal;
        }
    }

    private final Path data;
    private EmbeddedPostgres server;

    /** @param data a directory that is its own */
    Cluster(Path data) {
        this(data, Databases.durable(0, data));
    }

    private Cluster(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    /** One that keeps its log elsewhere, in small files. */
    static Cluster withLogIn(Path log, Path data) {
        return new Cluster(data, Databases.withLogIn(log, data));
    }

    List<String> options() {
        String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
        return List.of("--database", url, "--database-user", "postgres", "--database-password", "postgres");
    }

    void crash(Crash how) throws IOException, InterruptedException {
        String process = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        Process kill =
                new ProcessBuilder("kill", how.signal, process).inheritIO().start();
        assertThat(kill.waitFor(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        awaitRefusal();
    }

    private void awaitRefusal() throws IOException {
        long deadline = System.nanoTime() + Program.PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try (Socket taken = new Socket("127.0.0.1", server.getPort())) {
                assertThat(taken.isConnected()).isTrue();
            } catch (ConnectException refused) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("still takes connections");
    }

    /** Starts it again, where it was. */
    void restart() {
        int port = server.getPort();
        close();
        server = Databases.durable(port, data);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
