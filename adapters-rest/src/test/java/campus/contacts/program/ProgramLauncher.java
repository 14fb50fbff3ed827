package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Starts the program.
 *
 * @param javaHome of the Java to run it on
 * @param directory the working directory
 * @param environment the only {@code CONTACTS_} variables of the process
 */
record ProgramLauncher(Path javaHome, Path directory, Map<String, String> environment) {
    /** The JVM option for short-lived processes, which start in half of the processor time without the optimizing compiler. */
    static final String BRIEFLY = "-XX:TieredStopAtLevel=1";

    private static final Path JAR = Path.of("target", "campus-contacts.jar").toAbsolutePath();

    private static final Path HOME = Path.of(System.getProperty("java.home"));

    /** Returns a launcher on the Java that runs the tests, with an empty environment. */
    static ProgramLauncher in(Path directory) {
        return new ProgramLauncher(HOME, directory, Map.of());
    }

    ProgramLauncher on(Path otherJavaHome) {
        return new ProgramLauncher(otherJavaHome, directory, environment);
    }

    ProgramLauncher with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new ProgramLauncher(javaHome, directory, more);
    }

    /** Starts a process that may fail to start. */
    Program start(String... options) {
        return run(javaHome.equals(HOME) ? ClassArchive.options() : List.of(), options);
    }

    /** Starts a process with further options of the JVM. */
    Program run(List<String> jvm, String... options) {
        List<String> command =
                new ArrayList<>(List.of(javaHome.resolve("bin/java").toString(), BRIEFLY));
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CONTACTS_"));
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Starts a process and waits until it is ready. */
    Program serve(String... options) {
        Program program = start(options);
        program.awaitReady();
        return program;
    }

    /** Imports people from a file, one a line. */
    void enrol(List<String> lines, List<String> database) throws IOException {
        List<String> command = new ArrayList<>(List.of("import", "people"));
        command.add(Files.write(directory.resolve("people.ndjson"), lines).toString());
        command.addAll(database);
        try (Program importing = start(command.toArray(String[]::new))) {
            assertThat(importing.awaitExit()).isZero();
        }
    }

    static String jar() {
        if (!Files.isRegularFile(JAR)) {
            throw new IllegalStateException("these tests run the packaged jar, and there is no " + JAR);
        }
        return JAR.toString();
    }
}
