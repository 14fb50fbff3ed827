package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A client that creates a contact, changes it, creates the next one and so on, repeats each request until it is acknowledged, and
 * records the acknowledged state. For one thread at a time.
 */
final class RetryingWriter {
    /** The public URL of the program, so that responses are the same on every port. */
    static final String PUBLIC_URL = "http://campus.example.edu";

    private final String name;
    private final String addressId;
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private int said;
    private String newest;

    RetryingWriter(String name, String addressId) {
        this.name = name;
        this.addressId = addressId;
    }

    /**
     * Sends the next request, or repeats the last one if it was not acknowledged.
     *
     * @return whether the request is acknowledged now
     * @throws UncheckedIOException when there is no response
     */
    boolean say(Program program) {
        Conversation.Answer answer = makes() ? make(program) : change(program);
        if (answer.status() == 503) {
            assertThat(answer.header("Retry-After")).isNotNull();
            assertThat(answer.header("X-Request-Id")).isNotNull();
            assertThat(answer.body()).startsWith("{\"message\":");
            return false;
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(makes() ? 201 : 200);
        if (makes()) {
            newest = answer.header("Location").substring(PUBLIC_URL.length() + 1);
        }
        acknowledged.put(newest, answer.body());
        said++;
        return true;
    }

    private boolean makes() {
        return said % 2 == 0;
    }

    private Conversation.Answer make(Program program) {
        String ends = "?addressId=" + addressId + "&referenceId=resource.Resource:" + name + "@example.edu";
        String contact = "{\"displayName\":\"" + name + ' ' + said + "\"}";
        return program.send("POST", "contacts" + ends, contact, "Idempotency-Key", name + '-' + said);
    }

    private Conversation.Answer change(Program program) {
        return program.send("PATCH", newest, '{' + change() + '}');
    }

    private String change() {
        return "\"description\":\"" + said + '"';
    }

    /** Asserts that everything acknowledged is present unchanged, except for the contact of the pending request. */
    void assertNothingIsLost(Program program) {
        acknowledged.forEach((path, body) -> {
            String found = program.get(path).body();
            boolean aboutToBe = path.equals(newest) && !makes() && found.contains(change());
            assertThat(aboutToBe ? body : found).as(path).isEqualTo(body);
        });
    }

    /** Returns the numbers of the acknowledged contacts. */
    java.util.stream.LongStream numbers() {
        return acknowledged.keySet().stream().mapToLong(RetryingWriter::number);
    }

    /** Returns the number of the own Id in a path or a URL. */
    static long number(String path) {
        return Long.parseLong(path.replaceFirst(".*%3A([0-9]+)%40.*", "$1"));
    }
}
