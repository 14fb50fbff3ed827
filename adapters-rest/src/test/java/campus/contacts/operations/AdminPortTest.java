package campus.contacts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.auth.Poll;
import campus.contacts.rest.fixture.Started;
import campus.contacts.rest.http.client.HttpCall;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the admin port serves programs of this machine only, and that copies of the database are bounded. */
class AdminPortTest {
    private static final List<String> REQUESTS = List.of("POST /backup", "GET /metrics", "GET /health/ready");

    private static final long MORE_THAN_BUFFERS = 2 << 20;

    @TempDir
    static Path directory;

    private static Started service;
    private static String admin;

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        admin = "http://127.0.0.1:" + port;
        String database = "jdbc:h2:file:" + directory.resolve("contacts");
        service = Started.with("--database", database, "--admin-port", Integer.toString(port));
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, X-Nothing: 1",
        "127.0.0.1.nip.io, X-Nothing: 1",
        "localhost., X-Nothing: 1",
        "localhost, Origin: http://evil.example",
        "localhost, Origin: null",
        "localhost, Origin: http://localhost:1",
        "localhost, Sec-Fetch-Site: cross-site",
        "localhost, Sec-Fetch-Site: same-site"
    })
    void a_web_page_is_refused(String host, String header) {
        for (String request : REQUESTS) {
            assertThat(SlowClient.ask(admin, request, "Host: " + host + "\r\n", header + "\r\n"))
                    .as(request)
                    .startsWith("HTTP/1.1 403 ")
                    .contains("{\"message\":\"Permission denied\"}")
                    .doesNotContain("Access-Control");
        }
    }

    @Test
    void its_requests_are_unknown_on_the_main_port_and_those_of_the_main_port_on_it() {
        for (String request : List.of("POST /backup", "GET /metrics")) {
            assertThat(ask(service.url(), request)).startsWith("HTTP/1.1 404 ");
        }
        for (String request : List.of("GET /contacts", "GET /", "GET /ui/", "GET /health/live")) {
            assertThat(ask(admin, request)).startsWith("HTTP/1.1 404 ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/metrics, POST, 'GET, HEAD, OPTIONS'",
        "/metrics/, DELETE, 'GET, HEAD, OPTIONS'",
        "/health/ready, PUT, 'GET, HEAD, OPTIONS'",
        "/backup, GET, 'POST, OPTIONS'",
        "/backup, PATCH, 'POST, OPTIONS'"
    })
    void a_path_tells_which_methods_it_knows(String path, String other, String allowed) {
        assertThat(ask(admin, "OPTIONS " + path)).startsWith("HTTP/1.1 200 ").contains("Allow: " + allowed + "\r\n");
        assertThat(ask(admin, other + ' ' + path)).startsWith("HTTP/1.1 405 ").contains("Allow: " + allowed + "\r\n");
        if (allowed.contains("HEAD")) {
            assertThat(ask(admin, "HEAD " + path)).startsWith("HTTP/1.1 200 ");
        }
    }

    private static String ask(String url, String request) {
        return SlowClient.ask(url, request, "Host: localhost\r\n");
    }

    @Test
    void a_copy_that_nobody_reads_is_the_only_one_until_its_client_leaves() throws IOException {
        Conversation talk = Conversation.to(service.url());
        while (Files.size(directory.resolve("contacts.mv.db")) < MORE_THAN_BUFFERS) {
            talk.make("/addresses");
        }
        try (SlowClient slow = SlowClient.readingLittle(admin)) {
            String head = slow.send("POST /backup HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
                    .head();
            assertThat(head).startsWith("HTTP/1.1 200 ");
            HttpCall.Reply refused = copy();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers()).containsKey("retry-after");
            assertThat(new String(refused.body())).contains("another copy is being made or sent");
            assertThat(copies()).hasSize(1);
        }
        Poll.until("the client is known to have left", () -> copy().status() == 200);
        Poll.until("the copies are deleted", () -> copies().isEmpty());
    }

    private static HttpCall.Reply copy() {
        return HttpCall.send("POST", URI.create(admin + "/backup"), List.of(), new byte[0]);
    }

    private static List<Path> copies() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".backup")).toList();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
