package campus.contacts.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests {@code deploy/patroni.yml}: a primary is killed while clients write, and Patroni promotes another member; then another
 * one is made the primary as planned. Prints what it measures.
 */
@Tag("patroni")
class PatroniIT {
    private static final int A_WHILE = 100;

    @TempDir
    Path directory;

    @TempDir
    Path members;

    @Test
    void a_killed_primary_is_replaced_without_lost_writes_and_without_a_restart() throws Exception {
        MachineAssumptions.requireCommands("etcd", "patroni", "setpriv");
        try (PatroniCluster cluster = new PatroniCluster(members)) {
            cluster.awaitStandby();
            List<String> options = new ArrayList<>(cluster.options());
            options.addAll(List.of("--port=0", "--public-url=" + RetryingWriter.PUBLIC_URL));
            try (Program program = ProgramLauncher.in(directory).serve(options.toArray(String[]::new))) {
                RetryingWriters clerks = new RetryingWriters(program);
                writeDuring("kill -9 of the primary and its Patroni", clerks, program, () -> {
                    String killed = cluster.killPrimary();
                    cluster.awaitOtherPrimary(killed);
                });
                writeDuring("switchover", clerks, program, cluster::switchOver);
            }
        }
    }

    /** Makes another member the primary while clients write, and requires that no acknowledged write is lost. */
    private static void writeDuring(String what, RetryingWriters clerks, Program program, Replacement replacement)
            throws IOException, InterruptedException {
        int before = clerks.acknowledged();
        clerks.begin(program);
        clerks.await(A_WHILE);
        replacement.run();
        clerks.await(A_WHILE);
        clerks.finish();
        clerks.assertNothingIsLost(program);
        clerks.assertNothingIsDoubledOrHalfDone(program);
        System.out.printf(
                "%s: no write for %.1f s; %d writes acknowledged, none lost%n",
                what, clerks.longestPause().toMillis() / 1000.0, clerks.acknowledged() - before);
    }

    /** Makes another member the primary. */
    private interface Replacement {
        void run() throws IOException;
    }
}
