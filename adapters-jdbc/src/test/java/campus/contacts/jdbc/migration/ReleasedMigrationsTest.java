package campus.contacts.jdbc.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that nobody edits, removes or precedes a migration that was released: databases with it exist, and would be rejected. {@code
 * released.sha256} has the files of the last release, as {@code sha256sum} writes them.
 */
class ReleasedMigrationsTest {
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final Path RELEASED =
            Path.of("src", "test", "resources", "campus", "contacts", "jdbc", "released.sha256");

    @TempDir
    Path directory;

    @Test
    void no_released_migration_has_changed_and_none_was_put_before_it() throws IOException {
        assertThat(problems(MIGRATIONS, Files.readAllLines(RELEASED))).isEmpty();
    }

    @Test
    void a_changed_a_removed_and_an_earlier_one_are_found() throws IOException {
        Path common = Files.createDirectory(directory.resolve("common"));
        Files.writeString(common.resolve("V1_1__books.sql"), "create table book (id bigint);\n");
        Files.writeString(common.resolve("V1_3__volumes.sql"), "create table volume (id bigint);\n");
        List<String> released = current(directory).entrySet().stream()
                .map(each -> each.getValue() + "  " + each.getKey())
                .toList();
        assertThat(problems(directory, released)).isEmpty();

        Files.writeString(common.resolve("V1_10__shelves.sql"), "create table shelf (id bigint);\n");
        assertThat(problems(directory, released)).isEmpty();

        Files.writeString(common.resolve("V1_2__pages.sql"), "create table page (id bigint);\n");
        Files.writeString(common.resolve("V1_1__books.sql"), "create table book (id int);\n");
        Files.delete(common.resolve("V1_3__volumes.sql"));
        assertThat(problems(directory, released))
                .containsExactly(
                        "common/V1_1__books.sql was released, and has changed",
                        "common/V1_3__volumes.sql was released, and is gone",
                        "common/V1_2__pages.sql comes before the released version 1.3");
    }

    private static List<String> problems(Path migrations, List<String> released) throws IOException {
        Map<String, String> current = current(migrations);
        List<String> problems = new ArrayList<>();
        String last = "0";
        for (String line : released) {
            String[] parts = line.split(" [ *]", 2);
            String now = current.remove(parts[1]);
            if (!parts[0].equals(now)) {
                problems.add(parts[1] + " was released, and " + (now == null ? "is gone" : "has changed"));
            }
            last = Migrations.compare(version(parts[1]), last) > 0 ? version(parts[1]) : last;
        }
        for (String added : current.keySet()) {
            if (Migrations.compare(version(added), last) <= 0) {
                problems.add(added + " comes before the released version " + last);
            }
        }
        return problems;
    }

    private static String version(String file) {
        return file.replaceFirst(".*/V([0-9_]+)__.*", "$1").replace('_', '.');
    }

    /** Returns the checksum of each migration, by folder and name. */
    private static Map<String, String> current(Path migrations) throws IOException {
        Map<String, String> checksums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(migrations)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                checksums.put(migrations.relativize(file).toString().replace('\\', '/'), checksum(file));
            }
        }
        return checksums;
    }

    private static String checksum(Path file) throws IOException {
        try {
            // line ends are those of the checkout
            String text = Files.readString(file).replace("\r\n", "\n");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException none) {
            throw new AssertionError(none);
        }
    }
}
