package campus.contacts.rest.openapi;

import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.schema.Schemas;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks that the responses which tests get are in the OpenAPI document: path, method, status, media type and body. The client of the
 * tests calls it for each of them.
 */
public final class DescribedResponses {
    private static final String AUTHORITY = "campus.example";
    private static final String JSON = "application/json";
    private static final int SHOWN = 1000;

    /** The document of a server without types of its own. */
    private static final Description BUILT_IN = new Description(OpenApiDocument.of(
            Schemas.load(AUTHORITY, null), new PublicUrl("http://127.0.0.1:8080", ""), AUTHORITY, Set.of()));

    private DescribedResponses() {}

    /**
     * A response.
     *
     * @param path of the request, percent-encoded, without the query
     * @param headers by their names in lower case
     */
    public record Response(String method, String path, int status, Map<String, List<String>> headers, byte[] body) {
        private String mediaType() {
            return headers.getOrDefault("content-type", List.of("")).get(0).replaceFirst("\\s*;.*", "");
        }

        private void require(List<String> problems) {
            if (!problems.isEmpty()) {
                String text = new String(body, 0, Math.min(body.length, SHOWN), StandardCharsets.UTF_8);
                throw new AssertionError("not as openapi.yaml describes it: " + method + ' ' + path + " → " + status
                        + ": " + problems + " in " + text);
            }
        }
    }

    /**
     * Checks a response.
     *
     * @param get gets the body of another resource of that server
     */
    public static void check(Response response, Function<String, byte[]> get) {
        if (!response.headers().containsKey("x-request-id")) {
            return; // the admin port, which the document does not describe
        }
        String path = response.path();
        String prefix = "";
        Optional<String> template = BUILT_IN.template(path);
        // A server may have a base path.
        while (template.isEmpty() && path.indexOf('/', 1) > 0) {
            int end = path.indexOf('/', 1);
            prefix += path.substring(0, end);
            path = path.substring(end);
            template = BUILT_IN.template(path);
        }
        if (template.isEmpty()) {
            // What is left is the base path itself, or no path of the server.
            template = BUILT_IN.template("/");
        }
        if (!response.headers().containsKey("content-encoding")) {
            List<String> problems = problems(BUILT_IN, template.orElseThrow(), response);
            if (!problems.isEmpty() && response.mediaType().equals(JSON)) {
                // The server may have types of its own; few tests do that.
                JsonNode own = json(get.apply(prefix + "/openapi.json"));
                if (!own.has("paths")) {
                    return; // the path is not below a base path, so it is no path of the server
                }
                problems = problems(new Description(own), template.orElseThrow(), response);
            }
            response.require(problems);
        }
    }

    private static List<String> problems(Description description, String template, Response response) {
        return description.problems(
                template, response.method(), response.status(), response.mediaType(), response.body());
    }

    private static JsonNode json(byte[] text) {
        try {
            return Description.MAPPER.readTree(text);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
