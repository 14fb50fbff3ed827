package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrashIT {
    /** The number of rounds; {@code -Dcrash.rounds=50} tests longer. */
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);

    private static final int A_WHILE = 200;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void survives_repeated_kill_9_without_lost_duplicate_or_partial_writes(Databases database)
            throws InterruptedException, IOException {
        List<String> options = new ArrayList<>(List.of("--port", "0", "--public-url", RetryingWriter.PUBLIC_URL));
        options.addAll(database.options());
        RetryingWriters clerks = null;
        long highest = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (Program program = serve(options)) {
                clerks = clerks == null ? new RetryingWriters(program) : clerks;
                clerks.assertNothingIsLost(program);
                highest = makeAndDelete(
                        program, Math.max(highest, clerks.numbers().max().orElse(0)));
                clerks.begin(program);
                clerks.await(A_WHILE);
                program.kill();
                clerks.awaitEnd();
            }
        }
        try (Program program = serve(options)) {
            clerks.assertNothingIsLost(program);
            clerks.begin(program);
            clerks.finish();
            clerks.assertNothingIsLost(program);
            clerks.assertNothingIsDoubledOrHalfDone(program);
            program.stop();
        }
    }

    private Program serve(List<String> options) {
        return ProgramLauncher.in(directory).serve(options.toArray(String[]::new));
    }

    /** Returns the number of a contact that was created and deleted. */
    private static long makeAndDelete(Program program, long highest) {
        String ends = "?addressId=contact.Address:1@localhost&referenceId=resource.Resource:nobody@example.edu";
        String uri =
                program.post("contacts" + ends, "{\"displayName\":\"Nobody\"}").header("Location");
        assertThat(RetryingWriter.number(uri)).isGreaterThan(highest);
        String path = uri.substring(RetryingWriter.PUBLIC_URL.length() + 1);
        assertThat(program.send("DELETE", path, "").status()).isEqualTo(200);
        return RetryingWriter.number(uri);
    }
}
