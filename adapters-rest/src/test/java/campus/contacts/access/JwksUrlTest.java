package campus.contacts.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.rest.Started;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are fetched, exchanged, and out of reach (wire contract, section 9). */
@Isolated("looks at all that is logged")
class JwksUrlTest {
    private static final RSAKey FIRST = Issuer.rsa("first");
    private static final RSAKey SECOND = Issuer.rsa("second");

    @TempDir
    Path directory;

    private HttpServer issuer;
    private Started service;
    private volatile String keys = Issuer.set(FIRST);

    @BeforeEach
    void start() throws IOException {
        issuer = issuer(0);
        service = withKeys("http://127.0.0.1:" + issuer.getAddress().getPort() + "/keys");
    }

    @AfterEach
    void stop() {
        service.close();
        issuer.stop(0);
    }

    private HttpServer issuer(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/keys", exchange -> {
            byte[] body = keys.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Started withKeys(String place) {
        return Started.with(
                "--auth", "required", "--jwks", place, "--jwt-issuer", Issuer.NAME, "--jwt-audience", Issuer.AUDIENCE);
    }

    private Talk.Answer ask(RSAKey key) {
        return Talk.to(service.url()).bearer(Issuer.sign(key, Issuer.claims())).get("/contacts");
    }

    @Test
    void a_new_key_is_fetched_when_it_is_first_used_and_the_old_one_is_good_no_more() {
        assertThat(ask(FIRST).status()).isEqualTo(200);
        assertThat(ask(SECOND).status()).isEqualTo(401);
        keys = Issuer.set(SECOND);
        Poll.until("the new key lets in", () -> ask(SECOND).status() == 200);
        assertThat(ask(FIRST).status()).isEqualTo(401);
    }

    @Test
    void keys_grow_old_by_the_time_that_never_goes_back_and_not_by_the_clock() {
        AtomicLong now = new AtomicLong();
        String place = "http://127.0.0.1:" + issuer.getAddress().getPort() + "/keys";
        AccessSettings.Claims any = new AccessSettings.Claims(null, List.of());
        Tokens tokens = new Tokens(new AccessSettings(place, null, null, null, any), Clock.systemUTC(), now::get);
        String first = Issuer.sign(FIRST, Issuer.claims());
        String second = Issuer.sign(SECOND, Issuer.claims());
        assertThat(tokens.verify(first).subject()).isEqualTo("somebody");
        keys = Issuer.set(SECOND);
        now.addAndGet(Duration.ofSeconds(299).toNanos());
        assertThat(tokens.verify(first).subject()).isEqualTo("somebody");
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> tokens.verify(first)).isInstanceOf(Rejection.class);
        }
        assertThat(tokens.verify(second).subject()).isEqualTo("somebody");
        keys = Issuer.set(FIRST);
        assertThatThrownBy(() -> tokens.verify(first)).isInstanceOf(Rejection.class);
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(tokens.verify(first).subject()).isEqualTo("somebody");
    }

    @Test
    void the_last_keys_go_on_while_the_issuer_is_out_of_reach() {
        assertThat(ask(FIRST).status()).isEqualTo(200);
        issuer.stop(0);
        assertThat(ask(FIRST).status()).isEqualTo(200);
        assertThat(ask(SECOND).status()).isEqualTo(401);
        assertThat(ask(FIRST).status()).isEqualTo(200);
    }

    @Test
    void a_flood_of_unknown_keys_is_refused_and_keeps_nobody_out() {
        assertThat(ask(FIRST).status()).isEqualTo(200);
        for (int i = 0; i < 20; i++) {
            assertThat(ask(SECOND).status()).isEqualTo(401);
        }
        assertThat(ask(FIRST).status()).isEqualTo(200);
    }

    @Test
    void without_ever_having_had_keys_nobody_can_be_judged_until_there_are_some() throws IOException {
        int port = issuer.getAddress().getPort();
        issuer.stop(0);
        Talk.Answer answer = ask(FIRST);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.body()).doesNotContain("127.0.0.1");
        assertThat(ask(FIRST).status()).isEqualTo(503);
        issuer = issuer(port);
        Poll.until("the keys are had", () -> ask(FIRST).status() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "<html>", "[]", "null", "{\"keys\":5}"})
    void what_is_no_key_set_is_as_good_as_none(String text) {
        keys = text;
        assertThat(ask(FIRST).status()).isEqualTo(503);
    }

    @Test
    void a_key_set_of_any_size_is_not_read() {
        keys = " ".repeat(1024 * 1024) + keys;
        assertThat(ask(FIRST).status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example/keys",
                "http://127.0.0.1.evil.example/keys",
                "http://localhost@evil.example/keys",
                "ftp://localhost/keys",
                "https://[",
                "file:///etc/passwd"
            })
    void keys_are_fetched_over_https_or_loopback_alone(String place) {
        assertThatThrownBy(() -> withKeys(place).close())
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("--jwks");
    }

    @Test
    void a_file_of_keys_is_read_again_when_it_changes_and_a_bad_one_keeps_those_before() throws IOException {
        Path file = Files.writeString(directory.resolve("jwks.json"), Issuer.set(FIRST));
        service.close();
        service = withKeys(file.toString());
        assertThat(ask(FIRST).status()).isEqualTo(200);
        Files.writeString(file, Issuer.set(FIRST, SECOND));
        Poll.until("the second key lets in", () -> ask(SECOND).status() == 200);
        try (Logged logged = new Logged()) {
            Files.writeString(file, "{");
            Poll.until("the bad file was noticed", () -> {
                assertThat(ask(SECOND).status()).isEqualTo(200);
                return logged.lines().stream().anyMatch(line -> line.contains("what was read before still holds"));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"keys\":5}", "{\"keys\":[5]}", "{\"keys\":[{\"kty\":\"RSA\"}]}"})
    void a_file_that_is_no_key_set_is_refused_at_the_start(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("jwks.json"), text);
        assertThatThrownBy(() -> withKeys(file.toString()).close()).isInstanceOf(WrongSetting.class);
    }
}
