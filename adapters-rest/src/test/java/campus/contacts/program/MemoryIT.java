package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that no input of allowed size exhausts a small heap (wire contract, section 10). */
class MemoryIT {
    private static final String SMALL_HEAP = "-Xmx128m -XX:+ExitOnOutOfMemoryError";
    private static final int MIB = 1024 * 1024;
    private static final int AT_ONCE = 40;
    private static final int REQUESTS = 120;

    @TempDir
    Path directory;

    /** Returns bodies of the largest size whose trees are many times as large. */
    static List<String> bodies() {
        return List.of(
                "{\"displayName\":\"x\",\"a\":[" + "{},".repeat(MIB / 3 - 20) + "{}]}",
                "{\"displayName\":\"x\",\"a\":[" + "{\"a\":{\"b\":[0]}},".repeat(9000) + "{}]}",
                IntStream.range(0, 85_000)
                        .mapToObj(i -> '"' + Integer.toHexString(0x10000 + i) + "\":0")
                        .collect(Collectors.joining(",", "{", "}")));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void many_large_bodies_at_once_do_not_exhaust_the_heap(String body) throws Exception {
        assertThat(body.length()).isLessThanOrEqualTo(MIB);
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        try (Program program = ProgramLauncher.in(directory)
                .with("JAVA_TOOL_OPTIONS", SMALL_HEAP)
                .serve("--database", "memory", "--port", "0")) {
            Callable<Conversation.Answer> post = () -> program.post("addresses", body);
            for (Future<Conversation.Answer> answer : clients.invokeAll(
                    IntStream.range(0, REQUESTS).mapToObj(i -> post).toList())) {
                assertThat(answer.get().status()).isIn(400, 413, 503);
            }
            assertThat(program.get("health/ready").status()).isEqualTo(200);
            assertThat(program.post("addresses", "{\"displayName\":\"small\"}").status())
                    .isEqualTo(201);
        } finally {
            clients.shutdown();
        }
    }
}
