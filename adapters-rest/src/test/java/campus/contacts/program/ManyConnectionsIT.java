package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Poll;
import campus.contacts.rest.http.client.EventStreamClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests a client that holds the maximum of connections: others are not locked out, and no request is cut off (wire contract, section
 * 10).
 */
@Tag("complete")
class ManyConnectionsIT {
    private static final String SMALL_HEAP = "-Xmx128m -XX:+ExitOnOutOfMemoryError";
    /** Several times what fits into three sixteenths of that heap. */
    private static final int MANY = 600;

    /** Shorter than the time after which a connection counts as idle. */
    private static final long RENEWAL_SECONDS = 10;

    private static final String POST =
            "POST /addresses HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n";
    private static final String BODY = "{\"displayName\":\"x\"}";

    @TempDir
    Path directory;

    private final List<Socket> sockets = new ArrayList<>();
    private final ScheduledExecutorService stranger = Executors.newSingleThreadScheduledExecutor();
    private Program program;

    @BeforeEach
    void start() {
        program = ProgramLauncher.in(directory)
                .with("JAVA_TOOL_OPTIONS", SMALL_HEAP)
                .serve("--database", "memory", "--port", "0", "--trusted-proxies", "127.0.0.1");
    }

    @AfterEach
    void stop() {
        stranger.shutdownNow();
        Poll.until("the stranger stops", stranger::isTerminated);
        sockets.forEach(ManyConnectionsIT::close);
        program.close();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private Socket connect(String text) throws IOException {
        URI url = program.at("");
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout((int) Poll.PATIENCE.toMillis());
        send(socket, text);
        return socket;
    }

    private void crowd(int many, String text) throws IOException {
        for (int i = 0; i < many; i++) {
            sockets.add(connect(text));
        }
    }

    /** Keeps each connection from being idle, and replaces closed connections. */
    private void renew(String text, String more) {
        for (int i = 0; i < sockets.size(); i++) {
            try {
                send(sockets.get(i), more);
            } catch (IOException closed) {
                close(sockets.get(i));
                sockets.set(i, reconnect(text));
            }
        }
    }

    private Socket reconnect(String text) {
        try {
            return connect(text);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void assertServes() {
        assertThat(program.get("health/ready").status()).isEqualTo(200);
        assertThat(program.get("contacts").status()).isEqualTo(200);
        assertThat(program.post("addresses", BODY).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '\r\n'",
        "'GET /types HTTP/1.1\r\nHost: local', h",
        "'GET /types HTTP/1.1\r\nHost: localhost\r\n\r\n', 'GET /types HTTP/1.1\r\nHost: localhost\r\n\r\n'",
        "'" + POST + "Content-Length: 10000\r\n\r\n{', ' '"
    })
    void a_new_client_is_served(String text, String more) throws IOException {
        crowd(MANY, text);
        stranger.scheduleWithFixedDelay(() -> renew(text, more), RENEWAL_SECONDS, RENEWAL_SECONDS, TimeUnit.SECONDS);
        assertServes();
    }

    @Test
    void a_running_request_is_not_cut_off() throws IOException {
        try (Socket asking = connect(POST + "Expect: 100-continue\r\nContent-Length: 19\r\n\r\n")) {
            assertThat(asking.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length()))
                    .asString(StandardCharsets.US_ASCII)
                    .startsWith("HTTP/1.1 100 ");
            crowd(MANY, "");
            send(asking, BODY);
            assertThat(asking.getInputStream().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .startsWith("HTTP/1.1 201 ");
        }
    }

    @Test
    void streams_are_not_cut_off_and_do_not_count() throws IOException {
        int many = MANY / 2;
        List<EventStreamClient> streams = new ArrayList<>();
        try {
            for (int i = 0; i < many; i++) {
                streams.add(EventStreamClient.open(
                        program.awaitReady(), "/changes?after=now", "X-Forwarded-For: 192.0.2." + i / 20));
            }
            assertThat(streams).allMatch(stream -> stream.status() == 200);
            crowd(MANY, "");
            assertServes();
            for (EventStreamClient stream : streams) {
                assertThat(stream.next()).isPresent();
            }
        } finally {
            streams.forEach(EventStreamClient::close);
        }
    }

    @Test
    void a_body_still_arriving_is_not_cut_off() throws IOException {
        String part = " ".repeat(16 * 1024);
        int parts = 20;
        int length = parts * part.length() + BODY.length();
        try (Socket sending = connect(POST + "Content-Length: " + length + "\r\n\r\n")) {
            for (int i = 0; i < parts; i++) {
                crowd(MANY / parts, "");
                assertThat(program.get("health/live").status()).isEqualTo(200);
                send(sending, part);
            }
            send(sending, BODY);
            assertThat(sending.getInputStream().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .startsWith("HTTP/1.1 201 ");
        }
    }
}
