package campus.contacts.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.auth.Conversation;
import campus.contacts.rest.fixture.Started;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the server without authentication: for this machine only, and for no web page in its browser (wire contract, section 9). */
class LoopbackTest {
    private static final String PAGE = "https://forms.example";

    private static Started service;
    private static int port;

    @BeforeAll
    static void start() {
        service = Started.with("--cors-origins", PAGE);
        port = Integer.parseInt(service.url().replaceFirst(".*:", ""));
    }

    @AfterAll
    static void close() {
        service.close();
    }

    private static String ask(String host, String... more) {
        return SlowClient.ask(service.url(), "GET /contacts", "Host: " + host + "\r\n", String.join("", more));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:80",
                "127.0.0.1",
                "127.0.0.1:8080",
                "127.0.0.2",
                "[::1]",
                "[::1]:9",
                "localhost:",
                "127.0.0.1:",
                "[::1]:"
            })
    void a_loopback_name_is_answered(String host) {
        assertThat(ask(host)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "evil.example:80",
                "127.0.0.1.nip.io",
                "10.0.0.1",
                "",
                "localhost:80.evil.example",
                "evil.example:",
                "localhost::",
                ":",
                "localhost:x",
                "localhost:65536",
                "localhost:-1",
                "a b",
                "localhost/",
                "user@localhost",
                "[::2]",
                "0.0.0.0",
                "127.1",
                "127.0.0.1.",
                "127.0.0.256"
            })
    void any_other_name_is_refused(String host) {
        assertThat(ask(host)).matches("(?s)HTTP/1.1 40[03] .*").doesNotContain("[]");
    }

    @Test
    void a_page_of_the_same_name_without_its_empty_port_is_our_own() {
        assertThat(ask("localhost:", "Origin: http://localhost\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(SlowClient.ask(service.url(), "GET http://localhost:/contacts", "Host: localhost:\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void no_name_or_two_are_refused() {
        assertThat(SlowClient.ask(service.url(), "GET /contacts")).startsWith("HTTP/1.1 400 ");
        assertThat(ask("localhost", "Host: evil.example\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(ask("evil.example", "Host: localhost\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(SlowClient.ask(service.url(), "GET http://evil.example/contacts", "Host: localhost\r\n"))
                .matches("(?s)HTTP/1.1 40[03] .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "https://localhost",
                "http://localhost:1",
                "file://",
                PAGE + ".evil"
            })
    void a_page_of_a_foreign_origin_is_refused(String origin) {
        String[] methods = {"GET /contacts", "POST /addresses", "OPTIONS /contacts", "GET /health/live", "GET /nowhere"
        };
        for (String request : methods) {
            String answer = SlowClient.ask(
                    service.url(), request, "Host: localhost:" + port + "\r\nOrigin: " + origin + "\r\n");
            assertThat(answer)
                    .as(request)
                    .startsWith("HTTP/1.1 403 ")
                    .contains("{\"message\":\"Permission denied\"}")
                    .doesNotContain("Access-Control");
        }
    }

    @Test
    void the_own_and_the_allowed_origins_are_answered() {
        String host = "localhost:" + port;
        assertThat(ask(host, "Origin: http://" + host + "\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(ask(host, "Origin: " + PAGE + "\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .contains("Access-Control-Allow-Origin: " + PAGE + "\r\n");
        assertThat(ask("evil.example", "Origin: " + PAGE + "\r\n")).startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document",
                "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image",
                "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site"
            })
    void an_embedded_request_of_another_origin_is_refused(String headers) {
        String host = "localhost:" + port;
        assertThat(ask(host, headers + "\r\n")).startsWith("HTTP/1.1 403 ").doesNotContain("[]");
        assertThat(ask(host, headers + "\r\nOrigin: " + PAGE + "\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none", "something-new"})
    void requests_of_the_own_origin_or_the_user_are_answered(String site) {
        assertThat(ask("localhost:" + port, "Sec-Fetch-Site: " + site + "\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void responses_are_not_embeddable_without_allowed_origins() {
        String policy = "Cross-Origin-Resource-Policy";
        assertThat(ask("localhost")).doesNotContain(policy);
        try (Started closed = Started.with()) {
            for (String path : new String[] {"/contacts", "/nowhere", "/health/live"}) {
                assertThat(SlowClient.ask(closed.url(), "GET " + path, "Host: localhost\r\n"))
                        .contains(policy + ": same-origin\r\n");
            }
        }
    }

    @Test
    void any_loopback_address_is_allowed() {
        try (Started other = Started.with("--host", "127.0.0.2")) {
            assertThat(other.url()).startsWith("http://127.0.0.2:");
            assertThat(Conversation.to(other.url()).get("/contacts").body()).isEqualTo("[]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "0", "::", "[0:0::0]", "192.0.2.1", "contacts.example"})
    void other_addresses_require_authentication(String host) {
        assertThatThrownBy(() -> Started.with("--host", host, "--public-url", "https://contacts.example")
                        .close())
                .hasMessageContaining("--auth required");
    }
}
