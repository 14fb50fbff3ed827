package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageIT {
    private static final List<Cluster.Crash> CRASHES =
            List.of(Cluster.Crash.IMMEDIATE_STOP, Cluster.Crash.KILLED, Cluster.Crash.KILLED);

    private static final int A_WHILE = 100;

    @TempDir
    Path directory;

    @Test
    void a_repeatedly_crashing_postgresql_is_only_a_503() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        try (Cluster cluster = new Cluster(directory.resolve("cluster"));
                Program program = serve(cluster)) {
            RetryingWriters clerks = new RetryingWriters(program);
            CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> read(program, enough));
            clerks.begin(program);
            for (Cluster.Crash crash : CRASHES) {
                clerks.await(A_WHILE);
                cluster.crash(crash);
                awaitHealth(program, 503);
                assertThat(program.get("health/live").status()).isEqualTo(200);
                cluster.restart();
                awaitHealth(program, 200);
            }
            clerks.await(A_WHILE);
            clerks.finish();
            enough.set(true);
            reader.get(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            clerks.assertNothingIsLost(program);
            clerks.assertNothingIsDoubledOrHalfDone(program);
            program.terminate();
            assertThat(program.awaitExit()).isZero();
            assertThat(program.complaints())
                    .noneMatch(line -> line.contains(": null"))
                    .filteredOn(line -> line.contains("imports wait for the storage"))
                    .hasSizeLessThanOrEqualTo(CRASHES.size());
        }
    }

    private Program serve(Cluster cluster) {
        List<String> options = new ArrayList<>(List.of("--port", "0", "--public-url", RetryingWriter.PUBLIC_URL));
        options.addAll(cluster.options());
        return ProgramLauncher.in(directory).serve(options.toArray(String[]::new));
    }

    /** Reads during the outage: each response is a whole list or a 503. */
    private static void read(Program program, AtomicBoolean enough) {
        while (!enough.get()) {
            Conversation.Answer answer = program.get("contacts?limit=100");
            if (answer.status() == 503) {
                assertThat(answer.header("Retry-After")).isNotNull();
            } else {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).startsWith("[").endsWith("]");
            }
        }
    }

    private static void awaitHealth(Program program, int status) throws IOException {
        long deadline = System.nanoTime() + Program.PATIENCE.toNanos();
        while (program.get("health/ready").status() != status) {
            assertThat(System.nanoTime()).as("still not " + status).isLessThan(deadline);
        }
    }
}
