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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types every console session of the documents and compares the answers. */
@Tag("complete")
class ReadmeIT {
    private static final String WRITTEN = "127.0.0.1:8080";
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");

    /** Prepares the machine for one session and types it. */
    private interface Setting {
        void type(ReadmeIT test, List<Readme.Typed> session) throws IOException;
    }

    /** The settings of the sessions, by document and heading. */
    private static final Map<String, Setting> SETTINGS = Map.ofEntries(
            entry(
                    "README.md#first-request",
                    (test, session) -> test.onServer(session, "--demo", "--database", "memory")),
            entry("adapters-rest/README.md#first-requests", (test, session) -> test.onServer(session)),
            entry(
                    "adapters-rest/docs/campus-apis.md#directory",
                    (test, session) -> test.onServer(session, "--demo", "--database", "memory")),
            entry(
                    "adapters-rest/docs/campus-apis.md#import-of-people",
                    (test, session) -> test.byItself(session, Map.of("8080", free()))),
            entry(
                    "adapters-rest/docs/files.md#from-a-spreadsheet-to-an-address-book",
                    (test, session) -> test.byItself(session, Map.of("8080", free()))),
            entry(
                    "adapters-rest/docs/backup.md#a-restore-drill",
                    (test, session) -> test.byItself(session, Map.of("8080", free(), "9090", free()))),
            entry("adapters-rest/docs/operations.md#production-deployment", ReadmeIT::onPostgreSql),
            entry("adapters-rest/docs/history.md#a-walk-through-the-past", (test, session) -> test.onServer(session)),
            entry("adapters-rest/docs/forms.md#where-a-form-goes", (test, session) -> test.onServer(session)),
            entry("adapters-rest/docs/duplicates.md#a-walk-through-a-merge", (test, session) -> test.onServer(session)),
            entry("adapters-rest/docs/batch.md#a-walk-through-a-batch", (test, session) -> test.onServer(session)),
            entry("adapters-rest/docs/queries.md#smart-address-books", (test, session) -> test.onServer(session)),
            entry("adapters-rest/docs/changes.md#a-walk-along-the-changes", ReadmeIT::withFollower),
            entry("adapters-rest/docs/openapi.md#get-the-document", (test, session) -> test.onServer(session)),
            entry("domain/README.md#use-as-a-library", ReadmeIT::inExample),
            entry("schemas/README.md#types-of-your-own", ReadmeIT::withOwnType));

    private static Map.Entry<String, Setting> entry(String section, Setting setting) {
        return Map.entry(section, setting);
    }

    @TempDir
    Path directory;

    static List<Readme.Section> sessions() {
        return Readme.all().stream()
                .flatMap(document -> document.sessions().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void a_session_is_answered_as_printed(Readme.Section section) throws IOException {
        MachineAssumptions.requireCommands("bash", "curl", "java");
        assertThat(SETTINGS).containsKey(section.toString());
        SETTINGS.get(section.toString()).type(this, section.session());
    }

    @Test
    void each_setting_belongs_to_a_session() {
        assertThat(sessions()).extracting(Readme.Section::toString).containsAll(SETTINGS.keySet());
    }

    /** Types a session against a server that listens on another port than the printed one. */
    private void onServer(List<Readme.Typed> session, String... options) {
        List<String> all = new ArrayList<>(List.of("--port", "0", "--public-url", "http://" + WRITTEN));
        all.addAll(List.of(options));
        try (Program program = ProgramLauncher.in(directory).serve(all.toArray(String[]::new))) {
            String listening = "127.0.0.1:" + program.at("").getPort();
            List<String> typed = session.stream()
                    .map(each -> each.command().replace(WRITTEN, listening))
                    .toList();
            assertThat(BashSession.type(directory, typed)).isEqualTo(outputs(session));
        }
    }

    private static List<String> outputs(List<Readme.Typed> session) {
        return session.stream().map(Readme.Typed::output).toList();
    }

    private void withOwnType(List<Readme.Typed> session) throws IOException {
        Path types = Files.createDirectory(directory.resolve("types"));
        Files.writeString(types.resolve("visiting-hours.json"), Readme.onlyBlock("json"));
        onServer(session, "--schemas", "types");
    }

    private void withFollower(List<Readme.Typed> session) throws IOException {
        MachineAssumptions.requireCommands("python3");
        Files.writeString(directory.resolve("follow.py"), Readme.onlyBlock("python"));
        byItself(session, Map.of("8080", free()));
    }

    private void onPostgreSql(List<Readme.Typed> session) throws IOException {
        byItself(
                session,
                Map.of(
                        "5432",
                        Databases.serve(Readme.onlyBlock("sql")),
                        "8080",
                        free(),
                        "8081",
                        free(),
                        "9090",
                        free()));
    }

    /** Types a session that starts the program itself, with other ports than the printed ones. */
    private void byItself(List<Readme.Typed> session, Map<String, String> ports) throws IOException {
        List<Readme.Typed> moved = session.stream()
                .map(typed -> new Readme.Typed(replace(typed.command(), ports), replace(typed.output(), ports)))
                .toList();
        type(moved, "adapters-rest");
    }

    private static String replace(String text, Map<String, String> ports) {
        return Pattern.compile(String.join("|", ports.keySet()))
                .matcher(text)
                .replaceAll(port -> ports.get(port.group()));
    }

    private static String free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    private void inExample(List<Readme.Typed> session) throws IOException {
        Files.writeString(directory.resolve("Example.java"), Readme.onlyBlock("java"));
        type(session, "domain", "adapters-jdbc");
    }

    /** Types a session that uses the build of some modules. */
    private void type(List<Readme.Typed> session, String... modules) throws IOException {
        for (String module : modules) {
            Files.createSymbolicLink(directory.resolve(module), Readme.ROOT.resolve(module));
        }
        assertThat(BashSession.type(
                        directory, session.stream().map(Readme.Typed::command).toList()))
                .isEqualTo(outputs(session));
        for (String module : modules) {
            Files.delete(directory.resolve(module));
        }
    }

    @Test
    void the_table_of_options_and_the_help_name_the_same_ones() {
        Set<String> inTable = options(Readme.read("adapters-rest/README.md")
                .text()
                .lines()
                .filter(line -> line.startsWith("| `--"))
                .map(line -> line.split("\\|")[1])
                .collect(Collectors.joining("\n")));
        try (Program help = ProgramLauncher.in(directory).start("--help")) {
            Set<String> inHelp = options(help.output().stream()
                    .filter(line -> line.matches(" +(-h, )?--.*"))
                    .map(line -> line.replaceFirst("=.*", ""))
                    .collect(Collectors.joining("\n")));
            inHelp.removeAll(Set.of("--help", "--version"));
            assertThat(inHelp).isNotEmpty().isEqualTo(inTable);
        }
    }

    @Test
    void the_integration_server_runs_the_documented_test_command() {
        String command = Readme.read("README.md").blocks("sh").get(1).strip();
        assertThat(command).isEqualTo("mvn verify -P complete");
        assertThat(Readme.file(".ci/run").lines()).anyMatch(line -> line.startsWith(command + ' '));
    }

    private static Set<String> options(String text) {
        return OPTION.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
