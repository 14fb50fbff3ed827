package campus.contacts.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.rest.fixture.Started;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the acceptance of tokens over HTTP (wire contract, section 9). */
@Isolated("looks at all that is logged")
class TokenAuthenticatorTest {
    private static final RSAKey RSA = Issuer.rsa("rsa");
    private static final ECKey EC = Issuer.ec("ec");

    @TempDir
    static Path directory;

    private static Started keysAlone;
    private static Started keysAndSecret;

    @BeforeAll
    static void start() throws IOException {
        Path keys = Files.writeString(directory.resolve("jwks.json"), Issuer.set(RSA, EC));
        Path secret = Files.writeString(directory.resolve("secret"), Issuer.SECRET + "\n");
        String[] options = {
            "--auth",
            "required",
            "--jwt-issuer",
            Issuer.NAME,
            "--jwt-audience",
            Issuer.AUDIENCE,
            "--jwks",
            keys.toString()
        };
        keysAlone = Started.with(options);
        String[] more = Arrays.copyOf(options, options.length + 2);
        more[options.length] = "--jwt-secret-file";
        more[options.length + 1] = secret.toString();
        keysAndSecret = Started.with(more);
    }

    @AfterAll
    static void close() {
        keysAlone.close();
        keysAndSecret.close();
    }

    static List<Named<String>> good() {
        Map<String, String> good = new LinkedHashMap<>();
        good.put("RS256", Issuer.sign(RSA, Issuer.claims()));
        good.put("ES256", Issuer.sign(EC, Issuer.claims()));
        good.put("PS256", Issuer.signRsa(new JWSHeader(JWSAlgorithm.PS256), RSA, Issuer.claims()));
        for (String type : List.of("JWT", "at+jwt", "application/at+jwt")) {
            JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType(type));
            good.put("typ " + type, Issuer.signRsa(header.build(), RSA, Issuer.claims()));
        }
        good.put("no kid", Issuer.signRsa(new JWSHeader(JWSAlgorithm.RS256), RSA, Issuer.claims()));
        good.put("expired within the leeway", Issuer.sign(RSA, Issuer.claims().expirationTime(Issuer.in(-30))));
        good.put(
                "valid from now on, by the leeway",
                Issuer.sign(RSA, Issuer.claims().notBeforeTime(Issuer.in(30))));
        good.put("for several", Issuer.sign(RSA, Issuer.claims().audience(List.of("others", Issuer.AUDIENCE))));
        return named(good);
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_valid_token_is_accepted(String token) {
        assertThat(Conversation.to(keysAlone.url())
                        .bearer(token)
                        .get("/contacts")
                        .status())
                .isEqualTo(200);
        Conversation lowerCase = Conversation.to(keysAndSecret.url()).with("Authorization", "bearer " + token);
        assertThat(lowerCase.get("/contacts").status()).isEqualTo(200);
    }

    static List<Named<String>> bad() {
        return named(Forgeries.of(RSA, EC));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void an_invalid_token_is_rejected_and_not_repeated(String token) {
        try (CapturedLog logged = new CapturedLog()) {
            for (Started server : List.of(keysAlone, keysAndSecret)) {
                Conversation.Answer answer =
                        Conversation.to(server.url()).bearer(token).get("/contacts");
                assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
                assertThat(answer.message()).startsWith("the token is not valid: ");
                assertThat(answer.header("WWW-Authenticate"))
                        .startsWith("Bearer ")
                        .contains("error=\"invalid_token\"")
                        .endsWith("error_description=\"" + answer.message().replace("the token is not valid: ", "")
                                + '"');
                assertThat(logged.lines()).anyMatch(line -> line.contains(answer.message()));
            }
            String signature = token.substring(token.lastIndexOf('.') + 1);
            assertThat(logged.lines()).noneMatch(line -> signature.length() > 9 && line.contains(signature));
            assertThat(logged.lines()).noneMatch(line -> line.startsWith("WARN") || line.startsWith("ERROR"));
        }
    }

    static List<Arguments> reasons() {
        Map<String, String> forgeries = Forgeries.of(RSA, EC);
        return List.of(
                Arguments.of("expired", forgeries.get("expired"), "Expired JWT"),
                Arguments.of("never to expire", forgeries.get("never to expire"), "JWT missing required claims: [exp]"),
                Arguments.of("not valid yet", forgeries.get("not valid yet"), "JWT before use time"),
                Arguments.of("by another issuer", forgeries.get("by another issuer"), "JWT iss claim value rejected"),
                Arguments.of("for others", forgeries.get("for others"), "JWT aud claim rejected"),
                Arguments.of("RS256 by another key", forgeries.get("RS256 by another key"), "its signature is wrong"),
                Arguments.of("unknown kid", forgeries.get("unknown kid"), "there is no such key"),
                Arguments.of("alg 'none'", forgeries.get("alg 'none'"), "it is not a signed JWT"),
                Arguments.of("text", forgeries.get("text"), "it is not a signed JWT"),
                Arguments.of("of another kind", forgeries.get("of another kind"), "its header is not accepted here"),
                Arguments.of(
                        "HS256 by the modulus",
                        forgeries.get("HS256 by the modulus"),
                        "its algorithm is not accepted here"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reasons")
    void an_invalid_token_is_rejected_in_the_shape_of_each_api(String what, String token, String reason) {
        String error = "error=\"invalid_token\", error_description=\"" + reason + '"';
        Conversation talk = Conversation.to(keysAlone.url()).bearer(token);
        for (String path : List.of("/contacts", "/api/countries", "/v1/people")) {
            Conversation.Answer answer = talk.get(path);
            assertThat(answer.status()).as(what).isEqualTo(401);
            assertThat(answer.json()
                            .path(path.startsWith("/v1") ? "error" : "message")
                            .textValue())
                    .isEqualTo("the token is not valid: " + reason);
            assertThat(answer.header("WWW-Authenticate")).endsWith("Bearer realm=\"campus-contacts\", " + error);
        }
    }

    @Test
    void hs256_tokens_require_a_configured_secret() {
        String token = bySecret(Issuer.claims());
        assertThat(Conversation.to(keysAndSecret.url())
                        .with("Authorization", token)
                        .get("/contacts")
                        .status())
                .isEqualTo(200);
        assertThat(Conversation.to(keysAlone.url())
                        .with("Authorization", token)
                        .get("/contacts")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void clocks_may_differ_by_a_minute() throws IOException {
        Instant now = Instant.parse("2026-09-01T08:00:00Z");
        Path file = Files.writeString(directory.resolve("shared"), Issuer.SECRET);
        AuthenticationSettings.Claims any = new AuthenticationSettings.Claims(null, List.of());
        Authentication access = Authentication.of(
                new AuthenticationSettings(null, file, null, null, any), Clock.fixed(now, ZoneOffset.UTC));
        for (int seconds : List.of(-59, 0, 59)) {
            assertThat(access.caller(bySecret(expiring(now.plusSeconds(seconds))), "here")
                            .name())
                    .isNotEmpty();
            assertThat(access.caller(bySecret(valid(now, now.plusSeconds(seconds))), "here")
                            .name())
                    .isNotEmpty();
        }
        String expired = bySecret(expiring(now.minusSeconds(61)));
        assertThatThrownBy(() -> access.caller(expired, "here")).isInstanceOf(AuthenticationException.class);
        String early = bySecret(valid(now, now.plusSeconds(61)));
        assertThatThrownBy(() -> access.caller(early, "here")).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void an_unexpected_error_is_logged_once_and_without_the_token() throws IOException {
        Path file = Files.writeString(directory.resolve("unexpected"), Issuer.SECRET);
        AuthenticationSettings.Claims any = new AuthenticationSettings.Claims(null, List.of());
        String token = bySecret(Issuer.claims());
        Authentication access =
                Authentication.of(new AuthenticationSettings(null, file, null, null, any), new BrokenClock(token));
        try (CapturedLog logged = new CapturedLog()) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> access.caller(token, "here"))
                        .isInstanceOf(AuthenticationException.class)
                        .hasMessage("the token is not valid: it is malformed");
            }
            assertThat(logged.problems())
                    .singleElement()
                    .asString()
                    .contains(IllegalStateException.class.getName(), BrokenClock.class.getName() + ".instant")
                    .doesNotContain(token.substring("Bearer ".length()));
        }
    }

    /** A clock whose error quotes the token. */
    private static final class BrokenClock extends Clock {
        private final String token;

        BrokenClock(String token) {
            this.token = token;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            throw new IllegalStateException(token);
        }
    }

    @Test
    void issuer_and_audience_are_checked_if_configured() throws IOException {
        Path file = Files.writeString(directory.resolve("checked"), Issuer.SECRET);
        Clock clock = Clock.systemUTC();
        AuthenticationSettings.Claims given =
                new AuthenticationSettings.Claims(Issuer.NAME, List.of("others", Issuer.AUDIENCE));
        Authentication strict = Authentication.of(new AuthenticationSettings(null, file, null, null, given), clock);
        AuthenticationSettings.Claims any = new AuthenticationSettings.Claims(null, List.of());
        Authentication lax = Authentication.of(new AuthenticationSettings(null, file, null, null, any), clock);
        assertThat(strict.caller(bySecret(Issuer.claims()), "here").name()).isNotEmpty();
        for (JWTClaimsSet.Builder other : List.of(
                Issuer.claims().issuer("https://another.example"),
                Issuer.claims().issuer(null),
                Issuer.claims().audience("another"),
                Issuer.claims().audience((String) null))) {
            String token = bySecret(other);
            assertThatThrownBy(() -> strict.caller(token, "here")).isInstanceOf(AuthenticationException.class);
            assertThat(lax.caller(token, "here").name()).isNotEmpty();
        }
    }

    private static JWTClaimsSet.Builder expiring(Instant end) {
        return Issuer.claims().notBeforeTime(null).issueTime(null).expirationTime(Date.from(end));
    }

    private static JWTClaimsSet.Builder valid(Instant now, Instant from) {
        return expiring(now.plusSeconds(600)).notBeforeTime(Date.from(from));
    }

    private static String bySecret(JWTClaimsSet.Builder claims) {
        byte[] secret = Issuer.SECRET.getBytes(StandardCharsets.UTF_8);
        return "Bearer " + Issuer.sign(secret, new JWSHeader(JWSAlgorithm.HS256), claims);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31})
    void a_secret_that_is_short_is_refused_at_the_start(int length) throws IOException {
        String secret = Files.writeString(directory.resolve("short"), "s".repeat(length) + "\r\n")
                .toString();
        assertThatThrownBy(() -> Started.with("--auth", "required", "--jwt-secret-file", secret))
                .hasMessageContaining("must hold 32 bytes or more");
        Files.writeString(Path.of(secret), "s".repeat(32));
        Started.with("--auth", "required", "--jwt-secret-file", secret).close();
    }

    @Test
    void a_secret_is_read_without_a_byte_order_mark() throws IOException {
        Path file = Files.writeString(directory.resolve("marked"), "\uFEFF" + Issuer.SECRET + "\r\n");
        AuthenticationSettings.Claims any = new AuthenticationSettings.Claims(null, List.of());
        try (Authentication access =
                Authentication.of(new AuthenticationSettings(null, file, null, null, any), Clock.systemUTC())) {
            assertThat(access.caller(bySecret(Issuer.claims()), "here").name()).isNotEmpty();
        }
    }

    @Test
    void unknown_credentials_get_the_expected_challenge() {
        Conversation talk = Conversation.to(keysAlone.url());
        for (Conversation one : List.of(talk, talk.basic("a", "b"), talk.with("Authorization", "Digest x"))) {
            Conversation.Answer answer = one.get("/contacts");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"campus-contacts\"");
        }
    }

    @Test
    void a_token_above_the_header_limit_is_refused() {
        Conversation.Answer answer =
                Conversation.to(keysAlone.url()).bearer("A".repeat(20_000)).get("/contacts");
        assertThat(answer.status()).isEqualTo(431);
    }

    static List<Named<JWTClaimsSet.Builder>> readers() {
        Map<String, JWTClaimsSet.Builder> readers = new LinkedHashMap<>();
        for (String scope : List.of("contacts:read", "a contacts:read b", "a,contacts:read", " contacts:read, b ")) {
            readers.put(scope, Issuer.claims().claim("scope", scope));
        }
        readers.put("array", unscoped().claim("scp", List.of("a", "contacts:read")));
        readers.put("scp as a text", unscoped().claim("scp", "contacts:read openid"));
        readers.put("scp with commas", unscoped().claim("scp", "openid,contacts:read"));
        readers.put("scope as an array", unscoped().claim("scope", List.of("a", "contacts:read")));
        readers.put("both", Issuer.claims().claim("scope", "a").claim("scp", List.of("contacts:read")));
        return named(readers);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void a_scope_may_stand_in_a_text_or_an_array(JWTClaimsSet.Builder claims) {
        Conversation talk = Conversation.to(keysAlone.url()).bearer(Issuer.sign(RSA, claims));
        assertThat(talk.get("/contacts").status()).isEqualTo(200);
        assertThat(talk.json()
                        .send("POST", "/addresses", "{\"displayName\":\"x\"}")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"contacts:readx", "xcontacts:read", "contacts", "CONTACTS:READ", "contacts:read;b", "*", ""})
    void a_scope_is_compared_whole(String scope) {
        Conversation talk = Conversation.to(keysAlone.url());
        String inText = Issuer.sign(RSA, Issuer.claims().claim("scope", scope));
        assertThat(talk.bearer(inText).get("/contacts").status()).isEqualTo(403);
        String inArray = Issuer.sign(RSA, unscoped().claim("scp", List.of(scope, "contacts:read b")));
        assertThat(talk.bearer(inArray).get("/contacts").status()).isEqualTo(403);
    }

    @Test
    void the_default_write_scope_grants_all_functions() {
        String token = Issuer.sign(RSA, Issuer.claims().claim("scope", "contacts:write"));
        Conversation talk = Conversation.to(keysAlone.url()).bearer(token);
        String book = talk.make("/address-books");
        assertThat(talk.send("DELETE", "/address-books/" + Conversation.encode(book), "")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void a_token_without_a_subject_reads_and_writes_nothing(String subject) {
        JWTClaimsSet.Builder nobody = Issuer.claims().subject(subject).claim("scope", "contacts:write");
        Conversation talk = Conversation.to(keysAlone.url())
                .bearer(Issuer.sign(RSA, nobody))
                .json();
        Conversation somebody = Conversation.to(keysAlone.url())
                .bearer(Issuer.sign(RSA, Issuer.claims().claim("scope", "contacts:write")));
        String target = "/addresses/" + Conversation.encode(somebody.make("/addresses"));
        assertThat(talk.get(target).status()).isEqualTo(200);
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            assertThat(talk.send(method, target, "{}").status()).as(method).isEqualTo(403);
        }
        for (String path : List.of("/addresses", "/address-books")) {
            assertThat(talk.send("POST", path, "{\"displayName\":\"x\"}").status())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    private static JWTClaimsSet.Builder unscoped() {
        return Issuer.claims().claim("scope", null);
    }

    private static <T> List<Named<T>> named(Map<String, T> all) {
        return all.entrySet().stream()
                .map(one -> Named.of(one.getKey(), one.getValue()))
                .toList();
    }
}
