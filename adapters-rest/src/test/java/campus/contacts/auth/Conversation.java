package campus.contacts.auth;

import campus.contacts.rest.http.client.HttpCall;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A caller of a running service.
 *
 * @param base the service's URL, without a slash at the end
 * @param headers that go with every request
 */
public record Conversation(String base, Map<String, String> headers) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    /**
     * A response.
     *
     * @param headers by their names in lower case
     */
    public record Answer(String asked, int status, Map<String, List<String>> headers, String body) {
        /** Returns this response, which must have that status. */
        public Answer is(int expected) {
            if (status != expected) {
                throw new AssertionError(this);
            }
            return this;
        }

        public String header(String name) {
            List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
            return values == null ? null : values.get(0);
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

        /** Returns the Ids of the objects in a list. */
        public Set<String> ids() {
            Set<String> ids = new LinkedHashSet<>();
            json().forEach(object -> ids.add(object.path("id").textValue()));
            return ids;
        }

        /** Returns the target of the next page, with its query; null on the last page. */
        public String next() {
            Matcher next = NEXT.matcher(String.valueOf(header("Link")));
            return next.find() ? next.group(1) : null;
        }

        @Override
        public String toString() {
            return asked + " → " + status + ' ' + (body.length() > 300 ? body.substring(0, 300) + '…' : body);
        }
    }

    public static Conversation to(String base) {
        return new Conversation(base, Map.of());
    }

    /** Returns the caller of a token for that subject and scope, signed with the secret in the file, valid for a day. */
    public static Conversation signedIn(String base, Path secret, String subject, String scope, Clock clock) {
        AuthenticationSettings.Claims claims = new AuthenticationSettings.Claims(null, List.of());
        return to(base).bearer(TokenSigner.sign(secret, subject, scope, Duration.ofDays(1), claims, clock));
    }

    /** Writes a secret that signs tokens, and returns its file. */
    public static Path secretIn(Path directory) {
        return write(directory.resolve("secret"), "0123456789abcdef0123456789abcdef");
    }

    public static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Returns the same caller with one more header. */
    public Conversation with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Conversation(base, more);
    }

    public Conversation bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Conversation basic(String user, String password) {
        byte[] pair = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    public Conversation json() {
        return with("Content-Type", "application/json");
    }

    public Answer get(String target) {
        return send("GET", target, "");
    }

    /** @param target below the base, or an absolute URL */
    public Answer send(String method, String target, String body) {
        URI uri = URI.create(target.startsWith("http") ? target : base + target);
        List<String> flat = new ArrayList<>();
        headers.forEach((name, value) -> flat.addAll(List.of(name, value)));
        byte[] bytes = body.isEmpty() ? null : body.getBytes(StandardCharsets.UTF_8);
        HttpCall.Reply reply = HttpCall.send(method, uri, flat, bytes);
        String text = new String(reply.body(), StandardCharsets.UTF_8);
        return new Answer(method + ' ' + target, reply.status(), reply.headers(), text);
    }

    /** Returns the Id of the object that a POST creates; the POST must succeed. */
    public String make(String target) {
        return json().send("POST", target, "{\"displayName\":\"made\"}").is(201).id();
    }

    /** Returns the JSON of a text without special characters, or of null. */
    public static String quoted(String text) {
        return text == null ? "null" : '"' + text + '"';
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
