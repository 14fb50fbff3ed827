package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import campus.contacts.osid.Refusal;
import campus.contacts.settings.ConfigurationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Tests every option with unusual values: each is accepted, or refused in one line. */
class OddOptionsTest {
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "\t",
            "0",
            "-1",
            "2147483648",
            "99999999999999999999999",
            "1e9",
            "NaN",
            "a\u0000b",
            "a\nb",
            "\uD800",
            "ｈｔｔｐ://例え.テスト",
            "👩‍🎓",
            "\u202Eabc",
            ",",
            ",,",
            "%",
            "%s%n",
            "${sys:user.home}",
            "@",
            "@nothing",
            "--port",
            "http://",
            "http://[",
            "http://a:b:c/",
            "https://a.example:99999999",
            "jdbc:",
            "jdbc:h2:",
            "jdbc:postgresql:",
            "jdbc:postgresql://a:b/c",
            "10.0.0.0/99",
            "10.0.0.0/",
            "::/129",
            "1/s/s",
            "999999999999/s",
            "/dev/null",
            "/proc/self/mem",
            "/",
            "x".repeat(100_000));

    private static final String NO_FILE = "/no/such/file";

    static Stream<String> options() {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(new ServerOptions()).options().stream()
                .map(OptionSpec::longestName);
    }

    @ParameterizedTest
    @MethodSource("options")
    void is_accepted_or_refused_in_one_line(String option) {
        for (String value : VALUES) {
            assertFine(option + '=' + value);
            assertFine(option, value);
            assertFine(option + '=' + value, option + '=' + value);
            assertFine("--auth=required", "--users=/dev/null", option + '=' + value);
        }
        assertFine(option);
    }

    /**
     * Returns the other commands, each with the option's value and with arguments that make the command end in a known line when all
     * options are valid.
     */
    static Stream<Arguments> commands() {
        return Stream.of(
                        List.of("import", NO_FILE),
                        List.of("import", "people", NO_FILE),
                        List.of("export", "/"),
                        List.of("token", "--subject=a", "--jwt-secret-file=" + NO_FILE))
                .flatMap(command -> options(command).map(option -> Arguments.of(command, option)));
    }

    private static Stream<String> options(List<String> command) {
        CommandLine line = Main.commandLine();
        for (String word : command) {
            line = line.getSubcommands().getOrDefault(word, line);
        }
        return line.getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(OptionSpec::longestName);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void of_another_command_is_accepted_or_refused_in_one_line(List<String> command, String option) {
        List<String> others =
                command.stream().filter(word -> !word.startsWith(option)).toList();
        for (String value : VALUES) {
            assertNamed(option, others, option + '=' + value);
            assertNamed(option, others, option, value);
            assertNamed(option, others, option + '=' + value, option + '=' + value);
        }
        assertNamed(option, others, option);
        assertNamed(option + "ｓ", command, option + "ｓ=1");
    }

    @Test
    void a_mistyped_option_is_answered_with_the_most_similar_one() {
        StringWriter err = new StringWriter();
        assertThat(Main.run(new PrintWriter(Writer.nullWriter()), new PrintWriter(err), "--prot=80"))
                .isEqualTo(2);
        assertThat(err.toString().strip())
                .startsWith("campus-contacts: Unknown option: '--prot=80'; did you mean ")
                .contains("--port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "people", "import", "export"})
    void a_value_may_be_spelled_like_a_command(String user) {
        CommandLine.ParseResult given = Main.commandLine().parseArgs("import", NO_FILE, "--database-user", user);
        assertThat(given.hasSubcommand()).isTrue();
        assertThat(given.subcommand().hasSubcommand()).isFalse();
        assertThat(given.subcommand().matchedOptionValue("--database-user", "")).isEqualTo(user);
    }

    @Test
    void the_version_is_shown_without_a_start() {
        StringWriter out = new StringWriter();
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(Writer.nullWriter()), "--version"))
                .isZero();
        assertThat(out.toString().strip()).startsWith("campus-contacts ").contains(" on Java ");
    }

    private static void assertNamed(String option, List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(Writer.nullWriter()), new PrintWriter(err), all.toArray(String[]::new));
        assertThat(err.toString().lines())
                .as(String.join(" ", all))
                .singleElement()
                .asString()
                .satisfiesAnyOf(
                        line -> assertThat(line).contains(option),
                        line -> assertThat(line).endsWith(NO_FILE + " cannot be read: no such file or directory"),
                        line -> assertThat(line).endsWith("/ is a directory"),
                        line -> assertThat(line).endsWith(": / cannot be read: is a directory"),
                        // a value that was parsed as a parameter or an option
                        line -> assertThat(line).containsAnyOf("Unmatched argument", "Unknown option"),
                        // a problem within a directory is reported with the name of the file
                        line -> assertThat(line).contains(": is named for no list"))
                .hasSizeLessThan(2000)
                .doesNotContain("java.", "Exception");
        boolean isUnreadable = !command.contains("token")
                && err.toString().matches("campus-contacts: (" + NO_FILE + "|/) cannot be read: .*\\s*");
        assertThat(status).as(err.toString()).isEqualTo(isUnreadable ? 1 : 2);
    }

    private static void assertFine(String... arguments) {
        try {
            ServerOptions options = Main.parse(arguments);
            options.check();
            options.store.settings(Clock.systemUTC());
            options.access.access(Clock.systemUTC());
            options.access.admission();
            options.access.clientAddress();
        } catch (ParameterException | ConfigurationException | Refusal refused) {
            assertThat(refused.getMessage().lines().findFirst().orElse(""))
                    .as(String.join(" ", arguments))
                    .isNotBlank();
        } catch (RuntimeException other) {
            fail(String.join(" ", arguments), other);
        }
    }
}
