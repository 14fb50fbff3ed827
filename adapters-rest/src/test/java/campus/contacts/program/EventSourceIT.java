package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.testing.FailureReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the stream of changes with the EventSource of npm. Requires Node 20.19 or later with npm. */
@Tag("complete")
class EventSourceIT {
    private static final Path STREAMS = Path.of("src", "test", "streams").toAbsolutePath();

    @TempDir
    Path directory;

    @Test
    void an_event_source_gets_every_change_once() throws IOException, InterruptedException {
        MachineAssumptions.requireCommands("node", "npm");
        run("npm", "ci", "--prefer-offline", "--no-progress");
        try (Program program = ProgramLauncher.in(directory).serve("--database", "memory", "--port", "0")) {
            run("env", "CAMPUS_CONTACTS_URL=" + program.at(""), "node", "--test", "--test-reporter=spec");
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .directory(STREAMS.toFile())
                .redirectErrorStream(true)
                .start();
        String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        FailureReport.include("output of " + String.join(" ", command), () -> written);
        assertThat(process.waitFor()).isZero();
    }
}
