package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Somebody who makes a contact, changes it, makes the next one and so on, says everything again until it is acknowledged, and
 * remembers what was. For one thread at a time.
 */
final class Clerk {
    /** To start the program with, so that what it acknowledged is the same on whatever port it listens. */
    static final String PUBLIC_URL = "http://campus.example.edu";

    private final String name;
    private final String addressId;
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private int said;
    private String newest;

    Clerk(String name, String addressId) {
        this.name = name;
        this.addressId = addressId;
    }

    /**
     * Says what comes next, or what was said before if that was not acknowledged.
     *
     * @return whether it is acknowledged now
     * @throws IOException when nothing is answered
     */
    boolean say(Program program) throws IOException {
        HttpResponse<String> answer = Program.trySend(makes() ? making(program) : changing(program));
        if (answer.statusCode() == 503) {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
            assertThat(answer.body()).startsWith("{\"message\":");
            return false;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(makes() ? 201 : 200);
        if (makes()) {
            newest = answer.headers().firstValue("Location").orElseThrow().substring(PUBLIC_URL.length() + 1);
        }
        acknowledged.put(newest, answer.body());
        said++;
        return true;
    }

    private boolean makes() {
        return said % 2 == 0;
    }

    private HttpRequest.Builder making(Program program) {
        String ends = "?addressId=" + addressId + "&referenceId=resource.Resource:" + name + "@example.edu";
        return HttpRequest.newBuilder(program.at("contacts" + ends))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", name + '-' + said)
                .POST(BodyPublishers.ofString("{\"displayName\":\"" + name + ' ' + said + "\"}"));
    }

    private HttpRequest.Builder changing(Program program) {
        return HttpRequest.newBuilder(program.at(newest))
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString('{' + change() + '}'));
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
        return acknowledged.keySet().stream().mapToLong(Clerk::number);
    }

    /** The number in an own Id in a path or an address. */
    static long number(String path) {
        return Long.parseLong(path.replaceFirst(".*%3A([0-9]+)%40.*", "$1"));
    }
}
