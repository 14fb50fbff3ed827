package campus.contacts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.auth.Poll;
import campus.contacts.rest.fixture.Started;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests malicious connections: each gets an error or is closed, and the next client is served (wire contract, section 10). */
@Isolated("counts threads and opens thousands of connections")
class HostileConnectionsTest {
    private static final int IDLE = 2000;
    /** Below the concurrency limit of one caller, since all requests may end at the same moment. */
    private static final int SLOW = 50;

    /** More bodies of the largest size than the buffers hold, for any heap size. */
    private static final int LARGE_BODIES = 40;

    /** A valid body of the largest size without its last byte. */
    private static final String ALMOST_LARGEST = " ".repeat(1024 * 1024 - 20) + "{\"displayName\":\"x\"";

    private static final String HOST = "Host: localhost\r\n";
    private static final String POST = "POST /addresses HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n";
    private static final String BODY = "{\"displayName\":\"x\"}";

    private static Started service;

    @BeforeAll
    static void start() {
        service = Started.with();
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @AfterEach
    void the_next_client_is_served() {
        Conversation talk = Conversation.to(service.url());
        String id = talk.make("/addresses");
        assertThat(talk.get("/addresses/" + Conversation.encode(id)).status()).isEqualTo(200);
    }

    private static String everything(String bytes) {
        try (SlowClient line = new SlowClient(service.url())) {
            return line.offer(bytes).everything();
        }
    }

    @Test
    void thousands_of_idle_and_slow_connections_cost_no_thread_each() {
        List<SlowClient> lines = new ArrayList<>();
        try {
            Conversation talk = Conversation.to(service.url());
            int before = Thread.activeCount();
            for (int i = 0; i < IDLE; i++) {
                lines.add(new SlowClient(service.url()));
            }
            for (int i = 0; i < SLOW; i++) {
                lines.add(new SlowClient(service.url()).send(POST + "Content-Length: 19\r\n\r\n"));
            }
            for (int i = 0; i < BODY.length(); i++) {
                for (SlowClient slow : lines.subList(IDLE, lines.size())) {
                    slow.send(BODY.substring(i, i + 1));
                }
                assertThat(talk.get("/types").status()).isEqualTo(200);
            }
            assertThat(Thread.activeCount()).isLessThan(before + 100);
            for (SlowClient slow : lines.subList(IDLE, lines.size())) {
                assertThat(slow.head()).startsWith("HTTP/1.1 201 ");
            }
            assertThat(lines.get(0)
                            .send("GET /types HTTP/1.1\r\n" + HOST + "\r\n")
                            .head())
                    .startsWith("HTTP/1.1 200 ");
        } finally {
            lines.forEach(SlowClient::close);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Transfer-Encoding: chunked, chunked | [45]..",
                "Transfer-Encoding: chunked, gzip | [45]..",
                "Transfer-Encoding: identity | [45]..",
                "Transfer-Encoding: xchunked | [45]..",
                "Transfer-Encoding: chunked~Content-Length: 19 | 400",
                "Content-Length: 19~Content-Length: 5 | 400",
                "Content-Length: -1 | 400",
                "Content-Length: 0x13 | 400",
                "Content-Length: 99999999999999999999 | 400",
                "Content-Length : 19 | 400",
                "Content-Encoding: gzip~Content-Length: 19 | 415"
            })
    void an_ambiguously_framed_body_is_refused(String headers, String status) {
        String answer = everything(POST + headers.replace("~", "\r\n") + "\r\nConnection: close\r\n\r\n" + BODY);
        assertThat(answer).matches("(?s)HTTP/1.1 " + status + " .*\\{\"message\":\"[^\"]+\"}");
    }

    @Test
    void an_unknown_transfer_coding_is_refused() {
        String chunks = "13\r\n" + BODY + "\r\n0\r\n\r\n";
        assertThat(everything(POST + "Transfer-Encoding: gzip, chunked\r\nConnection: close\r\n\r\n" + chunks))
                .startsWith("HTTP/1.1 501 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zz\r\n", "-5\r\nhello\r\n", "fffffffffffffffff\r\n", "5\r\nhelloworld\r\n0\r\n\r\n", ";\r\n"})
    void a_broken_chunk_is_an_error(String chunk) {
        assertThat(everything(POST + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunk))
                .matches("(?s)(HTTP/1.1 4.*)?");
    }

    @Test
    void bytes_after_a_request_are_the_next_request_or_an_error() {
        String get = "GET /types HTTP/1.1\r\n" + HOST + "\r\n";
        assertThat(everything(get + "GARBAGE\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("HTTP/1.1 400 ");
        String post = POST + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY;
        String close = "GET /nowhere HTTP/1.1\r\nConnection: close\r\n" + HOST + "\r\n";
        String answers = everything(post.repeat(50) + close);
        assertThat(answers.split("HTTP/1.1 201 ", -1)).hasSize(51);
        assertThat(answers).contains("HTTP/1.1 404 ");
    }

    @Test
    void noise_is_an_error() {
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            byte[] noise = new byte[1 + random.nextInt(200)];
            random.nextBytes(noise);
            String text = new String(noise, StandardCharsets.ISO_8859_1).replaceAll("[\r\n]", "x");
            assertThat(everything(text + "\r\n\r\n")).matches("(?s)(HTTP/1.1 4.*)?");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
                "SSH-2.0-OpenSSH_9.2\r\n\r\n",
                "GET /contacts\r\n\r\n",
                "GET /contacts HTTP/0.9\r\n\r\n",
                "GET /contacts HTTP/3.0\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET /contacts HTTP/1.1\r\nHost: localhost\r\n folded: x\r\n\r\n",
                "GET /contacts HTTP/1.1\r\n\r\n"
            })
    void another_protocol_is_refused(String bytes) {
        try (SlowClient line = new SlowClient(service.url())) {
            line.offer(bytes + "\r\n\r\n");
            assertThat(line.head()).matches("(?s)(HTTP/1.1 [45].*)?");
        }
    }

    @Test
    void many_half_sent_heads_do_not_exhaust_the_heap() {
        List<SlowClient> lines = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                lines.add(
                        new SlowClient(service.url()).send("GET /types HTTP/1.1\r\n" + HOST + "a:b\r\n".repeat(4000)));
            }
            the_next_client_is_served();
            for (SlowClient line : lines) {
                assertThat(line.send("c:d\r\n\r\n").everything())
                        .startsWith("HTTP/1.1 431 ")
                        .contains("{\"message\":");
            }
        } finally {
            lines.forEach(SlowClient::close);
        }
    }

    @Test
    void a_request_has_at_most_200_headers() {
        String request = "GET /types HTTP/1.1\r\n" + HOST + "Connection: close\r\n";
        assertThat(everything(request + "a:b\r\n".repeat(198) + "\r\n")).startsWith("HTTP/1.1 200 ");
        String late = "GET /types HTTP/1.1\r\n" + HOST + "a:b\r\n".repeat(200) + "Connection: close\r\n\r\n";
        assertThat(everything(late)).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void the_response_to_an_unreadable_request_closes_the_connection() {
        String tooLong = "GET /types?x=" + "x".repeat(50_000) + " HTTP/1.1\r\n" + HOST + "\r\n";
        assertThat(everything(tooLong)).startsWith("HTTP/1.1 414 ").contains("Connection: close\r\n");
    }

    @Test
    void trailers_are_dropped() {
        String chunks = "13\r\n" + BODY + "\r\n0\r\n" + "a:b\r\n".repeat(1000) + "\r\n";
        assertThat(everything(POST + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunks))
                .startsWith("HTTP/1.1 201 ");
    }

    private static List<SlowClient> almostLargest() {
        List<SlowClient> lines = new ArrayList<>();
        for (int i = 0; i < LARGE_BODIES; i++) {
            int length = ALMOST_LARGEST.length() + 1;
            lines.add(new SlowClient(service.url())
                    .offer(POST + "Connection: close\r\nContent-Length: " + length + "\r\n\r\n" + ALMOST_LARGEST));
        }
        return lines;
    }

    @Test
    void a_body_without_memory_is_a_503_while_still_being_sent() {
        Poll.until("a body finds no room", () -> {
            List<SlowClient> lines = almostLargest();
            try {
                lines.forEach(line -> line.offer("}"));
                List<String> answers = lines.stream().map(SlowClient::head).toList();
                assertThat(answers).allMatch(answer -> answer.matches("(?s)(HTTP/1.1 (201|408|503) .*)?"));
                return answers.stream()
                        .anyMatch(answer ->
                                answer.startsWith("HTTP/1.1 503 ") && answer.contains("\r\nRetry-After: 1\r\n"));
            } finally {
                lines.forEach(SlowClient::close);
            }
        });
    }

    @Test
    void slow_bodies_are_ended_when_memory_is_short() {
        List<SlowClient> slow = almostLargest();
        try {
            // at first there is room, until the slow bodies have come
            Poll.until("another large body is taken, and a slow one ended", () -> {
                try (SlowClient line = new SlowClient(service.url())) {
                    boolean isTaken = line.offer(POST + "Connection: close\r\nContent-Length: "
                                    + (ALMOST_LARGEST.length() + 1) + "\r\n\r\n" + ALMOST_LARGEST + "}")
                            .head()
                            .startsWith("HTTP/1.1 201 ");
                    return isTaken && slow.stream().anyMatch(SlowClient::answers);
                }
            });
        } finally {
            slow.forEach(SlowClient::close);
        }
    }

    @Test
    void broken_connections_release_their_slots() {
        for (int i = 0; i < 2 * Started.places(); i++) {
            try (SlowClient line = new SlowClient(service.url())) {
                line.send(POST + "Expect: 100-continue\r\nContent-Length: 19\r\n\r\n");
                assertThat(line.head()).startsWith("HTTP/1.1 100 ");
            }
        }
        Poll.until(
                "all slots are free",
                () -> Conversation.to(service.url()).get("/contacts").status() == 200);
    }
}
