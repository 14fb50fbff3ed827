package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
            assertThat(object).as(line).allMatch(JsonNode::isValueNode);
            assertThat(Instant.parse(object.path("time").textValue())).as(line).isBefore(Instant.now());
            assertThat(object.path("level").textValue()).as(line).isNotBlank();
            if (object.path("logger").asText().equals("request")) {
                requests.add(object);
            }
        }
        assertThat(requests).hasSize(3);
        assertThat(requests.get(0).path("route").asText()).isEqualTo("/contacts/{contactId}");
        assertThat(requests.get(0).path("method").asText()).isEqualTo("GET");
        assertThat(requests.get(0).path("status").intValue()).isEqualTo(404);
        assertThat(requests.get(0).path("millis").isNumber()).isTrue();
        assertThat(requests.get(0).path("caller").asText()).isEqualTo("local");
        assertThat(requests.get(0).path("id").asText()).matches("[0-9a-f]{24}");
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

    @Test
    void requests_are_not_logged_where_only_warnings_are_asked_for() {
        assertThat(linesOfThreeRequests("text", "--log-level", "warn")).isEmpty();
    }

    private List<String> linesOfThreeRequests(String format, String... more) {
        String[] options = Stream.concat(
                        Stream.of("--database", "memory", "--port", "0", "--log-format", format), Stream.of(more))
                .toArray(String[]::new);
        try (Program program = ProgramLauncher.in(directory).serve(options)) {
            assertThat(program.get("contacts/" + HIDDEN).status()).isEqualTo(404);
            assertThat(program.get("contacts?" + HIDDEN + "=" + HIDDEN).status())
                    .isEqualTo(400);
            assertThat(program.post("addresses", "{\"displayName\":\"" + HIDDEN + "\"}")
                            .status())
                    .isEqualTo(201);
            program.signal("TERM");
            assertThat(program.awaitExit()).isZero();
            assertThat(program.complaints()).noneMatch(line -> line.contains(HIDDEN));
            return program.complaints();
        }
    }
}
