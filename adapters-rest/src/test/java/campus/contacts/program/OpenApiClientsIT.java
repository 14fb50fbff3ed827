package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.testing.FailureReport;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks the OpenAPI document of the packaged program with Redocly's linter, compiles and runs clients that OpenAPI Generator makes of it,
 * and shows it in Chromium. Requires Node 20.19 or later with npm.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("complete")
class OpenApiClientsIT {
    private static final Path TESTS = Path.of("src", "test", "clients").toAbsolutePath();
    private static final Path TOOLS = Path.of("target", "clients").toAbsolutePath();
    private static final Path TSC = TESTS.resolve("node_modules/.bin/tsc");

    /** Debian's Python, which has the modules of Debian's packages. */
    private static final String PYTHON = "/usr/bin/python3";

    private static final String BRIEFLY = ProgramLauncher.BRIEFLY;

    @TempDir
    static Path directory;

    private Program program;
    private Path document;

    @BeforeAll
    void start() throws IOException {
        MachineAssumptions.requireCommands("node", "npm");
        run(Map.of(), "npm", "ci", "--prefer-offline", "--no-progress");
        program = ProgramLauncher.in(directory).serve("--database", "memory", "--port", "0");
        document = Files.writeString(
                directory.resolve("openapi.json"),
                program.get("openapi.json").is(200).body());
    }

    @AfterAll
    void stop() {
        if (program != null) {
            program.close();
        }
    }

    @Test
    void the_linter_of_redocly_has_no_error() {
        run(
                Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"),
                TESTS.resolve("node_modules/.bin/redocly").toString(),
                "lint",
                document.toString());
    }

    @Test
    void the_java_client_compiles() throws IOException {
        Path client = generate("java", "--library", "native", "--parameter-name-mappings", "wait=waitSeconds");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d"));
        arguments.add(directory.resolve("java-classes").toString());
        arguments.add("-cp");
        arguments.add(jars(TOOLS.resolve("lib")) + File.pathSeparator + jars(TOOLS.resolveSibling("lib")));
        try (Stream<Path> files = Files.walk(client.resolve("src/main/java"))) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        Path list = Files.write(directory.resolve("java-arguments"), arguments);
        Path errors = directory.resolve("java-errors");
        FailureReport.include("errors of the Java client", () -> read(errors));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, Files.newOutputStream(errors), "@" + list))
                .isZero();
    }

    /** Returns the class path of all jars there: in a file of arguments javac expands no wildcard. */
    private static String jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    @Test
    void the_typescript_client_walks() throws IOException {
        Path client = generate("typescript-fetch");
        for (String name : List.of("walk.ts", "tsconfig.json")) {
            Files.copy(TESTS.resolve(name), directory.resolve(name));
        }
        Files.move(client, directory.resolve("client"));
        String out = directory.resolve("typescript").toString();
        run(Map.of(), TSC.toString(), "--project", directory.toString(), "--outDir", out);
        run(Map.of(), "node", out + "/walk.js");
    }

    @Test
    void the_python_client_walks() {
        if (!isInstalled("dateutil, pydantic, typing_extensions, urllib3")) {
            MachineAssumptions.missing(PYTHON + " lacks dateutil, pydantic, typing_extensions or urllib3");
        }
        // The default generator needs pydantic 2.
        Path client = generate(isInstalled("pydantic.v1") ? "python" : "python-pydantic-v1");
        String modules = client + ":" + TESTS.resolve("python");
        run(
                Map.of("PYTHONPATH", modules, "PYTHONDONTWRITEBYTECODE", "1"),
                PYTHON,
                TESTS.resolve("walk.py").toString());
    }

    private static boolean isInstalled(String modules) {
        return exitStatus(Map.of(), PYTHON, "-c", "import " + modules) == 0;
    }

    @Test
    void the_page_shows_the_document_and_sends_requests() {
        MachineAssumptions.requireCommands("chromium");
        try (Program elsewhere = ProgramLauncher.in(directory)
                .serve(
                        "--database",
                        "memory",
                        "--port",
                        "0",
                        "--base-path",
                        "/contact",
                        "--public-url",
                        "https://contacts.example.edu/x")) {
            run(
                    Map.of("CAMPUS_CONTACTS_URL", elsewhere.awaitReady()),
                    "node",
                    "--test",
                    "--test-reporter=spec",
                    "docs.test.mjs");
        }
    }

    /** Generates a client without HEAD and OPTIONS, its documents and tests, and returns its directory. */
    private Path generate(String generator, String... options) {
        Path client = directory.resolve(generator);
        List<String> command = new ArrayList<>(List.of("java", BRIEFLY, "-jar"));
        command.addAll(List.of(TOOLS.resolve("generator.jar").toString(), "generate"));
        command.addAll(List.of("-i", document.toString(), "-g", generator, "-o", client.toString()));
        command.addAll(List.of("--openapi-normalizer", "FILTER=method:get|post|put|patch|delete"));
        command.addAll(List.of(options));
        run(Map.of(), command.toArray(String[]::new));
        return client;
    }

    /** Runs a command to its end; fails unless the exit status is 0. */
    private static void run(Map<String, String> environment, String... command) {
        assertThat(exitStatus(environment, command))
                .as(String.join(" ", command))
                .isZero();
    }

    private static int exitStatus(Map<String, String> environment, String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(TESTS.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            FailureReport.include("output of " + String.join(" ", command), () -> written);
            return process.waitFor();
        } catch (IOException missing) {
            throw new AssertionError("cannot run " + String.join(" ", command), missing);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
