package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests a wrong option for each part of the start that may refuse it; {@link WrongOptionsTest} has all of them. */
class WrongOptionsIT {
    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    --port=many                             | --port
                    --host=no.such.host.test                | --host
                    --authority=a@b                         | a@b
                    --database=mysql://a.example/b          | database
                    --database=jdbc:h2:relative             | relative
                    --auth=required --users=no.such.file    | no.such.file
                    --admin-port=8080                       | --admin-port
                    --config=no.such.file                   | --config
                    --frobnicate                            | --frobnicate
                    """)
    void is_one_line_that_names_it_and_status_two(String options, String named) {
        try (Program program = ProgramLauncher.in(directory).start(options.split(" "))) {
            assertThat(program.awaitExit()).isEqualTo(2);
            assertThat(program.complaints()).singleElement().asString().contains(named);
            assertThat(program.output()).isEmpty();
            assertThat(directory).isEmptyDirectory();
        }
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "CONTACTS_PORT, many, --port",
        "CONTACTS_HOST, 0.0.0.0, --public-url",
        "CONTACTS_HISTORY_DAYS, never, --history-days",
        "CONTACTS_DEMO, perhaps, --demo",
        "CONTACTS_POOL_SIZE, none, --pool-size"
    })
    void in_the_environment_is_no_better(String variable, String value, String named) {
        try (Program program =
                ProgramLauncher.in(directory).with(variable, value).start("--database", "memory")) {
            assertThat(program.awaitExit()).isEqualTo(2);
            assertThat(program.complaints()).singleElement().asString().contains(named);
            assertThat(program.complaints().get(0)).endsWith(" is from the environment variable " + variable);
        }
    }

    @Test
    void a_password_is_never_repeated_in_a_complaint() {
        try (Program program = ProgramLauncher.in(directory)
                .with("CONTACTS_DATABASE_PASSWORD", "correct horse")
                .start("--database", "jdbc:nothing:a", "--port", "0")) {
            assertThat(program.awaitExit()).isEqualTo(2);
            assertThat(String.join("\n", program.complaints())).doesNotContain("correct horse");
        }
    }
}
