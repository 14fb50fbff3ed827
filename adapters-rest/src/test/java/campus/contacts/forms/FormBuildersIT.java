package campus.contacts.forms;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.testing.FailureReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests forms in real form builders. Requires Node 20.19 or later with npm, and Chromium; fails without them. A failure prints the end of
 * the builders' output.
 */
@Tag("complete")
class FormBuildersIT {
    private static final Path JAR = Path.of("target", "campus-contacts.jar").toAbsolutePath();
    private static final Path FORMS = Path.of("src", "test", "forms").toAbsolutePath();

    @TempDir
    Path directory;

    @BeforeAll
    static void install() {
        run(in(FORMS, "npm", "ci", "--prefer-offline", "--no-progress"));
    }

    /** Fills in the forms of both profiles in Chromium, on the page of the documents and on one with JSON Forms. */
    @Test
    void a_person_can_fill_in_change_and_empty_every_form() throws IOException {
        String port = free();
        ProcessBuilder program = program();
        program.command().addAll(List.of("--cors-origins", "http://127.0.0.1:" + port));
        try (Served served = Served.start(program)) {
            ProcessBuilder tests = in(FORMS, "node", "--test", "--test-reporter=spec", "browser/fill-in.mjs");
            tests.environment().put("CAMPUS_CONTACTS_URL", served.url());
            tests.environment().put("CAMPUS_CONTACTS_PAGES_PORT", port);
            run(tests);
        }
    }

    private static String free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    @Test
    void stock_form_builders_and_the_server_agree_on_every_form() {
        try (Served served = Served.start(program())) {
            ProcessBuilder tests = in(FORMS, "node", "--test", "--test-reporter=spec");
            tests.environment().put("CAMPUS_CONTACTS_URL", served.url());
            run(tests);
        }
    }

    private ProcessBuilder program() {
        assertThat(JAR).as("the packaged program").isRegularFile();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder program = in(directory, java, "-jar", JAR.toString(), "--database", "memory", "--port", "0");
        program.command().addAll(List.of("--schemas", FORMS.resolve("schemas").toString()));
        program.environment().keySet().removeIf(name -> name.startsWith("CONTACTS_"));
        return program;
    }

    private static ProcessBuilder in(Path directory, String... command) {
        return new ProcessBuilder(new ArrayList<>(List.of(command))).directory(directory.toFile());
    }

    /** Runs a command to its end; fails unless the exit status is 0. */
    private static void run(ProcessBuilder command) {
        String name = String.join(" ", command.command());
        try {
            Process process = command.redirectErrorStream(true).start();
            String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            FailureReport.include("output of " + name, () -> written);
            assertThat(process.waitFor()).as("exit status of " + name).isZero();
        } catch (IOException missing) {
            throw new AssertionError("cannot run " + name + "; these tests need Node with npm", missing);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
