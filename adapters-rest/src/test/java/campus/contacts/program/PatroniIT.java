package campus.contacts.program;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code deploy/patroni.yml}: a primary is killed while clients write, and Patroni promotes another member. */
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
                clerks.begin(program);
                clerks.await(A_WHILE);
                String killed = cluster.killPrimary();
                cluster.awaitOtherPrimary(killed);
                clerks.await(A_WHILE);
                clerks.finish();
                clerks.assertNothingIsLost(program);
                clerks.assertNothingIsDoubledOrHalfDone(program);
            }
        }
    }
}
