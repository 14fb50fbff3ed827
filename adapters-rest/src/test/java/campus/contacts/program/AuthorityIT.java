package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityIT {
    @TempDir
    Path directory;

    @Test
    void is_fixed_at_the_first_start() {
        try (Program first = ProgramLauncher.in(directory).serve("--port", "0", "--authority", "campus.example")) {
            first.stop();
        }
        try (Program second = ProgramLauncher.in(directory).serve("--port", "0")) {
            assertThat(second.get("address-books").body()).contains("contact.AddressBook:1@campus.example");
        }
    }

    @Test
    void a_different_authority_is_refused_naming_both() {
        try (Program first = ProgramLauncher.in(directory).serve("--port", "0", "--authority", "campus.example")) {
            first.stop();
        }
        try (Program second = ProgramLauncher.in(directory).start("--port", "0", "--authority", "other.example")) {
            assertThat(second.awaitExit()).isEqualTo(2);
            assertThat(second.complaints()).singleElement().asString().contains("campus.example", "other.example");
            assertThat(second.output()).isEmpty();
        }
    }

    @Test
    void defaults_to_localhost() {
        try (Program program = ProgramLauncher.in(directory).serve("--port", "0", "--database", "memory")) {
            assertThat(program.get("address-books").body()).contains("contact.AddressBook:1@localhost");
        }
    }
}
