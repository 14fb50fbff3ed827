package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What tests need of the machine that they run on. */
final class MachineAssumptions {
    private MachineAssumptions() {}

    static void requireCommands(String... commands) {
        for (String command : commands) {
            if (!isOnPath(command)) {
                missing("no " + command + " on the PATH");
            }
        }
    }

    private static boolean isOnPath(String command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }

    /** Skips a test aloud wherever there is no such command: not every machine can be asked to have it. */
    static void askForCommand(String command) {
        if (!isOnPath(command)) {
            skip("no " + command + " on the PATH");
        }
    }

    /** Skips a test aloud; where tests decide about a change, with {@code CI=true}, it fails instead. */
    static void missing(String reason) {
        assertThat(System.getenv("CI")).as(reason).isNotEqualTo("true");
        skip(reason);
    }

    /** Skips a test aloud. */
    static void skip(String reason) {
        System.err.println("NOT TESTED: " + reason);
        Assumptions.abort(reason);
    }
}
