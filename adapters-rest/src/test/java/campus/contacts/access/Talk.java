package campus.contacts.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who talks to a running service.
 *
 * @param base the service's URL, without a slash at the end
 * @param headers that go with every request
 */
public record Talk(String base, Map<String, String> headers) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What came back. */
    public record Answer(String asked, int status, HttpHeaders headers, String body) {
        public String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException notJson) {
                throw new AssertionError(this + " is not JSON", notJson);
            }
        }

        public String id() {
            return json().path("id").textValue();
        }

        public String message() {
            return json().path("message").textValue();
        }

        /** The Ids of the objects in a list. */
        public Set<String> ids() {
            Set<String> ids = new LinkedHashSet<>();
            json().forEach(object -> ids.add(object.path("id").textValue()));
            return ids;
        }

        /** Where the next page is, with its query; null when this is the last. */
        public String next() {
            Matcher next = NEXT.matcher(String.valueOf(header("Link")));
            return next.find() ? next.group(1) : null;
        }

        @Override
        public String toString() {
            return asked + " → " + status + ' ' + (body.length() > 300 ? body.substring(0, 300) + '…' : body);
        }
    }

    public static Talk to(String base) {
        return new Talk(base, Map.of());
    }

    /** The same with one more header. */
    public Talk with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Talk(base, more);
    }

    public Talk bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Talk basic(String user, String password) {
        byte[] pair = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    public Talk json() {
        return with("Content-Type", "application/json");
    }

    public Answer get(String target) {
        return send("GET", target, "");
    }

    /** @param target below the base, or an absolute URL */
    public Answer send(String method, String target, String body) {
        URI uri = URI.create(target.startsWith("http") ? target : base + target);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        request.setHeader("Connection", "close");
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(method + ' ' + target, response.statusCode(), response.headers(), response.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(method + ' ' + target, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The Id of what a POST makes, which must succeed. */
    public String make(String target) {
        Answer made = json().send("POST", target, "{\"displayName\":\"made\"}");
        if (made.status() != 201) {
            throw new AssertionError(made);
        }
        return made.id();
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
