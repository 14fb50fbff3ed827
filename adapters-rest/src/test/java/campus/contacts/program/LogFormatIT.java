package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests standard error: one line a request, in either format (wire contract, section 10). */
class LogFormatIT {
    private static final String HIDDEN = "never-to-be-logged";

    @TempDir
    Path directory;

    @Test
    void every_line_is_an_object_where_json_is_asked_for() throws JsonProcessingException {
        List<JsonNode> requests = new ArrayList<>();
        for (String line : linesOfThreeRequests("json")) {
            JsonNode object = new ObjectMapper().readTree(line);
            assertThat(object.path("timestamp").isIntegralNumber()).as(line).isTrue();
            assertThat(object.path("level").textValue()).as(line).isNotBlank();
            if (object.path("loggerName").asText().equals("request")) {
                requests.add(object);
            }
        }
        assertThat(requests).hasSize(3);
        assertThat(requests.get(0).findValuesAsText("route")).containsExactly("/contacts/{contactId}");
        assertThat(requests.get(0).findValuesAsText("method")).containsExactly("GET");
        assertThat(requests.get(0).findValuesAsText("status")).containsExactly("404");
        assertThat(requests.get(0).findValuesAsText("id").get(0)).matches("[0-9a-f]{24}");
    }

    @Test
    void every_request_is_one_line_of_text_otherwise() {
        assertThat(linesOfThreeRequests("text"))
                .filteredOn(line -> line.contains(" INFO  request "))
                .hasSize(3)
                .first()
                .asString()
                .contains(" method=GET route=/contacts/{contactId} status=404 ");
    }

    private List<String> linesOfThreeRequests(String format) {
        try (Program program =
                ProgramLauncher.in(directory).serve("--database", "memory", "--port", "0", "--log-format", format)) {
            assertThat(program.get("contacts/" + HIDDEN).status()).isEqualTo(404);
            assertThat(program.get("contacts?" + HIDDEN + "=" + HIDDEN).status())
                    .isEqualTo(400);
            assertThat(program.post("addresses", "{\"displayName\":\"" + HIDDEN + "\"}")
                            .status())
                    .isEqualTo(201);
            program.signal("TERM");
            assertThat(program.awaitExit()).isZero();
            assertThat(program.complaints()).isNotEmpty().noneMatch(line -> line.contains(HIDDEN));
            return program.complaints();
        }
    }
}
