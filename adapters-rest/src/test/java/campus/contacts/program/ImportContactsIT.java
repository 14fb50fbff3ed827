package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.auth.Poll;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the command {@code import contacts}. */
@Tag("complete")
class ImportContactsIT {
    private static final int ROWS = 6000;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void a_file_is_imported_once_and_its_bad_rows_are_told(Databases database) throws IOException {
        Files.writeString(directory.resolve("people.csv"), """
                Nr;Name;Mail
                1;Ada;ada@example.edu
                2;Bob;bob at example
                3;Cy;cy@example.edu
                """);
        Files.writeString(directory.resolve("map.json"), "{\"Name\": \"displayName\", \"Mail\": \"email.1.address\"}");
        List<String> options = new ArrayList<>(List.of("people.csv", "--map", "map.json", "--key", "Nr"));
        options.addAll(database.options());
        List<String> dry = new ArrayList<>(options);
        dry.add("--dry-run");
        assertThat(run(1, dry))
                .contains("row 1: created", "row 3: created")
                .anyMatch(line -> line.startsWith("row 2: Mail: "));
        assertThat(run(1, options))
                .contains("created 2, updated 0, unchanged 0, skipped 1", "campus-contacts: 1 bad row");
        assertThat(run(1, options)).contains("created 0, updated 0, unchanged 2, skipped 1");
    }

    @ParameterizedTest
    @EnumSource
    void an_import_that_was_killed_and_done_again_leaves_what_an_undisturbed_one_leaves(Databases database)
            throws IOException {
        Files.writeString(directory.resolve("many.csv"), many());
        List<String> options = new ArrayList<>(List.of("many.csv", "--key", "id"));
        options.addAll(database.options());
        try (Program program = start(options)) {
            program.awaitComplaint("imported");
            program.kill();
        }
        List<String> said = run(0, options);
        assertThat(said).anyMatch(line -> line.startsWith("imported 6,000 rows"));
        assertThat(run(0, options)).contains("created 0, updated 0, unchanged 6000, skipped 0");
        try (Program program = serve(options.subList(3, options.size()))) {
            assertIsUndisturbed(program);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_import_over_http_goes_on_when_its_server_was_killed(Databases database) throws IOException {
        List<String> options = database.options();
        String id;
        try (Program program = serve(options)) {
            String target = "/imports?format=csv&key=id&addressBookId=contact.AddressBook%3A1%40localhost";
            id = Conversation.to(program.awaitReady().replaceFirst("/$", ""))
                    .with("Content-Type", "text/csv")
                    .send("POST", target, many())
                    .is(202)
                    .header("Location")
                    .replaceFirst(".*/imports/", "");
            Poll.until("the first rows", () -> rows(program, id) > 0);
            program.kill();
        }
        try (Program program = serve(options)) {
            Poll.until("the end of the import", () -> rows(program, id) == ROWS);
            JsonNode report = program.get("imports/" + id).json();
            assertThat(report.get("created").intValue()).isEqualTo(ROWS);
            assertThat(report.get("problems")).isEmpty();
            assertIsUndisturbed(program);
        }
    }

    private static long rows(Program program, String id) {
        return program.get("imports/" + id).is(200).json().get("rows").longValue();
    }

    private static String many() {
        StringBuilder file = new StringBuilder("id,displayName,address.emailAddress.address\n");
        for (int i = 0; i < ROWS; i++) {
            file.append(i).append(",Person ").append(i).append(",p").append(i).append("@example.edu\n");
        }
        return file.toString();
    }

    /** Compares the contacts and addresses with those of the file that was imported into another database. */
    private void assertIsUndisturbed(Program program) throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("many.csv"), many());
        try (Program other = ProgramLauncher.in(elsewhere).start("import", "contacts", "many.csv", "--key", "id")) {
            assertThat(other.awaitExit()).isZero();
        }
        try (Program other = ProgramLauncher.in(elsewhere).serve("--port", "0")) {
            for (String list : List.of("contacts", "addresses")) {
                assertThat(listed(program, list)).hasSize(ROWS + 1).isEqualTo(listed(other, list));
            }
        }
    }

    /** Returns the rows of a list without the Ids, which a rolled back transaction uses up, and the addresses of the server. */
    private static List<String> listed(Program program, String list) {
        return program.send("GET", list, "", "Accept", "text/csv")
                .is(200)
                .body()
                .replaceAll("http:[^,]*|contact\\.\\w+:\\d+@localhost", "")
                .lines()
                .sorted()
                .toList();
    }

    private Program serve(List<String> database) {
        List<String> all = new ArrayList<>(List.of("--port", "0"));
        all.addAll(database);
        return ProgramLauncher.in(directory).serve(all.toArray(String[]::new));
    }

    private Program start(List<String> options) {
        List<String> command = new ArrayList<>(List.of("import", "contacts"));
        command.addAll(options);
        return ProgramLauncher.in(directory).start(command.toArray(String[]::new));
    }

    private List<String> run(int status, List<String> options) {
        try (Program program = start(options)) {
            assertThat(program.awaitExit()).isEqualTo(status);
            return program.complaints();
        }
    }
}
