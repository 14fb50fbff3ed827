package campus.contacts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.Endpoint;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import campus.contacts.rest.objects.ObjectContract;
import campus.contacts.testing.FailureReport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Sends thousands of odd requests: none is answered with a 5xx, and all refusals have the one shape. Repeat a failure with {@code
 * -Dfuzz.seed=…}, the printed number.
 */
@OnEveryStorage
class FuzzTest extends Conformance {
    private static final int REQUESTS = 2000;
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final List<String> METHODS = List.of(
            "GET",
            "GET",
            "GET",
            "POST",
            "POST",
            "PUT",
            "PUT",
            "PATCH",
            "DELETE",
            "HEAD",
            "OPTIONS",
            "TRACE",
            "BREW",
            "get",
            "PROPFIND",
            "M-SEARCH",
            "A!#$%&'*+.^_`|~",
            "POSTPOSTPOSTPOST");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json",
            "application/merge-patch+json",
            "text/plain",
            "",
            ";",
            "application/json;charset=",
            "application/json;charset=utf-8;charset=utf-16",
            "\u00FF/\u00FF",
            "a/b;c=\"");
    private static final List<String> HEADERS = List.of(
            "If-Match: *",
            "If-Match: \"1\"",
            "If-Match: \"",
            "If-Match:",
            "If-None-Match: *",
            "If-None-Match: W/\"1\"",
            "If-None-Match: \u00E9",
            "Idempotency-Key: k",
            "Idempotency-Key: \u00FF",
            "Idempotency-Key:",
            "Accept: x",
            "Accept-Encoding: gzip;q=x",
            "Accept-Encoding: gzip",
            "Accept-Encoding: identity;q=0",
            "Range: bytes=0-1",
            "Range: x",
            "If-Modified-Since: never",
            "Content-Encoding: gzip",
            "X-Forwarded-For: \u0001",
            "Forwarded: for=\"",
            "X-HTTP-Method-Override: DELETE",
            "Cookie: \u00A0=;;",
            "Authorization: Basic %%%",
            "Upgrade: h2c",
            "Origin: null",
            "TE: trailers",
            "Content-Language: xx",
            "Expect: nonsense");
    private static final List<String> IDS = List.of(
            "contact.Contact:1@campus.example",
            "contact.AddressBook:1@campus.example",
            "contact.Contact:0@campus.example",
            "contact.Address:9223372036854775808@campus.example",
            "contact.Address:-1@campus.example",
            "a:b@c",
            ":@",
            "@",
            ":",
            "x",
            "",
            "%",
            "%zz",
            "%00",
            "%2F",
            "..",
            "a:%ff@c",
            "a:\u0000@c",
            "a:b@c\r\n",
            "\uD83D\uDE00:\u202E@\u0301",
            "null",
            "contact.Contact:1@campus.example@",
            "contact.Contact:१@campus.example",
            "root-address-book",
            "metadata");

    private final Random random = new Random(SEED);

    @Test
    void random_requests_get_no_5xx_and_well_shaped_errors() {
        FailureReport.include("fuzz.seed", () -> Long.toString(SEED));
        try (RunningService own = RunningService.start(storage)) {
            api = own.client();
            clerk = new TestObjects(api);
            sendOddRequests(Endpoint.scene(clerk));
            get("/address-books/{}", TestObjects.DEFAULT_BOOK).send().is(200);
        }
    }

    private void sendOddRequests(Map<String, Object> scene) {
        for (int i = 0; i < REQUESTS; i++) {
            Answer answer = oddRequest(scene);
            assertThat(answer.status())
                    .as("seed %d, request %d: %s", SEED, i, answer)
                    .isBetween(200, 499);
            if (answer.status() >= 400 && !answer.asked().startsWith("HEAD ")) {
                assertThat(answer.header("Content-Type"))
                        .as("seed %d, request %d: %s", SEED, i, answer)
                        .startsWith("application/json");
                assertThat(answer.json().path("message").asText())
                        .as("seed %d, request %d: %s", SEED, i, answer)
                        .isNotBlank();
            }
        }
    }

    private Answer oddRequest(Map<String, Object> scene) {
        Endpoint endpoint = pick(Endpoint.ALL);
        String method = chance(3) ? pick(METHODS) : endpoint.method();
        String target = path(endpoint, scene) + query(endpoint);
        List<String> headers = new ArrayList<>();
        if (!chance(8)) {
            headers.add("Content-Type: " + pick(TYPES));
        }
        while (chance(3)) {
            headers.add(pick(HEADERS));
        }
        byte[] body = method.equals("GET") || method.equals("HEAD") ? new byte[0] : body();
        return api.wire().ask(method, target, body, headers.toArray(String[]::new));
    }

    private String path(Endpoint endpoint, Map<String, Object> scene) {
        StringBuilder path = new StringBuilder();
        for (String segment : endpoint.path().substring(1).split("/")) {
            boolean placeholder = segment.startsWith("{");
            String known = placeholder
                    ? Client.encoded(scene.get(segment.replaceAll("[{}]", "")).toString())
                    : segment;
            boolean harmless = !placeholder || endpoint.method().equals("GET");
            path.append('/').append(chance(harmless ? 6 : 2) ? oddText(pick(IDS)) : known);
        }
        return path.toString();
    }

    private String query(Endpoint endpoint) {
        StringBuilder query = new StringBuilder();
        while (chance(2)) {
            String name = endpoint.parameters().isEmpty() || chance(5) ? oddText("bogus") : pick(endpoint.parameters());
            String value = switch (random.nextInt(6)) {
                case 0 -> Integer.toString(random.nextInt(20) - 5);
                case 1 -> pick(List.of("true", "false", "throughout", "isolated", "federated"));
                case 2 -> pick(List.of("2020-10-03", "0000-00-00", "9999-12-31T23:59:59.9999999Z", "2020-10-03T24:00"));
                case 3 -> Client.encoded(TestObjects.someone());
                default -> oddText(pick(IDS));
            };
            query.append(query.length() == 0 ? '?' : '&')
                    .append(name)
                    .append(chance(20) ? "" : "=")
                    .append(value);
        }
        return query.toString();
    }

    /** Returns the text percent-encoded correctly, twice, or hardly. */
    private String oddText(String text) {
        return switch (random.nextInt(4)) {
            case 0 -> text.replaceAll("[\\x00-\\x20\\x7F-\\x{10FFFF}]", "_");
            case 1 -> Client.encoded(Client.encoded(text));
            case 2 ->
                Client.encoded(text) + pick(List.of("%", "%F", "%C3", "%ED%A0%80", ";x", "\"", "<", "\u00FF", "", "+"));
            default -> Client.encoded(text);
        };
    }

    private byte[] body() {
        if (chance(10)) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            return noise;
        }
        StringBuilder json = new StringBuilder();
        value(json, 0);
        String text = json.toString();
        if (chance(6)) {
            text = text.substring(0, random.nextInt(text.length() + 1))
                    + pick(List.of("", "}", "\u0000", "\\", "\"", "/*"));
        }
        return text.getBytes(chance(10) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }

    private void value(StringBuilder json, int depth) {
        int choice = depth == 0 && !chance(8) ? 0 : random.nextInt(depth > 4 ? 6 : 8) + (depth > 4 ? 2 : 0);
        switch (choice) {
            case 0 -> object(json, depth);
            case 1 -> {
                json.append('[');
                value(json, depth + 1);
                json.append(chance(2) ? "," : "]");
            }
            case 2 ->
                json.append(
                        pick(List.of("null", "true", "nul", "NaN", "-0", "1e999999", "1".repeat(400), "0x1", "01")));
            case 3 -> json.append("[".repeat(random.nextInt(2000)));
            case 4 ->
                json.append('"')
                        .append("\uD83D\uDE00".repeat(random.nextInt(200)))
                        .append('"');
            case 5 ->
                json.append('"')
                        .append(pick(List.of("\\u0000", "\\ud800", "\\udc00\\ud800", "\\x", "\t")))
                        .append('"');
            case 6 -> json.append('"').append(pick(IDS).replace("\"", "")).append('"');
            default ->
                json.append(
                        pick(List.of("\"2020-10-03T06:30:00Z\"", "\"+99999999-01-01T00:00:00Z\"", "\"\"", "\"x\"")));
        }
    }

    private void object(StringBuilder json, int depth) {
        json.append("{\"displayName\":\"fuzz\"");
        while (chance(2)) {
            List<String> fields = pick(List.of(ObjectContract.values())).fields;
            json.append(",\"")
                    .append(chance(8) ? "bogus/~\\u0041" : pick(fields))
                    .append("\":");
            value(json, depth + 1);
        }
        json.append('}');
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
