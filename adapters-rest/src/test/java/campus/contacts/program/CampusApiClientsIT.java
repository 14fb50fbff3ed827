package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.testing.FailureReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs clients that are written from the CampusAPI document alone: every path, parameter, body, message and example of it. */
@Tag("complete")
class CampusApiClientsIT {
    private static final Path CLIENTS = Path.of("src", "test", "clients").toAbsolutePath();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"python3, campusapi.py", "node, campusapi.mjs"})
    void walks_through_the_document(String language, String client) throws IOException, InterruptedException {
        MachineAssumptions.requireCommands(language);
        String[] options = {"--database", "memory", "--port", "0", "--authority", "base.url", "--base-path", "/contact"
        };
        try (Program program = ProgramLauncher.in(directory).serve(options)) {
            ProcessBuilder walk =
                    new ProcessBuilder(language, CLIENTS.resolve(client).toString()).redirectErrorStream(true);
            walk.environment().put("CAMPUS_CONTACTS_URL", program.at("").toString());
            Process process = walk.start();
            String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            FailureReport.include("output of " + client, () -> written);
            assertThat(process.waitFor()).isZero();
            assertThat(written).isEqualTo("walked\n");
        }
    }
}
