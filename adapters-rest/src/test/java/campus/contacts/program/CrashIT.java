package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrashIT {
    private static final int CLERKS = 4;
    private static final int ENOUGH = 400;
    private static final String PUBLIC_URL = "http://campus.example.edu";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void a_kill_amid_a_stream_of_posts_loses_nothing_acknowledged_and_no_number_comes_twice(Databases database)
            throws InterruptedException {
        List<String> options = new ArrayList<>(List.of("--port", "0", "--public-url", PUBLIC_URL));
        options.addAll(database.options());
        Map<String, String> acknowledged;
        try (Program program = Launch.in(directory).serve(options.toArray(String[]::new))) {
            acknowledged = postUntilKilled(program);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        try (Program program = Launch.in(directory).serve(options.toArray(String[]::new))) {
            acknowledged.forEach((uri, body) -> {
                HttpResponse<String> found = program.get(uri.substring(PUBLIC_URL.length() + 1));
                assertThat(found.statusCode()).as(uri).isEqualTo(200);
                assertThat(found.body()).isEqualTo(body);
            });
            String next =
                    post(program, "after").headers().firstValue("Location").orElseThrow();
            long highest = acknowledged.keySet().stream()
                    .mapToLong(CrashIT::number)
                    .max()
                    .orElseThrow();
            assertThat(number(next)).isGreaterThan(highest);
        }
    }

    private static Map<String, String> postUntilKilled(Program program) throws InterruptedException {
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        CountDownLatch enough = new CountDownLatch(ENOUGH);
        AtomicInteger names = new AtomicInteger();
        List<Thread> clerks = new ArrayList<>();
        URI addresses = program.at("addresses");
        for (int i = 0; i < CLERKS; i++) {
            Thread clerk = new Thread(() -> {
                while (postOne(addresses, "Nr " + names.incrementAndGet(), acknowledged)) {
                    enough.countDown();
                }
            });
            clerk.start();
            clerks.add(clerk);
        }
        assertThat(enough.await(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        program.kill();
        for (Thread clerk : clerks) {
            clerk.join(Program.PATIENCE.toMillis());
        }
        return acknowledged;
    }

    /** Whether the program still answered. */
    private static boolean postOne(URI addresses, String name, Map<String, String> acknowledged) {
        try {
            HttpResponse<String> answer = Program.trySend(HttpRequest.newBuilder(addresses)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"displayName\":\"" + name + "\"}")));
            String uri = answer.headers().firstValue("Location").orElseThrow();
            acknowledged.put(uri, answer.body());
            return true;
        } catch (IOException killed) {
            return false;
        }
    }

    private static HttpResponse<String> post(Program program, String name) {
        return program.post("addresses", "{\"displayName\":\"" + name + "\"}");
    }

    private static long number(String uri) {
        return Long.parseLong(uri.replaceFirst(".*%3A([0-9]+)%40.*", "$1"));
    }
}
