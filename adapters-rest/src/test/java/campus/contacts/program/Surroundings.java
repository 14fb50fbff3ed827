package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What tests need of the machine that they run on. */
final class Surroundings {
    private Surroundings() {}

    static void requireCommands(String... commands) {
        for (String command : commands) {
            if (Stream.of(System.getenv("PATH").split(":"))
                    .noneMatch(directory -> Files.isExecutable(Path.of(directory, command)))) {
                missing("no " + command + " on the PATH");
            }
        }
    }

    /** Skips a test aloud; where tests decide about a change, with {@code CI=true}, it fails instead. */
    static void missing(String reason) {
        System.err.println("NOT TESTED: " + reason);
        assertThat(System.getenv("CI")).as(reason).isNotEqualTo("true");
        Assumptions.abort(reason);
    }
}
