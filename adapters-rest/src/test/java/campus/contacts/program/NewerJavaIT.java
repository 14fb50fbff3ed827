package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("complete")
class NewerJavaIT {
    @TempDir
    Path directory;

    @Test
    void the_same_jar_runs_on_java_25() {
        Optional<Path> java25 = findJava25();
        if (java25.isEmpty()) {
            System.err.println("NOT TESTED: Java 25 is neither named by JAVA_25_HOME nor below /usr/lib/jvm");
        }
        Assumptions.assumeTrue(java25.isPresent(), "no Java 25 here");
        try (Program program =
                ProgramLauncher.in(directory).on(java25.orElseThrow()).serve("--port", "0", "--demo")) {
            assertThat(program.get("contacts?limit=1").status()).isEqualTo(200);
            assertThat(program.post("addresses", "{\"displayName\":\"Gatehouse\"}")
                            .status())
                    .isEqualTo(201);
            for (String path : List.of(
                    "v1/people/network:ada.l",
                    "v1/people?filter=roles%5Baffiliation%20eq%20%22employee%22%5D",
                    "api/people/ada.l/contacts",
                    "api/students/omer.g",
                    "api/email_addresses?netid=ada.l",
                    "address-books/metadata")) {
                assertThat(program.get(path).status()).as(path).isEqualTo(200);
            }
            program.terminate();
            assertThat(program.awaitExit()).isZero();
        }
    }

    private static Optional<Path> findJava25() {
        String named = System.getenv("JAVA_25_HOME");
        Path installed = Path.of("/usr/lib/jvm");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        if (!Files.isDirectory(installed)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(installed)) {
            return homes.filter(NewerJavaIT::isJava25).findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isJava25(Path home) {
        Path release = home.resolve("release");
        try {
            return Files.isReadable(release) && Files.readString(release).contains("JAVA_VERSION=\"25");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
