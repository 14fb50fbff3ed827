package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.testing.TestClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Tests the commands {@code check}, {@code migrate}, {@code man} and {@code completion}. */
class CommandsTest {
    @TempDir
    Path directory;

    /** What a command wrote, and its exit status. */
    private record Run(int status, String out, String err) {
        static Run of(String... arguments) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int status = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
            return new Run(status, out.toString(), err.toString());
        }
    }

    private String database() {
        return "--database=jdbc:h2:file:" + directory.resolve("contacts");
    }

    @Test
    void a_check_tells_all_migrations_of_a_new_database_and_creates_nothing() {
        Run check = Run.of("check", database());
        assertThat(check.status()).isZero();
        assertThat(check.out())
                .contains("options and files: ok\n", "contacts, new\n")
                .containsPattern("pending migrations: 1.1, .*2\\.1, ");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_check_tells_that_a_migrated_database_lacks_nothing_and_does_not_touch_it() throws IOException {
        assertThat(Run.of("migrate", database()).out()).containsPattern(": migrated to 1\\.1, .*\n");
        Path file = directory.resolve("contacts.mv.db");
        byte[] before = Files.readAllBytes(file);
        Run check = Run.of("check", "--no-migrate", database());
        assertThat(check.status()).isZero();
        assertThat(check.out()).containsPattern("\\(H2 .*, schema version .*\\)\npending migrations: none\n");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Run.of("migrate", database()).out()).endsWith(": nothing to migrate\n");
    }

    @Test
    void a_check_fails_where_a_start_without_migration_would() {
        Run check = Run.of("check", "--no-migrate", database());
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err()).isEqualTo("campus-contacts: --no-migrate, but migrations are pending: run migrate\n");
    }

    @Test
    void a_check_finds_what_is_wrong_with_options_files_keys_and_the_database() throws IOException {
        Path bad = Files.writeString(directory.resolve("bad"), "{");
        Path users = Files.writeString(directory.resolve("users"), "");
        for (List<String> wrong : List.of(
                List.of("--port=70000"),
                List.of("--schemas=" + bad),
                List.of("--rate-limit=1"),
                List.of("--auth=required", "--users=" + users, "--policy=" + bad),
                List.of("--auth=required", "--jwks=http://127.0.0.1:1/keys", "--jwt-issuer=a", "--jwt-audience=b"))) {
            Run check = Run.of(Stream.concat(Stream.of("check", "--database=memory"), wrong.stream())
                    .toArray(String[]::new));
            assertThat(check.status()).as(wrong.toString()).isEqualTo(2);
            assertThat(check.err()).startsWith("campus-contacts: ").hasLineCount(1);
        }
        Files.writeString(directory.resolve("contacts.mv.db"), "not a database");
        assertThat(Run.of("check", database()).status()).isEqualTo(1);
        assertThat(Run.of("migrate", "--database=memory", "--authority=a@b").status())
                .isEqualTo(2);
    }

    @Test
    void a_check_tells_why_keys_cannot_be_fetched() {
        for (Map.Entry<String, String> keys : Map.of(
                        "http://127.0.0.1:1/keys", "connection refused", "https://keys.invalid/", "unknown host")
                .entrySet()) {
            Run check = Run.of(
                    "check",
                    "--database=memory",
                    "--auth=required",
                    "--jwks=" + keys.getKey(),
                    "--jwt-issuer=a",
                    "--jwt-audience=b");
            assertThat(check.err())
                    .isEqualTo("campus-contacts: --jwks " + keys.getKey() + ": cannot be reached: " + keys.getValue()
                            + '\n');
        }
    }

    @Test
    void a_check_finds_a_file_from_which_no_server_would_start() throws IOException {
        Path file = directory.resolve("contacts.mv.db");
        Files.createFile(file);
        assertThat(Run.of("check", database()).err())
                .contains(" is empty: restore a backup")
                .hasLineCount(1);
        Files.delete(file);
        Run.of("migrate", database());
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        Run half = Run.of("check", database());
        assertThat(half.status()).isEqualTo(1);
        assertThat(half.err()).contains(" is damaged").hasLineCount(1);
        Run nowhere = Run.of("check", "--database=jdbc:h2:file:" + file + "/below/contacts");
        assertThat(nowhere.status()).isEqualTo(1);
        assertThat(nowhere.err())
                .contains(" cannot be created: ", "not a directory")
                .hasLineCount(1);
    }

    @Test
    void a_check_finds_another_authority() {
        Run.of("migrate", database(), "--authority=law.example.edu");
        Run check = Run.of("check", database(), "--authority=art.example.edu");
        assertThat(check.status()).isEqualTo(2);
        assertThat(check.err()).contains("was founded with the authority 'law.example.edu'");
    }

    @Test
    void a_check_warns_of_a_history_that_begins_in_the_future() {
        String url = "jdbc:h2:file:" + directory.resolve("contacts");
        TestClock ahead = new TestClock(Clock.systemUTC().instant().plus(Duration.ofDays(1)));
        StorageProvider.openStorage(StorageSettings.of(url).withClock(ahead)).close();
        Run check = Run.of("check", database());
        assertThat(check.status()).isZero();
        assertThat(check.out()).endsWith("pending migrations: none\n");
        assertThat(check.err())
                .startsWith("warning: the history begins at " + ahead.instant().truncatedTo(ChronoUnit.MILLIS) + ", ")
                .hasLineCount(1);
    }

    @Test
    void the_manual_page_and_the_completion_have_every_command_and_option() {
        String page = Run.of("man").out().replace("\\-", "-");
        String script = Run.of("completion").out();
        all(Main.commandLine()).forEach(command -> {
            assertThat(page).contains(command.name());
            for (OptionSpec option : command.options()) {
                assertThat(page).contains(option.longestName());
                assertThat(script).contains(option.longestName());
            }
        });
    }

    @Test
    void a_backup_is_verified_without_a_database() throws IOException {
        Path backup = directory.resolve("backup.ndjson");
        assertThat(Run.of("export", backup.toString(), database()).status()).isZero();
        Run good = Run.of("export", "--verify", backup.toString(), "--database=memory");
        assertThat(good.status()).isZero();
        assertThat(good.out()).isEqualTo(backup + " is whole and valid: 1 address book, 0 addresses, 0 contacts\n");
        Files.writeString(backup, Files.readString(backup).replace("\"kind\":\"end\"", "\"kind\":\"and\""));
        Run bad = Run.of("export", "--verify", backup.toString());
        assertThat(bad.status()).isEqualTo(1);
        assertThat(bad.out()).isEmpty();
        assertThat(bad.err()).isEqualTo("campus-contacts: line 5: kind is missing or unknown\n");
        assertThat(Run.of("export", "--verify", "--force", backup.toString()).status())
                .isEqualTo(2);
    }

    @Test
    void an_export_of_an_address_book_that_is_not_there_writes_no_file() {
        Path backup = directory.resolve("backup.ndjson");
        for (String book : List.of("x", "contact.AddressBook:7@example.edu")) {
            Run export = Run.of("export", backup.toString(), "--address-book=" + book, database());
            assertThat(export.status()).as(book).isEqualTo(2);
            assertThat(export.err()).contains(book).hasLineCount(1);
            assertThat(backup).doesNotExist();
        }
    }

    private static Stream<CommandSpec> all(CommandLine line) {
        return Stream.concat(
                Stream.of(line.getCommandSpec()),
                line.getSubcommands().values().stream().flatMap(CommandsTest::all));
    }
}
