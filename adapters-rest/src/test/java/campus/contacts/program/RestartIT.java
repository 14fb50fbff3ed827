package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestartIT {
    private static final List<String> PATHS = List.of(
            "",
            "contacts?total=true",
            "contacts?limit=1000",
            "contacts?offset=300&limit=50",
            "contacts?fromDate=2026-01-01&toDate=2026-12-31&limit=100",
            "addresses?limit=1000",
            "address-books?limit=1000",
            "address-books/root-address-book",
            "address-books/contact.AddressBook%3A3%40localhost/children",
            "address-books/contact.AddressBook%3A7%40localhost/parents",
            "address-books/contact.AddressBook%3A7%40localhost/contacts",
            "contacts/contact.Contact%3A7%40localhost",
            "contacts/contact.Contact%3A7%40localhost/metadata",
            "types");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void gives_the_same_answers_byte_for_byte(Databases database) {
        List<String> options = new ArrayList<>(List.of("--port", "0", "--public-url", "http://campus.example.edu"));
        options.addAll(database.options());
        options.add("--demo");
        Map<String, String> before;
        try (Program program = ProgramLauncher.in(directory).serve(options.toArray(String[]::new))) {
            before = answers(program);
            program.stop();
        }
        try (Program program = ProgramLauncher.in(directory).serve(options.toArray(String[]::new))) {
            assertThat(answers(program)).isEqualTo(before);
        }
    }

    @Test
    void a_second_process_on_one_file_is_refused_in_one_line() {
        try (Program first = ProgramLauncher.in(directory).serve("--port", "0");
                Program second = ProgramLauncher.in(directory).start("--port", "0")) {
            assertThat(second.awaitExit()).isNotZero();
            assertThat(second.complaints()).singleElement().asString().containsIgnoringCase("process");
            assertThat(second.output()).isEmpty();
            assertThat(first.get("contacts").status()).isEqualTo(200);
        }
    }

    private static Map<String, String> answers(Program program) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : PATHS) {
            Conversation.Answer answer = program.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            answers.put(path, answer.header("ETag") + '\n' + answer.header("Link") + '\n' + answer.body());
        }
        return answers;
    }
}
