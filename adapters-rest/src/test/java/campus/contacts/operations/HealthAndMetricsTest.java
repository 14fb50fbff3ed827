package campus.contacts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.auth.Poll;
import campus.contacts.rest.fixture.Started;
import campus.contacts.rest.http.client.EventStreamClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests health checks and metrics (wire contract, section 10). */
class HealthAndMetricsTest {
    private static final String HIDDEN = "resource.Resource:hidden-in-a-path@people.example";

    @TempDir
    Path directory;

    private String[] required(String... more) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "0123456789abcdef0123456789abcdef");
        String[] all = new String[more.length + 4];
        System.arraycopy(new String[] {"--auth", "required", "--jwt-secret-file", secret.toString()}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return all;
    }

    @Test
    void health_needs_no_credentials_and_reveals_nothing_else() throws IOException {
        try (Started service = Started.with(required("--base-path", "/contact"))) {
            Conversation talk = Conversation.to(service.url().replace("/contact", ""));
            assertThat(talk.get("/health/live").body()).isEqualTo("{\"status\":\"live\"}");
            assertThat(talk.get("/health/ready").body()).isEqualTo("{\"status\":\"ready\"}");
            assertThat(talk.get("/health/ready/").status()).isEqualTo(200);
            assertThat(talk.send("HEAD", "/health/live", "").status()).isEqualTo(200);
            assertThat(talk.get("/health/live?x=1").status()).isEqualTo(400);
            assertThat(talk.with("Authorization", "Bearer wrong")
                            .get("/health/ready")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void other_paths_are_not_health_checks() throws IOException {
        try (Started service = Started.with(required())) {
            for (String path : new String[] {
                "/health",
                "/health/",
                "/health/live/x",
                "/health/live//",
                "//health/live",
                "/health/live;x=1",
                "/health/%6Cive",
                "/health/../contacts",
                "/health/live/../../contacts",
                "/health/ready/%2e%2e/contacts",
                "/./health/live",
                "/HEALTH/live",
                "/health/live%2F..%2F..%2Fcontacts",
                "/health\\live",
                "/metrics"
            }) {
                assertThat(SlowClient.ask(service.url(), "GET " + path, "Host: localhost\r\n"))
                        .as(path)
                        .matches("(?s)HTTP/1.1 40[014] .*");
            }
            assertThat(Conversation.to(service.url())
                            .json()
                            .send("POST", "/health/live", "{}")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void an_unresponsive_storage_is_alive_but_not_ready() {
        try (Started service = Started.with("--database", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")) {
            Conversation talk = Conversation.to(service.url());
            assertThat(talk.get("/health/ready").status()).isEqualTo(200);
            service.service().close();
            Poll.until(
                    "the storage is not ready", () -> talk.get("/health/ready").status() == 503);
            Conversation.Answer answer = talk.get("/health/ready");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.message()).isEqualTo("storage temporarily unavailable");
            assertThat(talk.get("/health/live").status()).isEqualTo(200);
        }
    }

    @Test
    void requests_are_measured_by_template_method_and_status() throws IOException {
        int port = freePort();
        try (Started service = Started.with(
                "--admin-port",
                Integer.toString(port),
                "--database",
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")) {
            Conversation talk = Conversation.to(service.url());
            talk.get("/contacts/" + Conversation.encode(HIDDEN));
            talk.get("/contacts?referenceId=" + Conversation.encode(HIDDEN));
            talk.send("BREW", "/contacts", "");
            talk.get("/nowhere/" + Conversation.encode(HIDDEN));
            talk.make("/addresses");
            Conversation admin = Conversation.to("http://127.0.0.1:" + port);
            Poll.until(
                    "all are measured",
                    () -> admin.get("/metrics").body().contains(measured("POST", "/addresses", 201)));
            Conversation.Answer metrics = admin.get("/metrics");
            assertThat(metrics.status()).isEqualTo(200);
            assertThat(metrics.header("Content-Type")).startsWith("text/plain; version=0.0.4");
            assertThat(metrics.body())
                    .contains(measured("GET", "/contacts/{contactId}", 404))
                    .contains(measured("GET", "/contacts", 200))
                    .contains(measured("-", "-", 405))
                    .contains(measured("GET", "-", 404))
                    .contains("http_server_requests_seconds_sum{", "storage_connections_active ")
                    .contains("jvm_memory_used_bytes{")
                    .contains("jvm_gc_")
                    .contains("process_uptime_seconds ")
                    .doesNotContain("hidden-in-a-path", "BREW", "nowhere");
            assertThat(talk.get("/metrics").status()).isEqualTo(404);
            assertThat(admin.get("/contacts").status()).isEqualTo(404);
            assertThat(admin.get("/contacts").body()).isEqualTo("{\"message\":\"not found\"}");
        }
    }

    private static String measured(String method, String route, int status) {
        return "http_server_requests_seconds_count{method=\"" + method + "\",route=\"" + route + "\",status=\"" + status
                + "\"} 1";
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "idle", "awaited", "max"})
    void the_pool_of_connections_is_measured(String what) throws IOException {
        int port = freePort();
        String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        try (Started service = Started.with("--admin-port", Integer.toString(port), "--database", database)) {
            System.gc();
            Conversation.to(service.url()).make("/addresses");
            String value = Conversation.to("http://127.0.0.1:" + port)
                    .get("/metrics")
                    .body()
                    .replaceFirst("(?s).*\nstorage_connections_" + what + " (\\S+)\n.*", "$1");
            assertThat(Double.parseDouble(value)).isBetween(what.equals("max") ? 16.0 : 0.0, 16.0);
        }
    }

    @Test
    void the_admin_port_tells_the_version_and_the_state_of_the_parts() throws IOException {
        int port = freePort();
        Conversation admin = Conversation.to("http://127.0.0.1:" + port);
        String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        try (Started service = Started.with("--admin-port", Integer.toString(port), "--database", database)) {
            assertThat(admin.get("/metrics").body())
                    .containsPattern("\ncampus_contacts_build_info\\{java=\".+\",version=\".+\"} 1\n");
            Conversation.Answer ready = admin.get("/health/ready");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.header("Content-Type")).isEqualTo("application/json");
            assertThat(ready.body())
                    .matches(
                            "\\{\"status\":\"ready\",\"version\":\".+\",\"parts\":\\{\"store\":\\{\"status\":\"ready\"},\"feed\":\\{\"lagSeconds\":0}}}");
            service.service().close();
            Poll.until("it is not ready", () -> admin.get("/health/ready").status() == 503);
            assertThat(admin.get("/health/ready").body())
                    .contains("{\"status\":\"not ready\",\"reason\":\"the storage is closed\"}");
        }
    }

    @Test
    void open_streams_are_counted() throws IOException {
        int port = freePort();
        Conversation admin = Conversation.to("http://127.0.0.1:" + port);
        try (Started service = Started.with("--admin-port", Integer.toString(port))) {
            EventStreamClient stream = EventStreamClient.open(service.url(), "/changes?after=now");
            assertThat(admin.get("/metrics").body()).contains("\nchanges_streams 1.0\n");
            stream.close();
            Poll.until(
                    "it is not counted any more",
                    () -> admin.get("/metrics").body().contains("\nchanges_streams 0.0\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost:8080.evil", "10.0.0.1", "127.0.0.1.nip.io"})
    void metrics_require_a_loopback_host_name(String host) throws IOException {
        int port = freePort();
        try (Started service = Started.with("--admin-port", Integer.toString(port))) {
            assertThat(Conversation.to(service.url()).get("/health/live").status())
                    .isEqualTo(200);
            String admin = "http://127.0.0.1:" + port;
            assertThat(SlowClient.ask(admin, "GET /metrics", "Host: " + host + "\r\n"))
                    .matches("(?s)HTTP/1.1 40[03] .*\\{\"message\":\"[^\"]+\"}");
            String page = "Host: localhost:" + port + "\r\nSec-Fetch-Site: cross-site\r\n";
            assertThat(SlowClient.ask(admin, "GET /metrics", page)).startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void health_works_over_http_1_0_without_a_host() throws IOException {
        try (Started open = Started.with();
                Started closed = Started.with(required())) {
            for (Started service : new Started[] {open, closed}) {
                for (String path : new String[] {"/health/live", "/health/ready"}) {
                    try (SlowClient line = new SlowClient(service.url())) {
                        assertThat(line.send("GET " + path + " HTTP/1.0\r\n\r\n")
                                        .everything())
                                .startsWith("HTTP/1.1 200 ");
                    }
                }
            }
            try (SlowClient line = new SlowClient(open.url())) {
                assertThat(line.send("GET /contacts HTTP/1.0\r\n\r\n").everything())
                        .startsWith("HTTP/1.1 403 ");
            }
        }
    }

    @Test
    void metrics_are_served_to_this_machine_only() throws IOException {
        int port = freePort();
        try (Started service = Started.with("--admin-port", Integer.toString(port))) {
            assertThat(Conversation.to(service.url()).get("/health/live").status())
                    .isEqualTo(200);
            for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
                for (InetAddress address : card.inetAddresses().toList()) {
                    assertThat(isOpen(address, port)).as(address.toString()).isEqualTo(isOurs(address));
                }
            }
        }
    }

    private static boolean isOurs(InetAddress address) {
        return address.getHostAddress().equals("127.0.0.1");
    }

    private static boolean isOpen(InetAddress address, int port) {
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
