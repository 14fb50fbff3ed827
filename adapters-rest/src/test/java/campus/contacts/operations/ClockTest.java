package campus.contacts.operations;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a system clock that is set back and forth; tasks and result snapshots are covered by the contract tests of the storage. */
class ClockTest {
    private static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");
    private static final String NAMED = "{\"displayName\":\"made\"}";

    @TempDir
    Path directory;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InstantSource hands = now::get;
    private final Clock clock = hands.withZone(ZoneOffset.UTC);

    private void put(Duration fromNoon) {
        now.set(NOON.plus(fromNoon));
    }

    @Test
    void effective_follows_the_clock() {
        try (Started service = Started.by(clock)) {
            Conversation talk = Conversation.to(service.url());
            String ends = "addressId=" + Conversation.encode(talk.make("/addresses")) + "&referenceId=a:b@c";
            String period = "\"startDate\":\"2026-09-01T11:00:00Z\",\"endDate\":\"2026-09-01T13:00:00Z\"";
            String contact = talk.json()
                    .send("POST", "/contacts?" + ends, "{\"displayName\":\"x\"," + period + "}")
                    .id();
            for (Duration away : List.of(Duration.ofDays(-1), Duration.ofDays(1), Duration.ofDays(-40))) {
                put(Duration.ZERO);
                assertThat(talk.get("/contacts?effective=true").ids()).containsExactly(contact);
                assertThat(talk.get("/contacts?effective=false").ids()).isEmpty();
                put(away);
                assertThat(talk.get("/contacts?effective=true").ids()).isEmpty();
                assertThat(talk.get("/contacts?effective=false").ids()).containsExactly(contact);
            }
        }
    }

    @Test
    void later_changes_have_later_times() {
        try (Started service = Started.by(clock)) {
            Conversation talk = Conversation.to(service.url());
            String first = talk.make("/addresses");
            String second = talk.make("/addresses");
            String next = talk.get("/addresses?limit=1").next();
            String target = "/addresses/" + Conversation.encode(first);
            String tag = talk.get(target).header("ETag");
            put(Duration.ofDays(-40));
            String third = talk.make("/addresses");
            assertThat(talk.get("/addresses").ids()).containsExactly(first, second, third);
            assertThat(talk.get(next.replace("limit=1", "limit=9")).ids()).containsExactly(second, third);
            Conversation careful = talk.json().with("If-Match", tag);
            assertThat(careful.send("PUT", target, "{\"displayName\":\"changed\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(careful.send("PUT", target, "{\"displayName\":\"again\"}")
                            .status())
                    .isEqualTo(412);
        }
    }

    @Test
    void the_past_is_answered_by_what_was_recorded_although_the_clock_was_set_back() {
        try (Started service = Started.by(clock)) {
            Conversation talk = Conversation.to(service.url());
            put(Duration.ofHours(2));
            String book = talk.make("/address-books");
            String address = talk.make("/addresses");
            put(Duration.ofHours(1));
            String ends = "addressId=" + Conversation.encode(address) + "&referenceId=a:b@c";
            String contact = talk.json()
                    .send("POST", "/contacts?" + ends + "&addressBookId=" + Conversation.encode(book), NAMED)
                    .id();
            String place = "/address-books/" + Conversation.encode(book) + "/contacts";
            put(Duration.ofMinutes(90));
            assertThat(talk.get("/contacts?asOf=2026-09-01").ids()).containsExactly(contact);
            assertThat(talk.get("/addresses?asOf=2026-09-01").ids()).containsExactly(address);
            String between = "asOf=2026-09-01T13:15:00Z";
            assertThat(talk.get("/contacts?expand=address&" + between).ids()).containsExactly(contact);
            assertThat(talk.get("/addresses?" + between).ids()).isEmpty();
            assertThat(talk.get("/addresses/" + Conversation.encode(address) + '?' + between)
                            .status())
                    .isEqualTo(404);
            assertThat(talk.get(place).ids()).containsExactly(contact);
            assertThat(talk.get("/contacts?asOf=2026-09-01T14:00:00Z").message())
                    .isEqualTo("asOf 2026-09-01T14:00:00.000Z is in the future");
            put(Duration.ofHours(3));
            assertThat(talk.get("/contacts?expand=address&asOf=2026-09-01T14:00:00Z")
                            .ids())
                    .containsExactly(contact);
            assertThat(talk.get("/addresses?asOf=2026-09-01T14:00:00Z").ids()).containsExactly(address);
            assertThat(talk.get(place + "?asOf=2026-09-01T14:00:00Z").ids()).containsExactly(contact);
        }
    }

    @Test
    void followers_of_changes_miss_nothing_when_the_clock_is_set_back() {
        try (Started service = Started.by(clock)) {
            Conversation talk = Conversation.to(service.url());
            String next = talk.get("/changes?after=now").next();
            List<String> made = new ArrayList<>();
            for (Duration away : List.of(Duration.ofDays(2), Duration.ofDays(-40), Duration.ofDays(1))) {
                put(away);
                made.add(talk.make("/addresses"));
                Conversation.Answer news = talk.get(next);
                assertThat(news.ids()).containsExactly(made.get(made.size() - 1));
                next = news.next();
            }
            assertThat(talk.get(next).ids()).isEmpty();
            assertThat(talk.get("/changes").ids()).containsExactlyElementsOf(made);
        }
    }

    @Test
    void a_retried_request_is_executed_once() {
        try (Started service = Started.by(clock)) {
            Conversation talk = Conversation.to(service.url()).json().with("Idempotency-Key", "k");
            String made = talk.send("POST", "/addresses", NAMED).id();
            for (Duration away : List.of(Duration.ofDays(-40), Duration.ofHours(23), Duration.ofDays(-1))) {
                put(away);
                assertThat(talk.send("POST", "/addresses", NAMED).id()).isEqualTo(made);
            }
        }
    }

    @Test
    void token_expiry_follows_the_clock() throws IOException {
        Path secret = secret();
        try (Started service = Started.by(clock, "--auth", "required", "--jwt-secret-file", secret.toString())) {
            Conversation talk = Conversation.to(service.url()).bearer(token(secret));
            for (Duration away : List.of(Duration.ofDays(-1), Duration.ofMinutes(59), Duration.ofDays(-40))) {
                put(away);
                assertThat(talk.get("/types").status()).isEqualTo(200);
                put(Duration.ofMinutes(62));
                assertThat(talk.get("/types").status()).isEqualTo(401);
            }
        }
    }

    @Test
    void rate_limits_and_cached_passwords_ignore_the_clock() throws IOException {
        String hash = BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(4, "right".toCharArray());
        Path users = Files.writeString(directory.resolve("users"), "anna:" + hash);
        Path secret = secret();
        String[] options = {
            "--auth",
            "required",
            "--users",
            users.toString(),
            "--jwt-secret-file",
            secret.toString(),
            "--rate-limit",
            "20/h",
            "--trusted-proxies",
            "127.0.0.1"
        };
        try (Started service = Started.by(clock, options)) {
            Conversation talk = Conversation.to(service.url());
            Conversation guesser = talk.with("X-Forwarded-For", "192.0.2.1").basic("anna", "wrong");
            Conversation busy = talk.bearer(token(secret));
            for (int i = 0; i < 10; i++) {
                assertThat(guesser.get("/types").status()).isEqualTo(401);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(busy.get("/types").status()).isEqualTo(200);
            }
            for (Duration away : List.of(Duration.ofDays(-40), Duration.ofMinutes(50), Duration.ofDays(-1))) {
                put(away);
                assertThat(guesser.get("/types").message()).isEqualTo("too many wrong passwords");
                assertThat(busy.get("/types").message()).isEqualTo("too many requests");
                assertThat(talk.basic("anna", "right").get("/types").status()).isEqualTo(200);
            }
        }
    }

    private Path secret() throws IOException {
        return Files.writeString(directory.resolve("secret"), "0123456789abcdef0123456789abcdef");
    }

    private String token(Path secret) {
        AuthenticationSettings.Claims claims = new AuthenticationSettings.Claims(null, List.of());
        return TokenSigner.sign(secret, "somebody", "contacts:read", Duration.ofHours(1), claims, clock);
    }
}
