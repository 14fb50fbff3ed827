package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Tests that a complaint about an option of the environment or of {@code --config} tells where its value is from. */
class OptionOriginsTest {
    /** A wrong value of each option of the server, with the options of the command line that make it wrong, if any. */
    private static final Map<String, String> WRONG = Map.ofEntries(
            Map.entry("--authority", "a@example.edu"),
            Map.entry("--database", "mysql://a.example/b"),
            Map.entry("--database-password", "secret --database-password-file=b"),
            Map.entry("--database-password-file", "no.such.file"),
            Map.entry("--pool-size", "none"),
            Map.entry("--history-days", "never"),
            Map.entry("--changes-days", "never"),
            Map.entry("--auth", "perhaps"),
            Map.entry("--jwks", "no.such.file --auth=required --jwt-issuer=a --jwt-audience=b"),
            Map.entry("--jwt-secret-file", "no.such.file --auth=required"),
            Map.entry("--users", "no.such.file --auth=required"),
            Map.entry("--policy", "no.such.file --auth=required --users=/dev/null"),
            Map.entry("--rate-limit", "50"),
            Map.entry("--trusted-proxies", "proxy.example"),
            Map.entry("--read-database", "jdbc:postgresql://a.example/b"),
            Map.entry("--host", "0.0.0.0"),
            Map.entry("--port", "65536"),
            Map.entry("--base-path", "/api"),
            Map.entry("--public-url", "ftp://a.example"),
            Map.entry("--admin-port", "8080"),
            Map.entry("--log-format", "xml"),
            Map.entry("--log-level", "loud"),
            Map.entry("--no-migrate", "perhaps"),
            Map.entry("--cors-origins", "*"),
            Map.entry("--schemas", "no.such.directory"),
            Map.entry("--value-lists", "no.such.directory"),
            Map.entry("--demo", "perhaps"));

    /** The options whose values are checked only with a database or a token. */
    private static final Set<String> ANY = Set.of("--database-user", "--jwt-issuer", "--jwt-audience");

    @TempDir
    Path directory;

    @Test
    void every_option_of_the_server_has_a_wrong_value_here() {
        Set<String> known = new TreeSet<>(ANY);
        known.addAll(WRONG.keySet());
        assertThat(OddOptionsTest.options()).containsExactlyInAnyOrderElementsOf(known);
    }

    static Stream<Arguments> wrong() {
        return WRONG.entrySet().stream()
                .map(each -> Arguments.of(each.getKey(), List.of(each.getValue().split(" "))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_wrong_value_is_answered_with_its_origin(String option, List<String> value) throws IOException {
        List<String> others = value.subList(1, value.size());
        String variable =
                "CONTACTS_" + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
        String wrong = value.get(0);
        assertThat(complaint(Map.of(variable, wrong)::get, others))
                .contains("; " + option + " is from the environment variable " + variable);

        Path file = Files.writeString(directory.resolve("contacts.properties"), option.substring(2) + '=' + wrong);
        List<String> configured = new ArrayList<>(others);
        configured.add("--config=" + file);
        assertThat(complaint(name -> null, configured)).contains("; " + option + " is from " + file);

        List<String> given = new ArrayList<>(configured);
        given.add(option + '=' + wrong);
        assertThat(complaint(Map.of(variable, "overridden")::get, given)).doesNotContain("; " + option + " is from");
    }

    static Stream<Arguments> flags() {
        return Stream.of("check", "export", "import", "migrate")
                .flatMap(command -> Main.commandLine().getSubcommands().get(command).getCommandSpec().options().stream()
                        .filter(option -> option.typeInfo().isBoolean() && !option.usageHelp())
                        .map(OptionSpec::longestName)
                        .map(option -> Arguments.of(command, option)));
    }

    @ParameterizedTest
    @MethodSource("flags")
    void a_flag_of_another_command_is_no_exception(String command, String option) {
        String variable =
                "CONTACTS_" + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
        List<String> arguments = command.matches("export|import") ? List.of(command, "no.such.file") : List.of(command);
        assertThat(complaint(Map.of(variable, "perhaps")::get, arguments))
                .contains("'perhaps' is not a boolean", "is from the environment variable " + variable);
    }

    @Test
    void the_value_of_a_password_is_not_told() {
        UnaryOperator<String> environment =
                Map.of("CONTACTS_DATABASE_PASSWORD", "correct horse", "CONTACTS_DATABASE", "jdbc:nothing:a")::get;
        assertThat(complaint(environment, List.of()))
                .contains("; --database is from the environment variable CONTACTS_DATABASE")
                .doesNotContain("horse", "PASSWORD");
    }

    private static String complaint(UnaryOperator<String> environment, List<String> arguments) {
        StringWriter err = new StringWriter();
        int status = Main.run(
                environment,
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(err),
                arguments.toArray(String[]::new));
        assertThat(status).as(err.toString()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).hasLineCount(1);
        return err.toString();
    }
}
