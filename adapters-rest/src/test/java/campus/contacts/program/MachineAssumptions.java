package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The requirements of tests on the machine. */
public final class MachineAssumptions {
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

    /** Skips a test with a message when the command is not installed, since it is not required on every machine. */
    static void askForCommand(String command) {
        if (!isOnPath(command)) {
            skip("no " + command + " on the PATH");
        }
    }

    /** Skips a test with a message; fails instead on the integration server, with {@code CI=true}. */
    static void missing(String reason) {
        assertThat(System.getenv("CI")).as(reason).isNotEqualTo("true");
        skip(reason);
    }

    /** Skips a test with a message. */
    public static void skip(String reason) {
        System.err.println("NOT TESTED: " + reason);
        Assumptions.abort(reason);
    }
}
