package campus.contacts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.CapturedLog;
import campus.contacts.auth.Conversation;
import campus.contacts.auth.Poll;
import campus.contacts.rest.fixture.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Tests the content of the log, and that it contains no client data (wire contract, section 10). */
@Isolated("looks at all that is logged")
class LogTest {
    /** The marker in all places that a caller can write. */
    private static final String SECRET = "Xyzzy7315";

    @TempDir
    Path directory;

    @Test
    void every_request_is_one_line_with_template_and_request_id() {
        try (Started service = Started.with();
                CapturedLog logged = new CapturedLog()) {
            Conversation talk = Conversation.to(service.url());
            List<Conversation.Answer> answers = List.of(
                    talk.get("/contacts"),
                    talk.get("/contacts/none"),
                    talk.send("DELETE", "/contacts", ""),
                    talk.get("/nowhere"),
                    talk.json().send("POST", "/addresses", "{"));
            Poll.until("all are logged", () -> logged.requests().size() >= answers.size());
            List<String> expected = List.of(
                    "method=\"GET\", route=\"/contacts\", status=\"200\"",
                    "method=\"GET\", route=\"/contacts/{contactId}\", status=\"404\"",
                    "method=\"DELETE\", route=\"-\", status=\"405\"",
                    "method=\"GET\", route=\"-\", status=\"404\"",
                    "method=\"POST\", route=\"/addresses\", status=\"400\"");
            for (int i = 0; i < expected.size(); i++) {
                String id = answers.get(i).header("X-Request-Id");
                assertThat(id).matches("[0-9a-f]{24}");
                assertThat(logged.requests())
                        .filteredOn(line -> line.contains("id=\"" + id + '"'))
                        .singleElement()
                        .asString()
                        .contains(expected.get(i));
            }
        }
    }

    @Test
    void the_ids_that_a_request_brings_are_taken_up() {
        try (Started service = Started.with();
                CapturedLog logged = new CapturedLog()) {
            Conversation talk = Conversation.to(service.url());
            String trace = "0af7651916cd43dd8448eb211c80319c";
            Conversation.Answer answer = talk.with("X-Request-Id", "proxy-7.A_b")
                    .with("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                    .get("/contacts");
            assertThat(answer.header("X-Request-Id")).isEqualTo("proxy-7.A_b");
            Poll.until(
                    "it is logged",
                    () -> logged.requests().stream()
                            .anyMatch(line ->
                                    line.contains("id=\"proxy-7.A_b\", trace_id=\"" + trace + "\", caller=\"local\"")));
            for (String malformed : List.of("a b", "a".repeat(129), "ä", "a,b")) {
                assertThat(talk.with("X-Request-Id", malformed).get("/contacts").header("X-Request-Id"))
                        .matches("[0-9a-f]{24}");
            }
            for (String malformed : List.of(
                    "00-" + "0".repeat(32) + "-b7ad6b7169203331-01",
                    "ff-" + trace + "-b7ad6b7169203331-01",
                    "00-" + trace + "-b7ad6b7169203331-01-more",
                    "00-" + trace.toUpperCase(Locale.ROOT) + "-b7ad6b7169203331-01")) {
                String id = talk.with("traceparent", malformed).get("/contacts").header("X-Request-Id");
                Poll.until(
                        "it is logged",
                        () -> logged.requests().stream()
                                .anyMatch(line -> line.contains(id) && !line.contains("trace_id")));
            }
            assertThat(talk.with("X-Request-Id", "proxy-8").get("/api/terms").header("X-Request-Id"))
                    .isNotEqualTo("proxy-8");
        }
    }

    @Test
    void the_kind_of_the_caller_and_the_reason_of_a_401_are_logged() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), SECRET.repeat(4));
        try (Started service = Started.with("--auth", "required", "--jwt-secret-file", secret.toString());
                CapturedLog logged = new CapturedLog()) {
            Conversation talk = Conversation.to(service.url());
            talk.bearer("nonsense").get("/contacts");
            talk.get("/health/live");
            Poll.until("both are logged", () -> logged.requests().size() >= 2);
            assertThat(logged.requests())
                    .anyMatch(line -> line.contains("caller=\"unknown\", reason=\"the token is not valid: "))
                    .anyMatch(line -> line.contains("/health/live") && !line.contains("caller="));
        }
    }

    @Test
    void client_data_is_never_logged() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), SECRET.repeat(4));
        try (Started service = Started.with("--auth", "required", "--jwt-secret-file", secret.toString());
                CapturedLog logged = new CapturedLog()) {
            Conversation talk = Conversation.to(service.url()).bearer(SECRET);
            talk.get("/contacts/contact.Contact%3A" + SECRET + "%40x?" + SECRET + "=" + SECRET);
            talk.json().send("POST", "/addresses", "{\"displayName\":\"" + SECRET + "\"}");
            talk.basic(SECRET, SECRET)
                    .with("X-Request-Id", SECRET + " ?")
                    .with("traceparent", SECRET)
                    .send(SECRET, "/" + SECRET, SECRET);
            assertNothingOfIt(logged, 3);
        }
    }

    @Test
    void client_data_of_a_broken_request_is_not_logged() {
        try (Started service = Started.with();
                CapturedLog logged = new CapturedLog()) {
            String host = "Host: localhost\r\n";
            List<String> answers = List.of(
                    SlowClient.ask(service.url(), "GET /" + SECRET + "%zz", host),
                    SlowClient.ask(service.url(), "GET /contacts?" + SECRET + "=%ff", host),
                    SlowClient.ask(service.url(), "GET /" + SECRET, host, "X: " + SECRET.repeat(3000) + "\r\n"),
                    SlowClient.ask(service.url(), "GET /" + SECRET.repeat(3000), host),
                    SlowClient.ask(service.url(), "GET /contacts", host, SECRET + " " + SECRET + "\r\n"),
                    SlowClient.ask(service.url(), "GET /contacts", "Host: " + SECRET + "\r\n"),
                    SlowClient.ask(service.url(), "GET /contacts", host, "Host: " + SECRET + "\r\n"),
                    SlowClient.ask(service.url(), "GET /contacts", "Host: localhost:80." + SECRET + "\r\n"),
                    SlowClient.ask(service.url(), "GET /contacts", "Host: [" + SECRET + "\r\n"),
                    SlowClient.ask(service.url(), "GET /contacts", "Host: [::1]" + SECRET + "\r\n"),
                    SlowClient.ask(service.url(), "GET /contacts", "Host: a b" + SECRET + ":1\r\n"),
                    SlowClient.ask(service.url(), "GET /contacts", "Host: a:" + SECRET + ":1\r\n"),
                    SlowClient.ask(service.url(), "GET http://localhost:" + SECRET + "/contacts", host),
                    SlowClient.ask(service.url(), "CONNECT " + SECRET + ":x", host),
                    SlowClient.ask(
                            service.url(), "PATCH /contacts/" + SECRET, host, "Content-Length: " + SECRET + "\r\n"),
                    SlowClient.ask(service.url(), "GET " + SECRET, host));
            assertThat(answers).allMatch(answer -> answer.startsWith("HTTP/1.1 4"));
            assertThat(answers.subList(2, 3)).allMatch(answer -> !answer.contains(SECRET));
            assertNothingOfIt(logged, answers.size());
            for (String answer : answers) {
                String id = answer.replaceFirst("(?s).*X-Request-Id: ([0-9a-f]{24})\r\n.*", "$1");
                assertThat(logged.requests()).anyMatch(line -> line.contains("id=\"" + id + '"'));
            }
        }
    }

    @Test
    void the_content_of_a_new_object_is_not_logged_on_a_database() {
        try (Started service =
                        Started.with("--database", "jdbc:h2:mem:log" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
                CapturedLog logged = new CapturedLog()) {
            Conversation talk = Conversation.to(service.url());
            talk.json()
                    .with("Idempotency-Key", SECRET)
                    .send("POST", "/addresses", "{\"displayName\":\"" + SECRET + "\"}");
            service.service().close();
            assertThat(talk.json()
                            .send("POST", "/addresses", "{\"displayName\":\"" + SECRET + "\"}")
                            .status())
                    .isEqualTo(503);
            assertNothingOfIt(logged, 2);
            assertThat(logged.lines()).anyMatch(line -> line.startsWith("WARN request "));
        }
    }

    @Test
    void an_unexpected_error_is_only_logged_under_the_request_id() throws SQLException {
        String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        try (Started service = Started.with("--database", database, "--database-user", "clerk");
                CapturedLog logged = new CapturedLog()) {
            Conversation talk = Conversation.to(service.url());
            String address = talk.make("/addresses");
            try (Connection connection = DriverManager.getConnection(database, "clerk", null)) {
                assertThat(connection.createStatement().executeUpdate("update address set genus_type = 'no Id'"))
                        .isEqualTo(1);
            }
            for (String target : List.of("/addresses/" + Conversation.encode(address), "/addresses")) {
                Conversation.Answer answer = talk.get(target);
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.header("Content-Type")).isEqualTo("application/json");
                assertThat(answer.body())
                        .isEqualTo(
                                "{\"message\":\"unexpected error; the log has more under this answer's X-Request-Id\"}");
                assertThat(logged.lines())
                        .filteredOn(line -> line.startsWith("ERROR request " + answer.header("X-Request-Id")))
                        .singleElement()
                        .asString()
                        .contains("address 1 in the store is damaged", "at campus.contacts.");
            }
        }
    }

    private static void assertNothingOfIt(CapturedLog logged, int requests) {
        Poll.until("all are logged", () -> logged.requests().size() >= requests);
        assertThat(logged.lines()).isNotEmpty().noneMatch(line -> line.contains(SECRET));
    }
}
