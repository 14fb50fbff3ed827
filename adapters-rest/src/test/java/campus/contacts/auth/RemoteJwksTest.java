package campus.contacts.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.files.TextFile;
import campus.contacts.rest.fixture.Started;
import campus.contacts.settings.ConfigurationException;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Tests fetching, rotation and unavailability of keys (wire contract, section 9). */
@Isolated("looks at all that is logged")
class RemoteJwksTest {
    private static final RSAKey FIRST = Issuer.rsa("first");
    private static final RSAKey SECOND = Issuer.rsa("second");

    @TempDir
    Path directory;

    private final ExecutorService answering = Executors.newCachedThreadPool();
    private HttpServer issuer;
    private Started service;
    private volatile String keys = Issuer.set(FIRST);

    @BeforeEach
    void start() throws IOException {
        issuer = issuer(0);
    }

    @AfterEach
    void stop() {
        if (service != null) {
            service.close();
        }
        issuer.stop(0);
        answering.shutdownNow();
    }

    private HttpServer issuer(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(answering);
        server.createContext("/keys", exchange -> answer(exchange, 200, keys));
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String place(String path) {
        return "http://127.0.0.1:" + issuer.getAddress().getPort() + path;
    }

    private static RemoteJwks fetching(String place, Duration interval) {
        return new RemoteJwks(place, new RemoteJwks.Timing(interval, Duration.ofMillis(50), Duration.ofMinutes(1)));
    }

    private static List<JWK> selected(RemoteJwks from, RSAKey key) {
        try {
            return from.get(
                    new JWKSelector(
                            new JWKMatcher.Builder().keyID(key.getKeyID()).build()),
                    null);
        } catch (KeySourceException none) {
            return null;
        }
    }

    private static Started withKeys(String place) {
        return Started.with(
                "--auth", "required", "--jwks", place, "--jwt-issuer", Issuer.NAME, "--jwt-audience", Issuer.AUDIENCE);
    }

    private Conversation.Answer ask(RSAKey key) {
        if (service == null) {
            service = withKeys(place("/keys"));
        }
        return Conversation.to(service.url())
                .bearer(Issuer.sign(key, Issuer.claims()))
                .get("/contacts");
    }

    @Test
    void a_rotated_key_is_fetched_on_first_use() {
        assertThat(ask(FIRST).status()).isEqualTo(200);
        assertThat(ask(SECOND).status()).isEqualTo(401);
        keys = Issuer.set(SECOND);
        Poll.until("the new key lets in", () -> ask(SECOND).status() == 200);
        assertThat(ask(FIRST).status()).isEqualTo(401);
    }

    @Test
    void the_first_token_after_a_rotation_is_accepted() {
        assertThat(ask(FIRST).status()).isEqualTo(200);
        keys = Issuer.set(FIRST, SECOND);
        assertThat(ask(SECOND).status()).isEqualTo(200);
    }

    @Test
    void keys_are_fetched_periodically_without_requests() {
        try (RemoteJwks fetched = fetching(place("/keys"), Duration.ofMillis(50))) {
            fetched.start();
            assertThat(selected(fetched, FIRST)).hasSize(1);
            keys = Issuer.set(SECOND);
            Poll.until("the new key is there", () -> !selected(fetched, SECOND).isEmpty());
            assertThat(selected(fetched, FIRST)).isEmpty();
        }
    }

    @Test
    void no_request_with_a_known_key_waits_for_a_fetch() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        issuer.createContext("/slow", exchange -> {
            asked.countDown();
            if (asked.getCount() == 0) {
                await(go);
            }
            answer(exchange, 200, keys);
        });
        RemoteJwks.Timing patient =
                new RemoteJwks.Timing(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMinutes(5));
        try (RemoteJwks fetched = new RemoteJwks(place("/slow"), patient)) {
            fetched.start();
            assertThat(selected(fetched, FIRST)).hasSize(1);
            asked.await();
            assertThat(selected(fetched, FIRST)).hasSize(1);
            go.countDown();
        }
    }

    @Test
    void a_fetch_has_a_deadline_even_if_bytes_keep_arriving() {
        issuer.createContext("/dripping", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                while (!answering.isShutdown()) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    Thread.yield();
                }
            }
        });
        RemoteJwks.Timing hasty =
                new RemoteJwks.Timing(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMillis(100));
        try (CapturedLog logged = new CapturedLog();
                RemoteJwks fetched = new RemoteJwks(place("/dripping"), hasty)) {
            fetched.start();
            Poll.until(
                    "the fetch is given up",
                    () -> logged.lines().stream()
                            .anyMatch(line -> line.contains("/dripping: did not answer whole within 100 ms")
                                    || line.contains("/dripping: answered more than")));
            assertThat(selected(fetched, FIRST)).isNull();
        }
    }

    @Test
    void redirects_are_refused_and_not_followed() {
        issuer.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", place("/keys"));
            answer(exchange, 302, "");
        });
        try (CapturedLog logged = new CapturedLog();
                RemoteJwks fetched = fetching(place("/moved"), Duration.ofMinutes(1))) {
            fetched.start();
            Poll.until(
                    "the redirect is refused",
                    () -> logged.lines().stream()
                            .anyMatch(line -> line.contains("answered 302; redirects are not followed")));
            assertThat(selected(fetched, FIRST)).isNull();
        }
    }

    @Test
    void an_outage_and_its_end_are_logged_once_each() throws IOException {
        int port = issuer.getAddress().getPort();
        try (CapturedLog logged = new CapturedLog();
                RemoteJwks fetched = fetching(place("/keys"), Duration.ofMillis(50))) {
            fetched.start();
            assertThat(selected(fetched, FIRST)).hasSize(1);
            issuer.stop(0);
            Poll.until("the outage is logged", () -> count(logged, "the last keys still hold") == 1);
            assertThat(selected(fetched, FIRST)).hasSize(1);
            issuer = issuer(port);
            Poll.until("the recovery is logged", () -> count(logged, "keys are fetched again") == 1);
            assertThat(count(logged, "the last keys still hold")).isEqualTo(1);
        }
    }

    private static long count(CapturedLog logged, String text) {
        return logged.lines().stream().filter(line -> line.contains(text)).count();
    }

    /** The logging library fails, in place of any code that a fetch may run. */
    @Test
    void fetching_continues_after_an_error() {
        AtomicBoolean failed = new AtomicBoolean();
        AppenderBase<ILoggingEvent> failing = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (event.getMessage().contains("passed over") && failed.compareAndSet(false, true)) {
                    throw new StackOverflowError("for a test");
                }
            }
        };
        Logger log = (Logger) LoggerFactory.getLogger(RemoteJwks.class);
        failing.start();
        log.addAppender(failing);
        keys = existing("{\"kty\":\"XYZ\",\"kid\":\"odd\"}");
        try (RemoteJwks fetched = fetching(place("/keys"), Duration.ofMinutes(10))) {
            fetched.start();
            Poll.until("the keys are fetched", () -> {
                List<JWK> found = selected(fetched, FIRST);
                return found != null && !found.isEmpty();
            });
            assertThat(failed).isTrue();
        } finally {
            log.detachAppender(failing);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static List<String> unusable() {
        return List.of(
                "{\"kty\":\"EC\",\"crv\":\"P-999\",\"x\":\"AA\",\"y\":\"AA\",\"kid\":\"odd\"}",
                "{\"kty\":\"EC\",\"crv\":\"brainpoolP256r1\",\"x\":\"AA\",\"y\":\"AA\",\"kid\":\"odd\"}",
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"kid\":\"odd\"}",
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"kid\":\"odd\"}",
                "{\"kty\":\"XYZ\",\"kid\":\"odd\"}",
                "{\"kty\":5,\"kid\":\"odd\"}",
                "{\"kid\":\"odd\"}",
                SECOND.toPublicJWK().toJSONString().replace("\"kid\":\"second\"", "\"kid\":\"odd\",\"use\":\"enc\""),
                SECOND.toPublicJWK()
                        .toJSONString()
                        .replace("\"kid\":\"second\"", "\"kid\":\"odd\",\"use\":\"sig\",\"key_ops\":[\"encrypt\"]"),
                SECOND.toPublicJWK()
                        .toJSONString()
                        .replace("\"kid\":\"second\"", "\"kid\":\"odd\",\"x5c\":[\"no certificate\"]"),
                SECOND.toJSONString().replace("\"kid\":\"second\"", "\"kid\":\"odd\""),
                "{\"kty\":\"oct\",\"k\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\",\"kid\":\"odd\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\",\"kid\":\"odd\"}");
    }

    private static String existing(String odd) {
        return "{\"keys\":[" + odd + "," + FIRST.toPublicJWK().toJSONString() + "]}";
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void an_unusable_fetched_key_is_skipped_and_logged_once(String odd) {
        keys = existing(odd);
        try (CapturedLog logged = new CapturedLog();
                RemoteJwks fetched = fetching(place("/keys"), Duration.ofMillis(1))) {
            fetched.start();
            assertThat(selected(fetched, FIRST)).hasSize(1);
            keys = Issuer.set(FIRST, SECOND);
            Poll.until(
                    "the set is fetched again", () -> !selected(fetched, SECOND).isEmpty());
            assertThat(count(logged, "passed over: key 1 (kid odd): ")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void an_unusable_key_in_a_file_is_skipped(String odd) {
        VerificationKeys read = VerificationKeys.read(file("\uFEFF" + existing(odd) + "\r\n"));
        assertThat(read.keys().getKeys()).extracting(JWK::getKeyID).containsExactly("first");
        assertThat(read.passedOver())
                .singleElement()
                .asString()
                .startsWith("key 1 (kid odd): ")
                .doesNotContain("\n");
        assertThatThrownBy(() -> VerificationKeys.read(file("{\"keys\":[" + odd + "]}")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("keys.json: has no key that can verify tokens (key 1 (kid odd): ");
    }

    private static TextFile file(String text) {
        return TextFile.of("keys.json", text.getBytes(StandardCharsets.UTF_8), ConfigurationException::new);
    }

    @Test
    void two_keys_of_one_id_are_both_tried() {
        RSAKey twin = new RSAKey.Builder(SECOND).keyID("first").build();
        keys = Issuer.set(FIRST, twin);
        assertThat(ask(FIRST).status()).isEqualTo(200);
        assertThat(ask(twin).status()).isEqualTo(200);
    }

    @Test
    void the_last_keys_are_used_while_the_issuer_is_unreachable() {
        assertThat(ask(FIRST).status()).isEqualTo(200);
        issuer.stop(0);
        assertThat(ask(FIRST).status()).isEqualTo(200);
        assertThat(ask(SECOND).status()).isEqualTo(401);
        assertThat(ask(FIRST).status()).isEqualTo(200);
    }

    @Test
    void a_flood_of_unknown_keys_blocks_no_valid_token() {
        assertThat(ask(FIRST).status()).isEqualTo(200);
        for (int i = 0; i < 20; i++) {
            assertThat(ask(SECOND).status()).isEqualTo(401);
        }
        assertThat(ask(FIRST).status()).isEqualTo(200);
    }

    private Started unreachable() {
        String place = place("/keys");
        issuer.stop(0);
        return withKeys(place);
    }

    @Test
    void tokens_are_a_503_until_keys_have_been_fetched() throws IOException {
        int port = issuer.getAddress().getPort();
        service = unreachable();
        Conversation.Answer answer = ask(FIRST);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.body()).doesNotContain("127.0.0.1");
        assertThat(ask(FIRST).status()).isEqualTo(503);
        issuer = issuer(port);
        Poll.until("the keys are had", () -> ask(FIRST).status() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "<html>", "[]", "null", "{\"keys\":5}", "{\"keys\":[]}", "{\"keys\":[5]}"})
    void a_malformed_key_set_counts_as_an_outage(String text) {
        keys = text;
        assertThat(ask(FIRST).status()).isEqualTo(503);
    }

    @Test
    void a_too_large_key_set_is_not_read() {
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
    void keys_are_fetched_over_https_or_loopback_only(String place) {
        assertThatThrownBy(() -> withKeys(place).close())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("--jwks");
    }

    @Test
    void a_changed_key_file_is_reloaded_and_an_invalid_one_ignored() throws IOException {
        Path file = Files.writeString(directory.resolve("jwks.json"), Issuer.set(FIRST));
        service = withKeys(file.toString());
        assertThat(ask(FIRST).status()).isEqualTo(200);
        Files.writeString(file, Issuer.set(FIRST, SECOND));
        Poll.until("the second key lets in", () -> ask(SECOND).status() == 200);
        try (CapturedLog logged = new CapturedLog()) {
            Files.writeString(file, "{");
            Poll.until(
                    "the bad file was noticed without any request",
                    () -> count(logged, "jwks.json: line 1, column 2: not JSON without repeated names; what was read")
                            == 1);
            assertThat(ask(SECOND).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"keys\":5}",
                "{\"keys\":[]}",
                "{\"keys\":[5]}",
                "{\"keys\":[{\"kty\":\"RSA\"}]}"
            })
    void an_invalid_key_file_is_refused_at_startup(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("jwks.json"), text);
        assertThatThrownBy(() -> withKeys(file.toString()).close()).isInstanceOf(ConfigurationException.class);
    }
}
