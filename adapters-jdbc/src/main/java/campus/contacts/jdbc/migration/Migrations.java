package campus.contacts.jdbc.migration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Reads the migration scripts of this program. They are read without Flyway, which accounts for a seventh of the start-up time and is
 * needed only when there is a migration to run.
 */
public final class Migrations {
    private static final Pattern SCRIPT = Pattern.compile("V([0-9_]+)__\\w+\\.sql");
    private static final Pattern CREATED = Pattern.compile("create (?:table|sequence) (?:if not exists )?(\\w+)");
    private static final Pattern DROPPED = Pattern.compile("drop (?:table|sequence) (\\w+)");
    private static final Pattern RENAMED = Pattern.compile("alter (?:table|sequence) (\\w+) rename to (\\w+)");

    /**
     * One migration.
     *
     * @param script the file name
     * @param checksum as Flyway computes it: the CRC-32 of the lines without line ends
     */
    public record Migration(String script, int checksum) {}

    /** The migrations by version, ascending. */
    private final Map<String, Migration> byVersion = new TreeMap<>(Migrations::compare);

    private final Set<String> relations = new TreeSet<>();

    /** @param folders the folders on the class path */
    public Migrations(List<String> folders) {
        Map<String, List<String>> lines = new TreeMap<>(Migrations::compare);
        try {
            for (String folder : folders) {
                for (String script : scripts(folder)) {
                    read(folder, script, lines);
                }
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("the migrations cannot be read", unreadable);
        }
        lines.values().forEach(script -> script.forEach(this::follow));
    }

    private static List<String> scripts(String folder) throws IOException, URISyntaxException {
        URL url = Migrations.class.getResource('/' + folder);
        if (url == null) {
            throw new IOException("no " + folder);
        }
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return jar.getJarFile().stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(folder + '/'))
                    .map(name -> name.substring(folder.length() + 1))
                    .toList();
        }
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** @param lines receives the lines of the script, by version */
    private void read(String folder, String script, Map<String, List<String>> lines) throws IOException {
        Matcher name = SCRIPT.matcher(script);
        if (!name.matches()) {
            return;
        }
        String version = name.group(1).replace('_', '.');
        CRC32 checksum = new CRC32();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Migrations.class.getResourceAsStream('/' + folder + '/' + script), StandardCharsets.UTF_8))) {
            List<String> all = reader.lines().toList();
            all.forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
            lines.put(version, all);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        byVersion.put(version, new Migration(script, (int) checksum.getValue()));
    }

    /** Updates the relations when a line of a script creates, drops or renames one. */
    private void follow(String line) {
        CREATED.matcher(line).results().forEach(created -> relations.add(created.group(1)));
        DROPPED.matcher(line).results().forEach(dropped -> relations.remove(dropped.group(1)));
        RENAMED.matcher(line).results().forEach(renamed -> {
            relations.remove(renamed.group(1));
            relations.add(renamed.group(2));
        });
    }

    public Map<String, Migration> byVersion() {
        return new HashMap<>(byVersion);
    }

    /** Returns the versions in ascending order. */
    public List<String> versions() {
        return List.copyOf(byVersion.keySet());
    }

    /** Returns the version of the last migration. */
    public String latest() {
        return versions().get(byVersion.size() - 1);
    }

    /** Returns the lower-case names of the tables and sequences that exist after all migrations. */
    public Set<String> relations() {
        return relations;
    }

    /** Compares versions such as {@code 8.1} number by number. */
    static int compare(String one, String other) {
        return Arrays.compare(numbers(one), numbers(other));
    }

    private static int[] numbers(String version) {
        return Stream.of(version.split("\\.")).mapToInt(Migrations::number).toArray();
    }

    /**
     * Returns a part of a version as a number. Parts that are not numbers come from other programs and count as newer than all versions of
     * this one.
     */
    private static int number(String part) {
        return part.matches("[0-9]{1,9}") ? Integer.parseInt(part) : Integer.MAX_VALUE;
    }
}
