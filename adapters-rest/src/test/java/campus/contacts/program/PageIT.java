package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.testing.FailureReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Uses the page in Chromium; the stories are in {@code src/test/page}. Requires Chromium, and Node 20.19 or later with npm. */
@Tag("complete")
class PageIT {
    private static final Path PAGE = Path.of("src", "test", "page").toAbsolutePath();

    /** Receives the pictures that the README shows; they are copied from there when the page looks different. */
    private static final Path PICTURES = Path.of("target", "page").toAbsolutePath();

    private static final List<String> CLERK =
            List.of("clerk.test.mjs", "files.test.mjs", "newcomer.test.mjs", "views.test.mjs");

    /** All have the password {@code rosemary 7}. */
    private static final String USERS = """
            ada:$2y$05$abcdefghijklmnopqrstuuzYOMamXRQWIsFo4XBFnTHtB55G29SBi
            bea:$2y$05$abcdefghijklmnopqrstuuzYOMamXRQWIsFo4XBFnTHtB55G29SBi
            eve:$2y$05$abcdefghijklmnopqrstuuzYOMamXRQWIsFo4XBFnTHtB55G29SBi
            """;

    private static final String POLICY = """
            {"grants": [
                {"scope": "all", "functions": ["lookup", "create", "link", "update", "delete", "organize"], "addressBook": "*"},
                {"user": "ada", "functions": ["lookup"], "addressBook": "contact.AddressBook:2@localhost"},
                {"user": "bea", "functions": ["lookup", "create", "link", "organize"],
                 "addressBook": "contact.AddressBook:2@localhost"}]}""";

    private static boolean isInstalled;

    @TempDir
    Path directory;

    /** Installs what the stories need, once: tests that run at the same time share the directory. */
    @BeforeAll
    static synchronized void install() throws IOException, InterruptedException {
        MachineAssumptions.requireCommands("chromium", "node", "npm");
        if (!isInstalled) {
            run("npm", "ci", "--prefer-offline", "--no-progress");
            isInstalled = true;
        }
    }

    @Test
    void a_clerk_finds_edits_and_organizes() throws IOException, InterruptedException {
        try (Program program = ProgramLauncher.in(directory).serve("--port", "0", "--demo")) {
            stories(program.at("").toString(), CLERK, "CAMPUS_CONTACTS_PICTURES=" + Files.createDirectories(PICTURES));
        }
    }

    @Test
    void a_clerk_who_has_signed_in_does_the_same_on_postgresql() throws IOException, InterruptedException {
        withAuthentication(Databases.POSTGRESQL, CLERK, "--demo");
    }

    @ParameterizedTest
    @EnumSource
    void callers_see_and_may_do_what_they_are_granted(Databases database) throws IOException, InterruptedException {
        withAuthentication(database, List.of("callers.test.mjs"));
    }

    private void withAuthentication(Databases database, List<String> files, String... more)
            throws IOException, InterruptedException {
        Path secret = Files.writeString(directory.resolve("secret"), "0123456789abcdef0123456789abcdef");
        List<String> options = new ArrayList<>(database.options());
        options.addAll(List.of("--port", "0", "--base-path", "/contact", "--auth", "required"));
        options.addAll(List.of("--jwt-secret-file", secret.toString()));
        options.addAll(List.of("--users", written("users", USERS), "--policy", written("policy.json", POLICY)));
        options.addAll(List.of(more));
        try (Program program = ProgramLauncher.in(directory).serve(options.toArray(String[]::new));
                Program token = ProgramLauncher.in(directory)
                        .start(
                                "token",
                                "--jwt-secret-file",
                                secret.toString(),
                                "--subject",
                                "grace",
                                "--scope",
                                "all")) {
            stories(
                    program.at("").toString(),
                    files,
                    "CAMPUS_CONTACTS_TOKEN=" + token.output().get(0));
        }
    }

    private String written(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    /**
     * Runs the stories in files.
     *
     * @param url of the page, with the slash at its end
     */
    static void stories(String url, List<String> files, String... environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("env", "CAMPUS_CONTACTS_URL=" + url));
        command.addAll(List.of(environment));
        // one file after another: they share the demo campus
        command.addAll(List.of("node", "--test", "--test-concurrency=1", "--test-reporter=spec"));
        command.addAll(files);
        run(command.toArray(String[]::new));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .directory(PAGE.toFile())
                .redirectErrorStream(true)
                .start();
        String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        FailureReport.include("output of " + String.join(" ", command), () -> written);
        assertThat(process.waitFor()).isZero();
    }
}
