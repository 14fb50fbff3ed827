package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.auth.Poll;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the largest number of streams of changes under many writers, with a small heap (recorded time, section 5). */
@Tag("complete")
class ManyStreamsIT {
    private static final String SMALL_HEAP = "-Xmx256m -XX:+ExitOnOutOfMemoryError";
    private static final int STREAMS = 1000;
    private static final int STREAMS_OF_ONE = 20;
    private static final int WRITERS = 60;
    private static final int WRITES = 10;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void a_thousand_streams_get_every_change_of_sixty_writers(Databases database) throws Exception {
        List<String> options = new ArrayList<>(List.of("--port", "0", "--trusted-proxies", "127.0.0.1"));
        options.addAll(database.options());
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try (Program program = ProgramLauncher.in(directory)
                        .with("JAVA_TOOL_OPTIONS", SMALL_HEAP)
                        .serve(options.toArray(String[]::new));
                StreamCrowd crowd = new StreamCrowd()) {
            for (int i = 0; i < STREAMS; i++) {
                crowd.open(program.at("changes"), "192.0.2." + i / STREAMS_OF_ONE);
            }
            crowd.start();
            Callable<Void> writing = () -> {
                for (int i = 0; i < WRITES; i++) {
                    write(program);
                }
                return null;
            };
            for (Future<Void> written : writers.invokeAll(
                    IntStream.range(0, WRITERS).mapToObj(i -> writing).toList())) {
                written.get();
            }
            Poll.until("every stream has every event", () -> crowd.least() >= WRITERS * WRITES);
            assertThat(crowd.ended()).isZero();
            program.stop();
            assertThat(program.awaitExit()).isZero();
        } finally {
            writers.shutdownNow();
        }
    }

    /** Writes until the server is not too busy. */
    private static void write(Program program) {
        Conversation.Answer answer;
        do {
            answer = program.post("addresses", "{\"displayName\":\"Gatehouse\"}");
            assertThat(answer.status()).isIn(201, 503);
        } while (answer.status() == 503);
    }
}
