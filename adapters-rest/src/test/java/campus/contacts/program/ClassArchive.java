package campus.contacts.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The classes of the program as the JVM has them in memory: a process that reads them starts in two thirds of the processor time. */
final class ClassArchive {
    private static final Path FILE = Path.of("target", "program-classes.jsa").toAbsolutePath();

    /** Without a word about classes that a process has elsewhere, and loads from there. */
    private static final List<String> OPTIONS =
            List.of("-XX:SharedArchiveFile=" + FILE, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");

    private ClassArchive() {}

    /** Returns the JVM options for the Java that runs the tests; none where that Java has no archive of its own classes to begin with. */
    static synchronized List<String> options() {
        try {
            if (!isPresent()) {
                Files.deleteIfExists(FILE);
                write();
            }
            return isPresent() ? OPTIONS : List.of();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean isPresent() throws IOException {
        return Files.exists(FILE)
                && Files.getLastModifiedTime(FILE).compareTo(Files.getLastModifiedTime(Path.of(ProgramLauncher.jar())))
                        > 0;
    }

    private static void write() {
        try (Program program = ProgramLauncher.in(FILE.getParent())
                .run(
                        List.of("-XX:ArchiveClassesAtExit=" + FILE, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"),
                        "--database",
                        "jdbc:h2:mem:none",
                        "--demo",
                        "--port",
                        "0")) {
            program.get("contacts").is(200);
            program.stop();
        }
    }
}
