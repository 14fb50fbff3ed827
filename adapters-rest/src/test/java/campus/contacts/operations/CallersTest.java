package campus.contacts.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import campus.contacts.auth.AuthenticationSettings;
import campus.contacts.auth.Conversation;
import campus.contacts.auth.TokenSigner;
import campus.contacts.rest.fixture.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests rate limits, and how callers are identified (wire contract, section 10). */
class CallersTest {
    private static final String[] TWICE = {"--rate-limit", "2/h"};
    private static final String[] BEHIND_A_PROXY = {"--rate-limit", "2/h", "--trusted-proxies", "127.0.0.0/8,10.0.0.0/8"
    };

    /** Slightly less than all headers together may have. */
    private static final int LONG = 15_000;

    @TempDir
    Path directory;

    private static int ask(Started service, String... headers) {
        Conversation talk = Conversation.to(service.url());
        for (int i = 0; i < headers.length; i += 2) {
            talk = talk.with(headers[i], headers[i + 1]);
        }
        return talk.get("/types").status();
    }

    private static void useUp(Started service, String... headers) {
        assertThat(ask(service, headers)).isEqualTo(200);
        assertThat(ask(service, headers)).isEqualTo(200);
        assertThat(ask(service, headers)).isEqualTo(429);
    }

    @Test
    void a_429_has_the_time_of_the_next_request() {
        try (Started service = Started.with(TWICE)) {
            useUp(service);
            Conversation.Answer answer = Conversation.to(service.url()).get("/contacts");
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.message()).isEqualTo("too many requests");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 1801);
            assertThat(Conversation.to(service.url()).get("/health/ready").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void callers_are_distinguished_by_token_subject() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "0123456789abcdef0123456789abcdef");
        try (Started service =
                Started.with("--rate-limit", "2/h", "--auth", "required", "--jwt-secret-file", secret.toString())) {
            useUp(service, "Authorization", "Bearer " + token(secret, "one", "contacts:read"));
            assertThat(ask(service, "Authorization", "Bearer " + token(secret, "one", "other")))
                    .isEqualTo(429);
            useUp(service, "Authorization", "Bearer " + token(secret, "two", "contacts:read"));
            assertThat(ask(service)).isEqualTo(401);
            assertThat(ask(service, "Authorization", "Bearer guess")).isEqualTo(401);
            assertThat(ask(service, "Authorization", "Bearer another guess")).isEqualTo(429);
            useUp(service, "Authorization", "Bearer " + token(secret, "127.0.0.1", "contacts:read"));
        }
    }

    @Test
    void a_caller_is_a_basic_user_or_a_subject_of_one_issuer() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "0123456789abcdef0123456789abcdef");
        String hash = BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(4, "x".toCharArray());
        Path users = Files.write(directory.resolve("users"), List.of("one:" + hash, "two:" + hash));
        try (Started service = Started.with(
                "--rate-limit",
                "2/h",
                "--auth",
                "required",
                "--jwt-secret-file",
                secret.toString(),
                "--users",
                users.toString())) {
            for (String user : List.of("one", "two")) {
                Map<String, String> headers =
                        Conversation.to(service.url()).basic(user, "x").headers();
                useUp(service, "Authorization", headers.get("Authorization"));
            }
            for (String issuer : Arrays.asList(null, "https://one.example", "https://two.example")) {
                useUp(service, "Authorization", "Bearer " + token(secret, "one", "contacts:read", issuer));
            }
        }
    }

    private static String token(Path secret, String subject, String scope) {
        return token(secret, subject, scope, null);
    }

    private static String token(Path secret, String subject, String scope, String issuer) {
        AuthenticationSettings.Claims claims = new AuthenticationSettings.Claims(issuer, List.of());
        return TokenSigner.sign(secret, subject, scope, Duration.ofHours(1), claims, Clock.systemUTC());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-For | 192.0.2.1 | 192.0.2.2",
                "X-Forwarded-For | 192.0.2.1:4711 | 192.0.2.2:4711",
                "X-Forwarded-For | 192.0.2.2, 192.0.2.1 | 192.0.2.1, 192.0.2.2",
                "X-Forwarded-For | 192.0.2.1, 10.1.2.3 | 192.0.2.2, 10.1.2.3",
                "X-Forwarded-For | 2001:db8::1 | 2001:db8::2",
                "Forwarded | for=192.0.2.1 | for=192.0.2.2",
                "Forwarded | for=192.0.2.2, for=192.0.2.1 | for=192.0.2.1, for=192.0.2.2",
                "Forwarded | proto=https;For=\"192.0.2.1:80\";by=10.0.0.1 | For=192.0.2.2",
                "Forwarded | for=\"[2001:db8::1]:4711\" | for=\"[2001:db8::2]\"",
                "Forwarded | for=_hidden | for=_other",
                "Forwarded | for=192.0.2.1, for=10.0.0.9 | for=192.0.2.2, for=10.0.0.9"
            })
    void a_trusted_proxy_provides_the_client_address(String header, String one, String other) {
        try (Started service = Started.with(BEHIND_A_PROXY)) {
            useUp(service, header, one);
            useUp(service, header, other);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-For | 192.0.2.9, 192.0.2.1 | 192.0.2.8, 192.0.2.1",
                "X-Forwarded-For | 192.0.2.1:1 | 192.0.2.1:2",
                "X-Forwarded-For | 10.0.0.1, 192.0.2.1 | 192.0.2.1",
                "X-Forwarded-For | unknown, 192.0.2.1, 10.0.0.1 | 192.0.2.1, 10.0.0.2",
                "X-Forwarded-For | 2001:db8::1 | [2001:db8::1]:4711",
                "X-Forwarded-For | 2001:db8::1 | 2001:0DB8:0:0::1",
                "X-Forwarded-For | 192.0.2.1 | ::ffff:192.0.2.1",
                "Forwarded | for=\"192.0.2.9, for=192.0.2.8\", for=192.0.2.1 | for=192.0.2.1",
                "Forwarded | for=\"[2001:db8::1]:1\" | for=\"[2001:db8::1]:2\"",
                "Forwarded | by=x;xfor=192.0.2.9, for=192.0.2.1 | for=192.0.2.1",
                "Forwarded | for=\"[2001:db8::1]\" | for=\"[2001:DB8:0::1]:2\"",
                "Forwarded | for=\"[2001:db8::1]:_one\" | for=\"[2001:db8::1]:_two\"",
                "Forwarded | for=192.0.2.1 | for=\"192.0.2.1:_hidden-1.a\"",
                "Forwarded | for=192.0.2.1 | for=\"192.0.2.\\1\"",
                "Forwarded | for=_hidden | FOR=\"_hid\\den\" ; proto=http",
                "Forwarded | for=_hidden, for=192.0.2.1;by=_proxy | for=unknown,for=192.0.2.1",
                "Forwarded | for=192.0.2.1;host=\"a;for=192.0.2.9\" | for=192.0.2.1;host=\"b, for=192.0.2.8\"",
                "Forwarded | for=\"192.0.2.9, for=\"[2001:db8::1]:1\" | for=\"192.0.2.8, for=\"[2001:db8::1]:1\""
            })
    void hops_before_the_trusted_proxies_are_ignored(String header, String one, String same) {
        try (Started service = Started.with(BEHIND_A_PROXY)) {
            useUp(service, header, one);
            assertThat(ask(service, header, same)).isEqualTo(429);
        }
    }

    static List<String> longHeaders() {
        return List.of(
                "for=192.0.2.9," + " ".repeat(LONG) + "x",
                "for=192.0.2.9" + " ".repeat(LONG) + "x",
                "x".repeat(LONG),
                "for=\"" + "\\\"".repeat(LONG / 2),
                "for=" + ",".repeat(LONG) + '"',
                ";".repeat(LONG) + '=');
    }

    @ParameterizedTest
    @MethodSource("longHeaders")
    void a_long_malformed_header_does_not_change_the_address(String header) {
        try (Started service = Started.with(BEHIND_A_PROXY)) {
            useUp(service);
            assertThat(ask(service, "Forwarded", header)).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "1.", "[", "a:"})
    void a_long_invalid_hop_is_ignored(String part) {
        String text = part.repeat(LONG / part.length()) + 'x';
        try (Started service = Started.with(BEHIND_A_PROXY)) {
            useUp(service, "Forwarded", "for=192.0.2.1");
            assertThat(ask(service, "Forwarded", "for=\"" + text + "\", for=192.0.2.1"))
                    .isEqualTo(429);
            assertThat(ask(service, "X-Forwarded-For", text + ", 192.0.2.1")).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded"})
    void headers_of_untrusted_peers_are_ignored(String header) {
        try (Started service = Started.with("--rate-limit", "2/h", "--trusted-proxies", "10.0.0.0/8")) {
            useUp(service, header, "for=192.0.2.1");
            assertThat(ask(service, header, "for=192.0.2.2")).isEqualTo(429);
            assertThat(ask(service)).isEqualTo(429);
        }
    }

    @Test
    void a_header_passed_on_by_the_proxy_is_ignored() {
        try (Started service = Started.with(BEHIND_A_PROXY)) {
            useUp(service, "X-Forwarded-For", "192.0.2.1", "Forwarded", "for=192.0.2.9");
            assertThat(ask(service, "X-Forwarded-For", "192.0.2.1", "Forwarded", "for=192.0.2.8"))
                    .isEqualTo(429);
            assertThat(ask(service, "X-Forwarded-For", "192.0.2.7", "Forwarded", "for=192.0.2.1"))
                    .isEqualTo(429);
            useUp(service, "X-Forwarded-For", "192.0.2.9");
            useUp(service, "X-Forwarded-For", "192.0.2.8", "Forwarded", "for=192.0.2.8");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "2001:db8::1/33, 2001:db8:7fff::, true",
        "2001:db8::1/33, 2001:db8:8000::, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, [2001:db8::1], true",
        "2001:db8::/32, 2001:db9::1, false",
        "::/0, 10.0.0.1, false",
        "10.0.0.0/8, ::ffff:10.0.0.1, true",
        "10.0.0.0/8, 10.1, false",
        "10.0.0.0/8, localhost, false",
        "10.0.0.0/8, '', false",
        "0.0.0.0/0, unknown, false"
    })
    void a_range_includes_addresses_with_its_prefix(String range, String address, boolean includes) {
        assertThat(Started.includes(range, address)).isEqualTo(includes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10/8",
                "10.0/16",
                "10.0.0.0/33",
                "10.0.0.1-10.0.0.9",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/x",
                "10.0.0.0/8/8",
                "10.0.0.256",
                "localhost",
                "proxy.example/8",
                "2001:db8::/129",
                ":::",
                "12345",
                "fe80::1%eth0"
            })
    void rejects_a_malformed_address_range(String text) {
        assertThatThrownBy(() -> Started.includes(text, "10.0.0.1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Started.with("--trusted-proxies", text).close())
                .hasMessageContaining("--trusted-proxies must be address ranges");
    }

    @Test
    void reads_a_rate_limit_per_second_minute_or_hour() {
        assertThat(Started.rateLimit("50/s")).isEqualTo(Map.entry(50, Duration.ofSeconds(1)));
        assertThat(Started.rateLimit("600/m")).isEqualTo(Map.entry(600, Duration.ofMinutes(1)));
        assertThat(Started.rateLimit("999999999/h")).isEqualTo(Map.entry(999_999_999, Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50", "/s", "0/s", "-1/s", "5/d", "5/S", "5 /s", "5.5/s", "1000000000/s", "5/s5"})
    void rejects_a_malformed_rate_limit(String text) {
        assertThatThrownBy(() -> Started.rateLimit(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Started.with("--rate-limit", text).close())
                .hasMessageContaining("--rate-limit must be a number and /s, /m or /h");
    }
}
