package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @TempDir
    Path directory;

    @Test
    void is_loaded_once() {
        String total;
        try (Program first = ProgramLauncher.in(directory).serve("--port", "0", "--demo")) {
            total = total(first);
            assertThat(Integer.parseInt(total)).isGreaterThan(200);
            first.stop();
        }
        try (Program second = ProgramLauncher.in(directory).serve("--port", "0", "--demo")) {
            assertThat(total(second)).isEqualTo(total);
        }
    }

    @Test
    void is_not_loaded_into_existing_data() {
        try (Program first = ProgramLauncher.in(directory).serve("--port", "0")) {
            first.post("address-books", "{\"displayName\":\"Mine\"}");
            first.stop();
        }
        try (Program second = ProgramLauncher.in(directory).serve("--port", "0", "--demo")) {
            assertThat(total(second)).isEqualTo("0");
        }
    }

    @Test
    void uses_only_types_of_the_server() {
        Pattern genus = Pattern.compile("\"genusTypeId\":\"([^\"]+)\"");
        try (Program program = ProgramLauncher.in(directory).serve("--port", "0", "--database", "memory", "--demo")) {
            String objects = program.get("contacts?limit=1000").body()
                    + program.get("addresses?limit=1000").body()
                    + program.get("address-books?limit=1000").body();
            TreeSet<String> used = new TreeSet<>(
                    genus.matcher(objects).results().map(MatchResult::group).toList());
            String types = program.get("types").body();
            assertThat(used)
                    .hasSizeGreaterThan(8)
                    .allSatisfy(type -> assertThat(types).contains(type.replace("\"genusTypeId\"", "\"id\"")));
        }
    }

    private static String total(Program program) {
        return program.get("contacts?limit=0&total=true").header("X-Total-Count");
    }
}
