package campus.contacts.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.auth.CapturedLog;
import campus.contacts.auth.Poll;
import campus.contacts.rest.fixture.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that headers asking for container features that this service does not use change nothing (wire contract, section 7). */
class UnusedFeaturesTest {
    private static final String HOST = "Host: localhost\r\n";
    private static final Pattern REQUEST_ID = Pattern.compile("\r\nX-Request-Id: ([0-9a-f]{24})\r\n");

    static final String[] HEADERS = {
        "Sec-WebSocket-Version: 13\r\n",
        "sec-websocket-version:\r\n",
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
        "Upgrade: websocket\r\n",
        "Connection: Upgrade\r\n",
        "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\nConnection: Upgrade, HTTP2-Settings\r\n",
        "Upgrade: h2c\r\n",
        "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n",
        "Upgrade: TLS/1.3\r\nConnection: Upgrade\r\n",
        "X-HTTP-Method-Override: DELETE\r\n",
        "Cookie: JSESSIONID=node01; $Version=1; a=\"\r\n",
        "Expect: 100-continue\r\n",
        "Proxy-Connection: keep-alive\r\nTE: trailers\r\nTrailer: X\r\n",
        "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nForwarded: host=evil.example\r\n"
    };

    @TempDir
    Path directory;

    private static String get(String url, String path, String headers) {
        return SlowClient.ask(url, "GET " + path, HOST, headers);
    }

    @ParameterizedTest
    @FieldSource("HEADERS")
    void such_a_header_does_not_change_the_response(String headers) {
        try (Started service = Started.with("--rate-limit", "1/h");
                CapturedLog logged = new CapturedLog()) {
            String answer = get(service.url(), "/contacts", headers);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("\r\n\r\n[]")
                    .doesNotContain("Set-Cookie", "Upgrade");
            assertThat(get(service.url(), "/contacts", headers)).startsWith("HTTP/1.1 429 ");
            Matcher id = REQUEST_ID.matcher(answer);
            assertThat(id.find()).isTrue();
            Poll.until(
                    "the request is logged",
                    () -> logged.requests().stream().anyMatch(line -> line.contains(id.group(1))));
        }
    }

    @ParameterizedTest
    @FieldSource("HEADERS")
    void such_a_header_does_not_bypass_authentication(String headers) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "0123456789abcdef0123456789abcdef");
        try (Started service = Started.with("--auth", "required", "--jwt-secret-file", secret.toString())) {
            assertThat(get(service.url(), "/contacts", headers)).startsWith("HTTP/1.1 401 ");
            assertThat(get(service.url(), "/nowhere", headers)).startsWith("HTTP/1.1 401 ");
            assertThat(get(service.url(), "/health/live", headers)).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @FieldSource("HEADERS")
    void such_a_header_changes_nothing_on_the_admin_port(String headers) throws IOException {
        int port = HealthAndMetricsTest.freePort();
        String admin = "http://127.0.0.1:" + port;
        try (Started service = Started.with("--admin-port", Integer.toString(port))) {
            assertThat(get(service.url(), "/health/live", "")).startsWith("HTTP/1.1 200 ");
            assertThat(get(admin, "/metrics", headers))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("process_uptime_seconds")
                    .doesNotContain("Set-Cookie", "Upgrade");
            assertThat(get(admin, "/nowhere", headers))
                    .startsWith("HTTP/1.1 404 ")
                    .endsWith("{\"message\":\"not found\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"TRACE /contacts", "CONNECT localhost:1", "CONNECT /contacts", "OPTIONS *", "PRI *", "BREW /"})
    void a_method_that_is_not_used_gets_an_error_of_the_usual_shape(String request) {
        try (Started service = Started.with()) {
            assertThat(SlowClient.ask(service.url(), request, HOST, "X-Secret: xyzzy\r\n"))
                    .matches("(?s)HTTP/1.1 4.*\r\n\r\n\\{\"message\":.*")
                    .doesNotContain("xyzzy");
        }
    }

    @Test
    void a_session_id_in_the_path_is_part_of_the_path() {
        try (Started service = Started.with()) {
            assertThat(get(service.url(), "/contacts;jsessionid=node01", "")).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void an_upgrade_of_the_connection_to_http_2_is_refused() {
        try (Started service = Started.with();
                SlowClient line = new SlowClient(service.url())) {
            assertThat(line.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").everything())
                    .startsWith("HTTP/1.1 4");
            assertThat(get(service.url(), "/contacts", "")).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServlet",
                "org.eclipse.jetty.ee10.webapp.WebAppContext",
                "org.eclipse.jetty.jndi.NamingUtil",
                "jakarta.enterprise.inject.spi.CDI"
            })
    void unused_libraries_are_not_on_the_class_path(String name) {
        assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
    }
}
