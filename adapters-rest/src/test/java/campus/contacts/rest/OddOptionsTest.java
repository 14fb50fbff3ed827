package campus.contacts.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import campus.contacts.Refusal;
import campus.contacts.access.WrongSetting;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Every option with values that nobody would give it on purpose: accepted, or refused in one line, and never anything else. */
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

    static Stream<String> options() {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(new Options()).options().stream()
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

    private static void assertFine(String... arguments) {
        try {
            Options options = Main.parse(arguments);
            options.check();
            options.store.settings(Clock.systemUTC());
            options.access.access(Clock.systemUTC());
            options.access.admission();
            options.access.clientAddress();
        } catch (ParameterException | Options.WrongOption | WrongSetting | Refusal refused) {
            assertThat(refused.getMessage().lines().findFirst().orElse(""))
                    .as(String.join(" ", arguments))
                    .isNotBlank();
        } catch (RuntimeException other) {
            fail(String.join(" ", arguments), other);
        }
    }
}
