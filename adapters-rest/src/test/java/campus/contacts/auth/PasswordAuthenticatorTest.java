package campus.contacts.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import campus.contacts.files.TextFile;
import campus.contacts.rest.fixture.Started;
import campus.contacts.settings.ConfigurationException;
import campus.contacts.settings.FileWatcher;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests Basic authentication (wire contract, section 9). */
@Isolated("looks at all that is logged")
class PasswordAuthenticatorTest {
    private static final int CHEAP = 4;
    private static final String PEPPERED = "pa:ss wörd€";
    private static final String LONG = "x".repeat(72);

    @TempDir
    Path directory;

    private static String hash(BCrypt.Version version, String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        return new String(BCrypt.with(version).hash(CHEAP, bytes), StandardCharsets.US_ASCII);
    }

    private Path users() throws IOException {
        return Files.write(
                directory.resolve("users"),
                List.of(
                        "# who may come in",
                        "anna:" + hash(BCrypt.Version.VERSION_2Y, PEPPERED),
                        "bert:" + hash(BCrypt.Version.VERSION_2A, PEPPERED),
                        "",
                        "carl:" + hash(BCrypt.Version.VERSION_2B, PEPPERED),
                        "jörg:" + hash(BCrypt.Version.VERSION_2Y, LONG)));
    }

    private Started service(String... more) throws IOException {
        String[] options = {"--auth", "required", "--users", users().toString()};
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(more));
        return Started.with(all.toArray(String[]::new));
    }

    @Test
    void every_kind_of_bcrypt_hash_accepts_its_password() throws IOException {
        try (Started service = service()) {
            Conversation talk = Conversation.to(service.url());
            for (String user : List.of("anna", "bert", "carl")) {
                // Authenticated, but without a policy nothing is granted.
                assertThat(talk.basic(user, PEPPERED).get("/contacts").status()).isEqualTo(403);
                assertThat(talk.basic(user, PEPPERED).get("/types").status()).isEqualTo(200);
            }
            assertThat(talk.basic("jörg", LONG).get("/types").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "anna, pa",
        "anna, ''",
        "anna, pa:ss wörd",
        "anna, PA:SS WÖRD€",
        "Anna, pa:ss wörd€",
        "nobody, pa:ss wörd€",
        "'', pa:ss wörd€",
        "# who may come in, x"
    })
    void unknown_user_and_wrong_password_get_the_same_response(String user, String password) throws IOException {
        try (Started service = service();
                CapturedLog logged = new CapturedLog()) {
            Conversation.Answer answer =
                    Conversation.to(service.url()).basic(user, password).get("/types");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.message()).isEqualTo("wrong name or password");
            assertThat(answer.header("WWW-Authenticate"))
                    .isEqualTo("Basic realm=\"campus-contacts\", charset=\"UTF-8\"");
            assertThat(logged.lines()).noneMatch(line -> line.contains("wörd") || line.contains("anna"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "Og", "!!!!", "YW5uYQ==", "YW5uYTpw YXNz", "YW5uYTpwYXNz\u00e9"})
    void rejects_malformed_basic_credentials(String credentials) throws IOException {
        try (Started service = service()) {
            Conversation.Answer answer = Conversation.to(service.url())
                    .with("Authorization", "Basic " + credentials)
                    .get("/types");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Basic ");
        }
    }

    @Test
    void unusual_passwords_are_rejected_without_an_error() throws IOException {
        try (Started service = service()) {
            Conversation talk = Conversation.to(service.url());
            for (String password : List.of(PEPPERED + '\0', "x".repeat(71), "y".repeat(9000), "\n")) {
                assertThat(talk.basic("jörg", password).get("/types").status()).isEqualTo(401);
            }
            byte[] latin = ("jörg:" + LONG).getBytes(StandardCharsets.ISO_8859_1);
            String header = "Basic " + Base64.getEncoder().encodeToString(latin);
            assertThat(talk.with("Authorization", header).get("/types").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void ten_failures_block_only_their_address() throws IOException {
        try (Started service = service("--trusted-proxies", "127.0.0.1")) {
            Conversation there = Conversation.to(service.url()).with("X-Forwarded-For", "192.0.2.1");
            Conversation elsewhere = Conversation.to(service.url()).with("X-Forwarded-For", "192.0.2.2");
            for (int i = 0; i < 10; i++) {
                assertThat(there.basic("anna", "guess " + i).get("/types").status())
                        .isEqualTo(401);
            }
            Conversation.Answer answer = there.basic("anna", PEPPERED).get("/types");
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).matches("[1-9]|[1-5][0-9]|60");
            assertThat(elsewhere.basic("anna", PEPPERED).get("/types").status()).isEqualTo(200);
        }
    }

    @Test
    void only_correct_pairs_are_cached() throws IOException {
        AtomicInteger checks = new AtomicInteger();
        PasswordAuthenticator passwords = new PasswordAuthenticator(
                users(),
                new FileWatcher(),
                (password, hash) -> {
                    checks.incrementAndGet();
                    return password.equals(PEPPERED);
                },
                Ticker.systemTicker());
        for (int i = 0; i < 3; i++) {
            assertThat(passwords.verify("anna", PEPPERED, "here").user()).isEqualTo("anna");
        }
        assertThat(checks).hasValue(1);
        for (String password : List.of("wrong", "wrong", "x")) {
            assertRejected(
                    AuthenticationException.Reason.UNAUTHENTICATED, () -> passwords.verify("anna", password, "here"));
        }
        assertRejected(AuthenticationException.Reason.UNAUTHENTICATED, () -> passwords.verify("bert", "wrong", "here"));
        assertThat(checks).hasValue(5);
    }

    @Test
    void the_cache_entry_of_a_pair_expires_after_a_minute() throws IOException {
        AtomicInteger checks = new AtomicInteger();
        AtomicLong now = new AtomicLong();
        PasswordAuthenticator passwords = new PasswordAuthenticator(
                users(), new FileWatcher(), (password, hash) -> checks.incrementAndGet() > 0, now::get);
        passwords.verify("anna", PEPPERED, "here");
        now.addAndGet(Duration.ofSeconds(59).toNanos());
        passwords.verify("anna", PEPPERED, "here");
        assertThat(checks).hasValue(1);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        passwords.verify("anna", PEPPERED, "here");
        assertThat(checks).hasValue(2);
    }

    @Test
    void parallel_requests_of_one_pair_share_one_check() throws Exception {
        int parallel = 50;
        AtomicLong now = new AtomicLong();
        AtomicInteger checks = new AtomicInteger();
        AtomicReference<CountDownLatch> asked = new AtomicReference<>();
        PasswordAuthenticator passwords = new PasswordAuthenticator(
                users(),
                new FileWatcher(),
                (password, hash) -> {
                    checks.incrementAndGet();
                    await(asked.get());
                    return true;
                },
                now::get);
        for (int minute = 1; minute <= 3; minute++) {
            asked.set(new CountDownLatch(parallel));
            AtomicInteger in = new AtomicInteger();
            List<Thread> requests = new ArrayList<>();
            for (int i = 0; i < parallel; i++) {
                Thread request = new Thread(() -> {
                    asked.get().countDown();
                    passwords.verify("anna", PEPPERED, "here");
                    in.incrementAndGet();
                });
                request.start();
                requests.add(request);
            }
            for (Thread request : requests) {
                request.join();
            }
            assertThat(in).hasValue(parallel);
            assertThat(checks).hasValue(minute);
            now.addAndGet(Duration.ofMinutes(1).toNanos());
        }
    }

    @Test
    void a_failed_check_does_not_count_as_a_failure() throws IOException {
        PasswordAuthenticator passwords = new PasswordAuthenticator(
                users(),
                new FileWatcher(),
                (password, hash) -> {
                    if (password.equals("broken")) {
                        throw new IllegalArgumentException(hash);
                    }
                    return true;
                },
                Ticker.systemTicker());
        for (int i = 0; i < 11; i++) {
            assertThatThrownBy(() -> passwords.verify("anna", "broken", "here"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(passwords.verify("anna", PEPPERED, "here").user()).isEqualTo("anna");
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8::1, 2001:db8::ffff:ffff:ffff:ffff, 2001:db8:0:1::1",
        "2001:db8:0:0:1::, 2001:0DB8::2%0, 2001:db9::1",
        "192.0.2.1, ::ffff:192.0.2.1, ::ffff:192.0.2.2",
        "::1, ::2, 127.0.0.1"
    })
    void a_network_has_ten_failures_a_minute(String address, String same, String other) throws IOException {
        AtomicLong now = new AtomicLong();
        PasswordAuthenticator passwords =
                new PasswordAuthenticator(users(), new FileWatcher(), (password, hash) -> false, now::get);
        for (int i = 0; i < 10; i++) {
            String user = "guessed " + i;
            String from = i % 2 == 0 ? address : same;
            assertRejected(AuthenticationException.Reason.UNAUTHENTICATED, () -> passwords.verify(user, "x", from));
        }
        assertRejected(AuthenticationException.Reason.TOO_MANY, () -> passwords.verify("anna", "x", address));
        assertRejected(AuthenticationException.Reason.TOO_MANY, () -> passwords.verify("anna", "x", same));
        assertRejected(AuthenticationException.Reason.UNAUTHENTICATED, () -> passwords.verify("anna", "x", other));
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertRejected(AuthenticationException.Reason.UNAUTHENTICATED, () -> passwords.verify("anna", "x", same));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "nobody"})
    void a_user_name_has_thirty_failures_in_ten_minutes(String user) throws IOException {
        AtomicLong now = new AtomicLong();
        PasswordAuthenticator passwords =
                new PasswordAuthenticator(users(), new FileWatcher(), (password, hash) -> false, now::get);
        for (int i = 0; i < 30; i++) {
            String from = "192.0.2." + i;
            assertRejected(AuthenticationException.Reason.UNAUTHENTICATED, () -> passwords.verify(user, "x", from));
        }
        assertThatThrownBy(() -> passwords.verify(user, "x", "192.0.2.99"))
                .isInstanceOfSatisfying(AuthenticationException.class, rejection -> {
                    assertThat(rejection.reason()).isEqualTo(AuthenticationException.Reason.TOO_MANY);
                    assertThat(rejection.retryAfterSeconds()).isEqualTo(600);
                });
        assertRejected(
                AuthenticationException.Reason.UNAUTHENTICATED, () -> passwords.verify("bert", "x", "192.0.2.99"));
        now.addAndGet(Duration.ofMinutes(10).toNanos());
        assertRejected(AuthenticationException.Reason.UNAUTHENTICATED, () -> passwords.verify(user, "x", "192.0.2.99"));
    }

    @Test
    void a_correct_password_does_not_count_as_a_failure() throws IOException {
        PasswordAuthenticator passwords = new PasswordAuthenticator(
                users(), new FileWatcher(), (password, hash) -> password.startsWith("right"), Ticker.systemTicker());
        for (int i = 0; i < 50; i++) {
            assertThat(passwords.verify("anna", "right " + i, "here").user()).isEqualTo("anna");
        }
    }

    @Test
    void guesses_do_not_lock_out_a_user_recognized_that_day() throws IOException {
        AtomicLong now = new AtomicLong();
        PasswordAuthenticator passwords = new PasswordAuthenticator(
                users(), new FileWatcher(), (password, hash) -> password.equals(PEPPERED), now::get);
        passwords.verify("anna", PEPPERED, "here");
        now.addAndGet(Duration.ofHours(23).toNanos());
        for (int i = 0; i < 30; i++) {
            String from = i < 10 ? "here" : "192.0.2." + i;
            assertRejected(AuthenticationException.Reason.UNAUTHENTICATED, () -> passwords.verify("anna", "x", from));
        }
        assertRejected(AuthenticationException.Reason.TOO_MANY, () -> passwords.verify("bert", PEPPERED, "here"));
        assertThat(passwords.verify("anna", PEPPERED, "here").user()).isEqualTo("anna");
    }

    @Test
    void a_cached_pair_does_not_wait_in_the_queue() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger checking = new AtomicInteger();
        PasswordAuthenticator passwords = new PasswordAuthenticator(
                users(),
                new FileWatcher(),
                (password, hash) -> {
                    if (!password.equals(PEPPERED)) {
                        checking.incrementAndGet();
                        await(go);
                    }
                    return password.equals(PEPPERED);
                },
                Ticker.systemTicker());
        passwords.verify("anna", PEPPERED, "here");
        List<Thread> guesses = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String wrong = "guess " + i;
            Thread guess = new Thread(() -> assertRejected(
                    AuthenticationException.Reason.UNAUTHENTICATED, () -> passwords.verify("anna", wrong, "here")));
            guess.start();
            guesses.add(guess);
        }
        Poll.until("both places are taken", () -> checking.get() == 2);
        assertThat(passwords.verify("anna", PEPPERED, "here").user()).isEqualTo("anna");
        go.countDown();
        for (Thread guess : guesses) {
            guess.join();
        }
    }

    @Test
    void a_changed_password_takes_effect_at_once() throws IOException {
        FileWatcher files = new FileWatcher();
        Path file = users();
        PasswordAuthenticator passwords = new PasswordAuthenticator(file, files);
        passwords.verify("anna", PEPPERED, "here");
        Files.writeString(file, "\uFEFFanna:" + hash(BCrypt.Version.VERSION_2Y, "another") + "\r\n\r\n");
        files.look();
        assertRejected(
                AuthenticationException.Reason.UNAUTHENTICATED, () -> passwords.verify("anna", PEPPERED, "here"));
        assertThat(passwords.verify("anna", "another", "here").user()).isEqualTo("anna");
    }

    @Test
    void an_unknown_user_is_rejected_even_if_the_check_succeeds() throws IOException {
        PasswordAuthenticator passwords =
                new PasswordAuthenticator(users(), new FileWatcher(), (password, hash) -> true, Ticker.systemTicker());
        assertRejected(AuthenticationException.Reason.UNAUTHENTICATED, () -> passwords.verify("nobody", "x", "here"));
    }

    @Test
    void an_unknown_name_costs_as_much_as_a_known_one() throws IOException {
        List<String> costs = new ArrayList<>();
        PasswordAuthenticator passwords = new PasswordAuthenticator(
                users(),
                new FileWatcher(),
                (password, hash) -> {
                    costs.add(hash.substring(3, 7));
                    return false;
                },
                Ticker.systemTicker());
        assertRejected(AuthenticationException.Reason.UNAUTHENTICATED, () -> passwords.verify("anna", "x", "here"));
        assertRejected(AuthenticationException.Reason.UNAUTHENTICATED, () -> passwords.verify("nobody", "x", "here"));
        assertThat(costs).containsExactly("$04$", "$04$");
    }

    @Test
    void the_cost_for_an_unknown_name_is_constant_and_plausible() {
        String text = "a:$2y$04$" + "x".repeat(53) + "\nb:$2y$12$" + "x".repeat(53);
        PasswordFile file = PasswordFile.read(
                TextFile.of("users", text.getBytes(StandardCharsets.UTF_8), ConfigurationException::new));
        List<String> costs = IntStream.range(-20, 20)
                .mapToObj(random -> file.hash("unknown", random).substring(4, 6))
                .toList();
        assertThat(costs).contains("04", "12").hasSize(40);
        assertThat(costs.stream().distinct()).hasSize(2);
        assertThat(file.hash("unknown", 7)).isEqualTo(file.hash("unknown", 7));
    }

    @Test
    void concurrent_guesses_do_not_exceed_the_limit() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger checks = new AtomicInteger();
        PasswordAuthenticator passwords = new PasswordAuthenticator(
                users(),
                new FileWatcher(),
                (password, hash) -> {
                    await(go);
                    checks.incrementAndGet();
                    return false;
                },
                Ticker.systemTicker());
        List<Thread> guesses = new ArrayList<>();
        AtomicInteger turnedAway = new AtomicInteger();
        for (int i = 0; i < 60; i++) {
            String guess = "guess " + i;
            Thread thread = new Thread(() -> {
                try {
                    passwords.verify("anna", guess, "here");
                } catch (AuthenticationException rejection) {
                    turnedAway.addAndGet(rejection.reason() == AuthenticationException.Reason.UNAVAILABLE ? 1 : 0);
                }
            });
            thread.start();
            guesses.add(thread);
        }
        Poll.until("more than a few do not even wait", () -> turnedAway.get() >= 44);
        go.countDown();
        for (Thread guess : guesses) {
            guess.join();
        }
        assertThat(checks.get()).isLessThanOrEqualTo(10);
    }

    @Test
    void at_most_two_checks_run_at_once() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger in = new AtomicInteger();
        PasswordAuthenticator passwords = new PasswordAuthenticator(
                users(),
                new FileWatcher(),
                (password, hash) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    await(go);
                    now.decrementAndGet();
                    return true;
                },
                Ticker.systemTicker());
        List<Thread> callers = new ArrayList<>();
        for (String user : List.of("anna", "bert", "carl", "jörg")) {
            Thread caller = new Thread(() -> {
                passwords.verify(user, "x", "here");
                in.incrementAndGet();
            });
            caller.start();
            callers.add(caller);
        }
        Poll.until("two are checked", () -> most.get() == 2);
        go.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(most).hasValue(2);
        assertThat(in).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "anna:",
                ":$2y$04$abcdefghijklmnopqrstuuJ1BBIlGKLxbVCWxRHRm3zp9L1BbyQpy",
                "anna:secret",
                "anna:$apr1$abc$abcdefghijklmnopqrstu0",
                "anna:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
                "anna:$2y$99$abcdefghijklmnopqrstuuJ1BBIlGKLxbVCWxRHRm3zp9L1BbyQpy",
                "anna:$2y$04$short"
            })
    void a_malformed_line_is_reported_by_its_number_only(String line) throws IOException {
        Path file = Files.write(directory.resolve("bad"), List.of("# users", line));
        assertThatThrownBy(() -> new PasswordAuthenticator(file, new FileWatcher()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("bad: line 2: must be a name, a colon and a bcrypt hash");
    }

    private static void assertRejected(AuthenticationException.Reason reason, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        AuthenticationException.class,
                        rejection -> assertThat(rejection.reason()).isEqualTo(reason));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
