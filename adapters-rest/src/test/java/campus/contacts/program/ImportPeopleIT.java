package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportPeopleIT {
    private static final String ADA = """
            {"identifiers":[{"identifier":"ada1","type":"network"}],"names":[{"family":"Lovelace"}],\
            "emailAddresses":[{"address":"ada@example.edu","type":"official"}]}""";

    private static final String BOB = ADA.replace("ada1", "bob2").replace("ada@", "bob@");

    @TempDir
    Path directory;

    @Test
    void good_lines_go_in_bad_ones_are_told_and_others_go_only_when_all_were_good() throws IOException {
        assertThat(run(1, "--replace", ADA, BOB, "{}")).anyMatch(line -> line.startsWith("line 3: /identifiers: "));
        assertThat(run(0, "--replace", ADA)).contains("removed 1 people");
        try (Program program = Launch.in(directory).serve("--port", "0")) {
            assertThat(program.get("addresses?resourceId=resource.Resource:ada1@localhost")
                            .body())
                    .contains("\"addressText\":\"ada@example.edu\"");
            assertThat(program.get("addresses?resourceId=resource.Resource:bob2@localhost")
                            .body())
                    .isEqualTo("[]");
        }
    }

    private List<String> run(int status, String option, String... lines) throws IOException {
        Files.write(directory.resolve("people.ndjson"), List.of(lines));
        try (Program program = Launch.in(directory).start("import", "people", "people.ndjson", option)) {
            assertThat(program.awaitExit()).isEqualTo(status);
            assertThat(program.output()).isEmpty();
            return program.complaints();
        }
    }
}
