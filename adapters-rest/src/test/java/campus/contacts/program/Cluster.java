package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A dedicated PostgreSQL server that can be crashed and restarted. */
final class Cluster implements AutoCloseable {
    /** The ways to end a server abruptly. */
    enum Crash {
        /** The crash of {@code pg_ctl stop -m immediate}. */
        IMMEDIATE_STOP("-QUIT"),
        KILLED("-KILL");

        private final String signal;

        Crash(String signal) {
            this.signal = signal;
        }
    }

    private final Path data;
    private EmbeddedPostgres server;

    /** @param data a directory of its own */
    Cluster(Path data) {
        this(data, Databases.durable(0, data));
    }

    private Cluster(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    /** Creates a server that keeps its write-ahead log elsewhere, in small files. */
    static Cluster withLogIn(Path log, Path data) {
        return new Cluster(data, Databases.withLogIn(log, data));
    }

    List<String> options() {
        String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
        return List.of("--database", url, "--database-user", "postgres", "--database-password", "postgres");
    }

    void crash(Crash how) throws IOException, InterruptedException {
        signal(postmaster().orElseThrow().pid(), how);
        awaitRefusal();
    }

    private static void signal(long process, Crash how) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", how.signal, Long.toString(process))
                .inheritIO()
                .start();
        assertThat(kill.waitFor(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private void awaitRefusal() throws IOException {
        long deadline = System.nanoTime() + Program.PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try (Socket taken = new Socket("127.0.0.1", server.getPort())) {
                assertThat(taken.isConnected()).isTrue();
            } catch (SocketException refused) {
                // refused, or reset while the server closes its socket
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("still takes connections");
    }

    /** Restarts the server on its data; the server is killed when an orderly stop fails. */
    void restart() throws IOException, InterruptedException {
        int port = server.getPort();
        Optional<ProcessHandle> postmaster = postmaster();
        close();
        if (postmaster.isPresent() && postmaster.get().isAlive()) {
            System.err.println("PostgreSQL does not stop when asked, and is killed");
            signal(postmaster.get().pid(), Crash.IMMEDIATE_STOP);
            postmaster.get().onExit().join();
        }
        server = Databases.durable(port, data);
    }

    /** Returns the process of the server; empty when the process has ended. */
    private Optional<ProcessHandle> postmaster() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        return Files.exists(pidFile)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0)))
                : Optional.empty();
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
