package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the command {@code import contacts}. */
class ImportContactsIT {
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
    void an_import_that_was_killed_is_done_again_without_doubles(Databases database) throws IOException {
        StringBuilder file = new StringBuilder("id,displayName,address.emailAddress.address\n");
        for (int i = 0; i < 6000; i++) {
            file.append(i).append(",Person ").append(i).append(",p").append(i).append("@example.edu\n");
        }
        Files.writeString(directory.resolve("many.csv"), file);
        List<String> options = new ArrayList<>(List.of("many.csv", "--key", "id"));
        options.addAll(database.options());
        try (Program program = start(options)) {
            program.awaitComplaint("imported");
            program.kill();
        }
        List<String> said = run(0, options);
        assertThat(said).anyMatch(line -> line.startsWith("imported 6,000 rows"));
        assertThat(run(0, options)).contains("created 0, updated 0, unchanged 6000, skipped 0");
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
