package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Somebody who makes a contact, changes it, makes the next one and so on, says everything again until it is acknowledged, and
 * remembers what was. For one thread at a time.
 */
final class RetryingWriter {
    /** To start the program with, so that what it acknowledged is the same on whatever port it listens. */
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
     * Says what comes next, or what was said before if that was not acknowledged.
     *
     * @return whether it is acknowledged now
     * @throws UncheckedIOException when nothing is answered
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

    /** Whether everything acknowledged is there as it was, or, for one thing, as it was about to be. */
    void assertNothingIsLost(Program program) {
        acknowledged.forEach((path, body) -> {
            String found = program.get(path).body();
            boolean aboutToBe = path.equals(newest) && !makes() && found.contains(change());
            assertThat(aboutToBe ? body : found).as(path).isEqualTo(body);
        });
    }

    /** The numbers of the contacts that it knows of. */
    java.util.stream.LongStream numbers() {
        return acknowledged.keySet().stream().mapToLong(RetryingWriter::number);
    }

    /** The number in an own Id in a path or an address. */
    static long number(String path) {
        return Long.parseLong(path.replaceFirst(".*%3A([0-9]+)%40.*", "$1"));
    }
}
