package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the signal that makes the program reload its files (wire contract, section 9). */
class ReloadSignalIT {
    /** The password is {@code secret}. */
    private static final String ADA = "ada:$2y$04$....................../dCAsp4PpJoDgv6BeaLP6BKrXlBV1oi";

    @TempDir
    Path directory;

    @Test
    void reloads_the_policy_and_ignores_an_invalid_one() throws IOException {
        Files.writeString(directory.resolve("users"), ADA);
        policy("lookup");
        FileTime asBefore = Files.getLastModifiedTime(directory.resolve("policy"));
        try (Program program = ProgramLauncher.in(directory)
                .serve(
                        "--database",
                        "memory",
                        "--port",
                        "0",
                        "--auth",
                        "required",
                        "--users",
                        "users",
                        "--policy",
                        "policy")) {
            assertThat(status(program)).isEqualTo(200);
            // Of the same size and age, so that the file watcher detects no change.
            policy("delete");
            Files.setLastModifiedTime(directory.resolve("policy"), asBefore);
            program.signal("HUP");
            program.awaitComplaint("policy was read again");
            assertThat(status(program)).isEqualTo(403);
            policy("lookpu");
            program.signal("HUP");
            program.awaitComplaint("policy: line 1, column 57: unknown function 'lookpu'");
            assertThat(status(program)).isEqualTo(403);
            program.stop();
            assertThat(program.awaitExit()).isZero();
        }
    }

    private void policy(String function) throws IOException {
        Files.writeString(
                directory.resolve("policy"),
                "{\"grants\":[{\"user\":\"ada\",\"addressBook\":\"*\",\"functions\":[\"" + function + "\"]}]}");
    }

    private static int status(Program program) {
        String ada = Base64.getEncoder().encodeToString("ada:secret".getBytes(StandardCharsets.UTF_8));
        return program.send("GET", "contacts", "", "Authorization", "Basic " + ada)
                .status();
    }
}
