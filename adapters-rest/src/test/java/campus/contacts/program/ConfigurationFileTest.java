package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.settings.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Tests {@code --config}: a file of options under the environment and the command line. */
class ConfigurationFileTest {
    @TempDir
    Path directory;

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("contacts.properties"), text).toString();
    }

    @Test
    void gives_the_options_that_the_command_line_does_not_give() throws IOException {
        String file = file("""
                # the law school
                port = 8081
                public-url=https://contacts.example.edu
                demo=true
                cors-origins=https://a.example.edu,https://b.example.edu
                subject=for the command token alone
                """);
        ServerOptions options = Main.parse("--config", file, "--port=8082");
        assertThat(options.port).isEqualTo(8082);
        assertThat(options.publicUrl).isEqualTo("https://contacts.example.edu");
        assertThat(options.demo).isTrue();
        assertThat(options.origins()).containsExactly("https://a.example.edu", "https://b.example.edu");
        assertThat(options.host).isEqualTo("127.0.0.1");
    }

    @Test
    void is_overridden_by_the_environment_which_may_also_name_it() throws IOException {
        Map<String, String> environment =
                Map.of("CONTACTS_CONFIG", file("port=8081\nhost=localhost"), "CONTACTS_PORT", "8082");
        OptionDefaults defaults = new OptionDefaults(environment::get);
        CommandLine line = Main.commandLine();
        defaults.readFile(new String[0], line);
        assertThat(defaults.defaultValue(line.getCommandSpec().findOption("--port")))
                .isEqualTo("8082");
        assertThat(defaults.defaultValue(line.getCommandSpec().findOption("--host")))
                .isEqualTo("localhost");
        assertThat(defaults.defaultValue(line.getCommandSpec().findOption("--demo")))
                .isNull();
    }

    @Test
    void may_begin_with_a_byte_order_mark_and_have_CRLF() throws IOException {
        assertThat(Main.parse("--config=" + file("\uFEFFport=8081\r\n\r\nhost=localhost\r\n")).port)
                .isEqualTo(8081);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prot=80             | unknown option prot; did you mean port?
            --port=80           | unknown option --port; did you mean port?
            config=other        | unknown option config
            help=true           | unknown option help
            port=80\\nport=81   | option port is there twice
            host=\\\\u00zz      | malformed escape sequence
            """)
    void with_something_else_than_options_is_rejected(String text, String message) throws IOException {
        String file = file(text.replace("\\n", "\n").replace("\\\\", "\\"));
        assertThatThrownBy(() -> Main.parse("--config", file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("contacts.properties: " + message);
    }

    @Test
    void that_does_not_exist_is_rejected() {
        assertThatThrownBy(
                        () -> Main.parse("--config", directory.resolve("none").toString()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("--config ")
                .hasMessageContaining("none");
    }
}
