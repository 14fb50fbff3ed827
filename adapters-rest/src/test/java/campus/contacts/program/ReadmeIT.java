package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeIT {
    private static final String WRITTEN = "127.0.0.1:8080";
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");

    private final Readme readme = Readme.read();

    @TempDir
    Path directory;

    @Test
    void the_walk_is_answered_as_it_is_printed() {
        Surroundings.requireCommands("bash", "curl");
        List<Readme.Typed> walk = readme.typedBelow("A walk");
        assertThat(walk).hasSizeGreaterThan(10);
        assertThat(walk)
                .filteredOn(typed -> typed.output().matches("(?s).* 4\\d\\d"))
                .hasSizeGreaterThan(1);
        assertTyped("A walk");
    }

    @Test
    void a_type_of_one_s_own_takes_one_file_and_answers_as_it_is_printed() throws IOException {
        Surroundings.requireCommands("bash", "curl");
        assertThat(readme.blocks("json")).hasSize(1);
        Path types = Files.createDirectory(directory.resolve("types"));
        Files.writeString(
                types.resolve("visiting-hours.json"), readme.blocks("json").get(0));
        assertTyped("Types of your own", "--schemas", "types");
    }

    @Test
    void the_directory_of_the_demo_answers_as_it_is_printed() {
        Surroundings.requireCommands("bash", "curl");
        assertTyped("The directory", "--demo", "--database", "memory");
    }

    /** Types what stands below a heading, and compares. */
    private void assertTyped(String heading, String... options) {
        List<Readme.Typed> session = readme.typedBelow(heading);
        assertThat(session).isNotEmpty();
        List<String> all = new ArrayList<>(List.of("--port", "0", "--public-url", "http://" + WRITTEN));
        all.addAll(List.of(options));
        try (Program program = Launch.in(directory).serve(all.toArray(String[]::new))) {
            String listening = "127.0.0.1:" + program.at("").getPort();
            List<String> typed = session.stream()
                    .map(each -> each.command().replace(WRITTEN, listening))
                    .toList();
            assertThat(Shell.type(directory, typed))
                    .isEqualTo(session.stream().map(Readme.Typed::output).toList());
        }
    }

    @Test
    void two_processes_on_one_postgresql_come_out_of_nothing_as_it_is_printed() throws IOException {
        Surroundings.requireCommands("bash", "curl", "java");
        Map<String, String> numbers = Map.of(
                "5432", Databases.serve(readme.blocks("sql").get(0)), "8080", free(), "8081", free(), "9090", free());
        List<Readme.Typed> session = readme.typedBelow("In earnest");
        assertThat(session).hasSizeGreaterThan(20);
        assertTyped(session, numbers);
    }

    @Test
    void people_come_in_and_are_seen_through_every_api_as_it_is_printed() throws IOException {
        Surroundings.requireCommands("bash", "curl", "java");
        List<Readme.Typed> session = readme.typedBelow("People");
        assertThat(session).hasSizeGreaterThan(15);
        assertTyped(session, Map.of("8080", free()));
    }

    /** A session that starts the program itself, with other ports than are printed. */
    private void assertTyped(List<Readme.Typed> session, Map<String, String> numbers) throws IOException {
        Files.createSymbolicLink(directory.resolve("adapters-rest"), Readme.ROOT.resolve("adapters-rest"));
        assertThat(Shell.type(
                        directory,
                        session.stream()
                                .map(typed -> replace(typed.command(), numbers))
                                .toList()))
                .isEqualTo(session.stream()
                        .map(typed -> replace(typed.output(), numbers))
                        .toList());
        Files.delete(directory.resolve("adapters-rest"));
    }

    private static String replace(String text, Map<String, String> numbers) {
        return Pattern.compile(String.join("|", numbers.keySet()))
                .matcher(text)
                .replaceAll(number -> numbers.get(number.group()));
    }

    private static String free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    @Test
    void the_example_for_embedders_compiles_and_prints_what_is_printed() throws IOException {
        Surroundings.requireCommands("bash", "java");
        List<String> modules = List.of("domain", "adapters-jdbc");
        for (String module : modules) {
            Files.createSymbolicLink(directory.resolve(module), Readme.ROOT.resolve(module));
        }
        assertThat(readme.blocks("java")).hasSize(1);
        Files.writeString(
                directory.resolve("Example.java"), readme.blocks("java").get(0));
        List<Readme.Typed> session = readme.typedBelow("As a library");
        assertThat(session).hasSize(3);
        assertThat(Shell.type(
                        directory, session.stream().map(Readme.Typed::command).toList()))
                .isEqualTo(session.stream().map(Readme.Typed::output).toList());
        for (String module : modules) {
            Files.delete(directory.resolve(module));
        }
    }

    @Test
    void the_table_of_options_and_the_help_name_the_same_ones() {
        Set<String> inTable = options(readme.text()
                .lines()
                .filter(line -> line.startsWith("| `--"))
                .map(line -> line.split("\\|")[1])
                .collect(Collectors.joining("\n")));
        try (Program help = Launch.in(directory).start("--help")) {
            Set<String> inHelp = options(help.output().stream()
                    .filter(line -> line.matches(" +(-h, )?--.*"))
                    .map(line -> line.replaceFirst("=.*", ""))
                    .collect(Collectors.joining("\n")));
            inHelp.remove("--help");
            assertThat(inHelp).isNotEmpty().isEqualTo(inTable);
        }
    }

    @Test
    void the_integration_server_runs_the_test_command_that_it_names() {
        String command = readme.blocks("sh").get(1).strip();
        assertThat(command).isEqualTo("mvn verify");
        assertThat(Readme.file(".ci/run").lines()).anyMatch(line -> line.startsWith(command + ' '));
    }

    private static Set<String> options(String text) {
        return OPTION.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
