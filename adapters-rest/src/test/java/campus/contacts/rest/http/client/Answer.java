package campus.contacts.rest.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A response of the service. The checking methods return the response, so that checks can be chained. */
public record Answer(String asked, int status, Map<String, List<String>> headers, byte[] bytes) {
    private static final Pattern LINK = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"?(\\w+)\"?");
    private static final Pattern INTERNAL = Pattern.compile(
            "Exception|campus\\.contacts|(org|java|com)\\.[a-z]+\\.|\\tat |SQL|SELECT |INSERT |UPDATE ");

    public Answer {
        Map<String, List<String>> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.putAll(headers);
        headers = ignoringCase;
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JsonTree.read(bytes);
    }

    /** Returns the text of a field of the JSON object; null where it is null. */
    public String text(String field) {
        return json().path(field).textValue();
    }

    public String id() {
        return is2xx().text("id");
    }

    /** Returns the Ids of the objects of a list. */
    public List<String> ids() {
        List<String> ids = new ArrayList<>();
        is(200).json().forEach(object -> ids.add(object.path("id").textValue()));
        return ids;
    }

    /** Returns the value of a header, several joined by commas; null when there is none. */
    public String header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? null : String.join(", ", values);
    }

    public String tag() {
        assertThat(header("ETag")).as(this + ": ETag").matches("\"[^\"]+\"");
        return header("ETag");
    }

    /** Returns the link of that relation (RFC 8288); null when there is none. */
    public String link(String relation) {
        return links().get(relation);
    }

    public Map<String, String> links() {
        Map<String, String> links = new LinkedHashMap<>();
        for (String value : headers.getOrDefault("Link", List.of())) {
            Matcher link = LINK.matcher(value);
            while (link.find()) {
                assertThat(links.put(link.group(2), link.group(1)))
                        .as("rel given twice in " + value)
                        .isNull();
            }
        }
        return links;
    }

    public Answer is(int expected) {
        assertThat(status).as(toString()).isEqualTo(expected);
        return status >= 400 ? wellShapedError() : this;
    }

    public Answer is2xx() {
        assertThat(status).as(toString()).isBetween(200, 299);
        return this;
    }

    /** Asserts a status with `{"message": …}` of exactly that text. */
    public Answer says(int expected, String message) {
        is(expected);
        assertThat(text("message")).as(toString()).isEqualTo(message);
        if (expected < 400) {
            assertThat(JsonTree.names(json())).as(toString()).containsExactly("message");
        }
        return this;
    }

    /** Asserts a refusal with a detail at that JSON pointer. */
    public Answer refusesAt(int expected, String pointer) {
        is(expected);
        assertThat(pointers()).as(toString()).contains(pointer);
        return this;
    }

    /** Asserts a refusal whose message or details contain all of these texts. */
    public Answer refusesNaming(int expected, Iterable<String> names) {
        is(expected);
        names.forEach(name -> assertThat(text()).as(toString()).contains(name));
        return this;
    }

    public List<String> pointers() {
        List<String> pointers = new ArrayList<>();
        json().path("errors")
                .forEach(error -> pointers.add(error.path("pointer").textValue()));
        return pointers;
    }

    /** Asserts the shape that all errors have. */
    public Answer wellShapedError() {
        assertThat(header("Content-Type")).as(toString()).matches("application/json(; ?charset=(?i)utf-8)?");
        assertThat(header("X-Request-Id")).as(toString()).matches("[0-9a-f]{24}");
        assertThat(header("X-Content-Type-Options")).as(toString()).isEqualTo("nosniff");
        assertThat(header("Cache-Control")).as(toString()).isEqualTo("private, no-cache");
        JsonNode body = json();
        assertThat(body.path("message").asText()).as(toString()).isNotBlank();
        assertThat(JsonTree.names(body)).as(toString()).isSubsetOf("message", "errors");
        if (body.has("errors")) {
            assertThat(body.get("errors")).as(toString()).isNotEmpty();
            for (JsonNode error : body.get("errors")) {
                assertThat(JsonTree.names(error)).as(toString()).containsExactly("pointer", "message");
                assertThat(error.path("pointer").textValue()).as(toString()).matches("(/.*)?");
                assertThat(error.path("message").textValue()).as(toString()).isNotBlank();
            }
        }
        assertThat(text()).as(this + ": nothing internal leaks").doesNotContainPattern(INTERNAL);
        return this;
    }

    @Override
    public String toString() {
        String body = text();
        return asked + " → " + status + " " + (body.length() > 2000 ? body.substring(0, 2000) + "…" : body);
    }
}
