package campus.contacts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.AuthenticationSettings;
import campus.contacts.auth.Conversation;
import campus.contacts.auth.TokenSigner;
import campus.contacts.rest.fixture.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests clients that send {@code Expect: 100-continue}: a refusal comes before the body, which is not read then (wire contract,
 * sections 6, order of checks, and 7).
 */
class ExpectContinueTest {
    private static final String BODY = "{\"displayName\":\"asked first\"}";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String UNKNOWN = "contact.%s%%3A987654321%%40localhost";

    /** Every method and path of CampusAPI that has a body. */
    static final List<String> PATHS = List.of(
            "POST /contacts?addressId={address}&referenceId=a:b@c",
            "POST /addresses",
            "POST /address-books",
            "PUT /contacts/{contact}",
            "PATCH /contacts/{contact}",
            "PUT /addresses/{address}",
            "PATCH /addresses/{address}",
            "PUT /address-books/{book}",
            "PATCH /address-books/{book}");

    static final List<String> CAMPUS_PATHS = List.of("PUT /api/people/ada1/contacts", "PATCH /api/students/ada1");

    @TempDir
    static Path directory;

    private static Path secret;
    private static Started service;
    private static String address;
    private static String contact;
    private static String book;

    @BeforeAll
    static void start() throws IOException {
        secret = Files.writeString(directory.resolve("secret"), "0123456789abcdef0123456789abcdef");
        service = Started.with("--auth", "required", "--jwt-secret-file", secret.toString());
        Conversation clerk = Conversation.to(service.url()).bearer(token("contacts:read contacts:write"));
        address = clerk.make("/addresses");
        contact = clerk.make("/contacts?referenceId=a:b@c&addressId=" + Conversation.encode(address));
        book = clerk.make("/address-books");
    }

    @AfterAll
    static void close() {
        service.close();
    }

    private static String token(String scope) {
        AuthenticationSettings.Claims claims = new AuthenticationSettings.Claims(null, List.of());
        return TokenSigner.sign(secret, "clerk", scope, Duration.ofHours(1), claims, Clock.systemUTC());
    }

    private static String path(String template) {
        return template.replace("{address}", Conversation.encode(address))
                .replace("{contact}", Conversation.encode(contact))
                .replace("{book}", Conversation.encode(book));
    }

    /** Returns everything that the server sends to a request whose body would be sent only after {@code 100 Continue}, and is not. */
    private static String ask(String scope, String request, String... headers) {
        String authorization = scope == null ? "" : "Authorization: Bearer " + token(scope) + "\r\n";
        return SlowClient.ask(
                service.url(),
                path(request),
                "Host: localhost\r\nExpect: 100-continue\r\n",
                authorization,
                String.join("", headers));
    }

    private static String length(int length) {
        return "Content-Length: " + length + "\r\n";
    }

    @ParameterizedTest
    @FieldSource({"PATHS", "CAMPUS_PATHS"})
    void a_401_precedes_the_body(String request) {
        assertThat(ask(null, request, JSON, length(100))).startsWith("HTTP/1.1 401 ");
        assertThat(ask(null, request, JSON, "Transfer-Encoding: chunked\r\n")).startsWith("HTTP/1.1 401 ");
    }

    @ParameterizedTest
    @FieldSource({"PATHS", "CAMPUS_PATHS"})
    void a_403_precedes_the_body(String request) {
        boolean namesHidden = request.matches("P(UT|ATCH) /(contacts|address).*|.*addressId=.*");
        assertThat(ask("other", request, JSON, length(100))).startsWith("HTTP/1.1 " + (namesHidden ? "404 " : "403 "));
        assertThat(ask("contacts:read", request, JSON, length(100))).startsWith("HTTP/1.1 403 ");
        assertThat(ask("contacts:read", request, JSON, length(2_000_000))).startsWith("HTTP/1.1 403 ");
        assertThat(ask("contacts:read", request, "Content-Type: text/plain\r\n", length(100)))
                .startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @FieldSource("PATHS")
    void a_body_to_be_refused_is_not_requested(String request) {
        String scope = "contacts:read contacts:write";
        assertThat(ask(scope, request, JSON, length(1024 * 1024 + 1))).startsWith("HTTP/1.1 413 ");
        assertThat(ask(scope, request, "Content-Type: text/plain\r\n", length(100)))
                .startsWith("HTTP/1.1 415 ");
        for (String coding : List.of("gzip", "br", "identity, gzip", "nonsense")) {
            assertThat(ask(scope, request, JSON, length(100), "Content-Encoding: " + coding + "\r\n"))
                    .startsWith("HTTP/1.1 415 ")
                    .contains("\r\nAccept-Encoding: identity\r\n");
        }
    }

    static Stream<String> a_404_precedes_the_body() {
        return Stream.of(
                "PUT /contacts/" + UNKNOWN.formatted("Contact"),
                "PATCH /addresses/" + UNKNOWN.formatted("Address"),
                "PUT /address-books/" + UNKNOWN.formatted("AddressBook"),
                "POST /contacts?referenceId=a:b@c&addressId=" + UNKNOWN.formatted("Address"),
                "POST /addresses?addressBookId=" + UNKNOWN.formatted("AddressBook"),
                "PUT /nowhere");
    }

    @ParameterizedTest
    @MethodSource
    void a_404_precedes_the_body(String request) {
        assertThat(ask("contacts:read contacts:write", request, JSON, length(100)))
                .startsWith("HTTP/1.1 404 ");
    }

    @Test
    void a_permitted_client_gets_100_continue() {
        for (String framing : List.of("Content-Length: " + BODY.length(), "Transfer-Encoding: chunked")) {
            try (SlowClient line = new SlowClient(service.url())) {
                line.send("POST /addresses HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-Continue\r\n"
                        + JSON + "Authorization: Bearer " + token("contacts:write") + "\r\n" + framing + "\r\n\r\n");
                assertThat(line.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
                boolean chunked = framing.contains("chunked");
                line.send(chunked ? Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n" : BODY);
                assertThat(line.everything()).startsWith("HTTP/1.1 201 ").contains("asked first");
            }
        }
    }

    @Test
    void a_too_large_body_after_100_continue_is_a_413() {
        try (SlowClient line = new SlowClient(service.url())) {
            line.send("POST /addresses HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n" + JSON
                    + "Authorization: Bearer " + token("contacts:write") + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(line.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            line.offer(("10000\r\n" + " ".repeat(0x10000) + "\r\n").repeat(17));
            assertThat(line.head()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void a_body_sent_without_waiting_is_accepted() {
        try (SlowClient line = new SlowClient(service.url())) {
            line.send("POST /addresses HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\n"
                    + JSON + "Authorization: Bearer " + token("contacts:write") + "\r\n" + length(BODY.length())
                    + "\r\n" + BODY);
            assertThat(line.everything())
                    .containsPattern("^(HTTP/1.1 100 Continue\r\n\r\n)?HTTP/1.1 201 ")
                    .contains("asked first");
        }
    }

    @Test
    void another_expectation_is_a_417() {
        assertThat(SlowClient.ask(service.url(), "POST /addresses", "Host: localhost\r\nExpect: miracles\r\n"))
                .startsWith("HTTP/1.1 417 ")
                .contains("{\"message\":");
    }
}
