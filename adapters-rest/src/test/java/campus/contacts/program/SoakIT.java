package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.AuthenticationSettings;
import campus.contacts.auth.Conversation;
import campus.contacts.auth.TokenSigner;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the program with a small heap, under the most expensive requests of allowed size for about a minute (wire contract, section 10);
 * {@code -Dsoak.seconds=…} sets another time.
 */
@Tag("complete")
class SoakIT {
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("soak.seconds", 60));
    private static final int HEAVY_CALLERS = 6;
    private static final int PEOPLE = 1000;
    /** The allowed growth of fixed-size caches after the first half. */
    private static final long MAX_GROWTH = 12 << 20;

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path directory;

    private Program program;
    private int adminPort;

    @Test
    void expensive_requests_do_not_fill_a_small_heap() throws Exception {
        Files.writeString(directory.resolve("secret"), SECRET);
        try (ServerSocket free = new ServerSocket(0)) {
            adminPort = free.getLocalPort();
        }
        ProgramLauncher launch =
                ProgramLauncher.in(directory).with("JDK_JAVA_OPTIONS", "-Xmx128m -Xms128m -XX:+ExitOnOutOfMemoryError");
        List<String> database = List.of("--database", "jdbc:h2:file:./contacts");
        launch.enrol(people(), database);
        try (Program started = launch.serve(options(database))) {
            program = started;
            List<HeavyRequests.Heavy> heavy = HeavyRequests.all();
            soak(heavy, TIME.dividedBy(2));
            long before = liveHeap();
            soak(heavy, TIME.dividedBy(2));
            assertThat(liveHeap()).isLessThan(before + MAX_GROWTH);
            program.stop();
            assertThat(program.awaitExit()).isZero();
        }
    }

    private static List<String> people() {
        return IntStream.range(0, PEOPLE)
                .mapToObj(i -> """
                        {"identifiers":[{"identifier":"p%d","type":"network"}],"names":[{"family":"Family %d"}],"student":true,\
                        "meta":{"release":{"*":"public"}},\
                        "emailAddresses":[{"address":"one%d@example.edu"},{"address":"two%d@example.edu"}]}""".formatted(i, i, i, i))
                .toList();
    }

    private String[] options(List<String> database) {
        List<String> options = new ArrayList<>(List.of(
                "--port",
                "0",
                "--admin-port",
                Integer.toString(adminPort),
                "--auth",
                "required",
                "--jwt-secret-file",
                "secret"));
        options.addAll(database);
        return options.toArray(String[]::new);
    }

    private String token(String subject) {
        return TokenSigner.sign(
                directory.resolve("secret"),
                subject,
                "contacts:write urn:dartmouth:people:read.sensitive urn:dartmouth:people:write.sensitive",
                Duration.ofHours(12),
                new AuthenticationSettings.Claims(null, List.of()),
                Clock.systemUTC());
    }

    private Conversation talk(String subject) {
        return Conversation.to(program.awaitReady().replaceFirst("/$", "")).bearer(token(subject));
    }

    private void soak(List<HeavyRequests.Heavy> heavy, Duration time) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(HEAVY_CALLERS);
        AtomicBoolean over = new AtomicBoolean();
        URI list = program.at("addresses?limit=100000");
        try (IdleReaders idle = new IdleReaders()) {
            idle.open(20, list, "Bearer " + token("idle"));
            List<Future<?>> running = IntStream.range(0, HEAVY_CALLERS)
                    .<Future<?>>mapToObj(first -> callers.submit(() -> press(heavy, first, over)))
                    .toList();
            long end = System.nanoTime() + time.toNanos();
            Conversation small = talk("small");
            while (System.nanoTime() < end && running.stream().noneMatch(Future::isDone)) {
                serve(small);
            }
            over.set(true);
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            over.set(true);
            callers.shutdownNow();
        }
    }

    /** Sends all requests in turn; each caller begins with another request, so that all combinations occur. */
    private void press(List<HeavyRequests.Heavy> heavy, int first, AtomicBoolean over) {
        Conversation talk = talk("heavy " + first);
        for (int i = first * 3; !over.get(); i++) {
            HeavyRequests.Heavy request = heavy.get(i % heavy.size());
            Conversation.Answer answer = request.send(talk);
            if (answer.status() == 503) {
                assertThat(answer.header("Retry-After")).as(request.name()).isNotNull();
            } else {
                assertThat(answer.status()).as(request.name() + ' ' + answer).isBetween(200, 499);
            }
        }
    }

    /** Sends typical requests. */
    private static void serve(Conversation talk) {
        Conversation.Answer made = talk.json().send("POST", "/addresses", "{\"displayName\":\"small\"}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String item = "/addresses/" + Conversation.encode(made.id());
        List<Conversation.Answer> answers = List.of(
                talk.get(item),
                talk.json().send("PUT", item, "{\"description\":\"changed\"}"),
                talk.get("/addresses?limit=10"),
                talk.get("/contacts?addressId=" + Conversation.encode(made.id())),
                talk.get("/v1/people/network:p1"),
                talk.send("DELETE", item, ""));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    /** Returns the used bytes of the heap after garbage collection. */
    private long liveHeap() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        for (int i = 0; i < 2; i++) {
            Process collecting = new ProcessBuilder(jcmd.toString(), Long.toString(program.pid()), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(collecting.waitFor()).isZero();
        }
        return Conversation.to("http://127.0.0.1:" + adminPort)
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
