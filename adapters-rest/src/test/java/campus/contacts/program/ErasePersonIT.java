package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the command {@code erase person}. */
class ErasePersonIT {
    private static final String ADA = """
            {"identifiers":[{"identifier":"ada1","type":"network"}],"names":[{"family":"Lovelace"}],\
            "emailAddresses":[{"address":"ada@example.edu","type":"official"}]}""";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void a_person_is_erased_once(Databases database) throws IOException {
        List<String> options = database.options();
        ProgramLauncher.in(directory).enrol(List.of(ADA, ADA.replace("ada", "bob")), options);
        assertThat(erase(0, "ADA1", options)).containsExactly("erased 1 person, 1 address, 1 import record");
        assertThat(erase(0, "ada1", options)).containsExactly("erased nothing");
        assertThat(erase(0, "nobody", options)).containsExactly("erased nothing");
        try (Program program = serve(options)) {
            String addresses = program.get("addresses").body();
            assertThat(addresses).contains("bob@example.edu").doesNotContain("ada");
            assertThat(program.get("v1/people/network:ada1").body()).contains("not found");
        }
    }

    @Test
    void a_running_service_forgets_the_person() throws IOException {
        List<String> options = Databases.POSTGRESQL.options();
        ProgramLauncher.in(directory).enrol(List.of(ADA), options);
        try (Program program = serve(options)) {
            String item = "addresses/contact.Address:1@localhost";
            assertThat(program.get(item).body()).contains("ada@example.edu");
            assertThat(erase(0, "ada1", options)).containsExactly("erased 1 person, 1 address, 1 import record");
            assertThat(program.get(item).status()).isEqualTo(404);
            assertThat(program.get(item + "/history").status()).isEqualTo(404);
        }
    }

    @Test
    void a_malformed_netid_is_refused() {
        assertThat(erase(2, "ada 1", List.of())).isEmpty();
    }

    private Program serve(List<String> options) {
        List<String> all = new ArrayList<>(List.of("--port", "0", "--public-url", RetryingWriter.PUBLIC_URL));
        all.addAll(options);
        return ProgramLauncher.in(directory).serve(all.toArray(String[]::new));
    }

    private List<String> erase(int status, String netid, List<String> options) {
        List<String> command = new ArrayList<>(List.of("erase", "person", netid));
        command.addAll(options);
        try (Program program = ProgramLauncher.in(directory).start(command.toArray(String[]::new))) {
            assertThat(program.awaitExit()).isEqualTo(status);
            return program.output();
        }
    }
}
