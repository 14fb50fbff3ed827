package campus.contacts.rest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.rest.fixture.Started;
import campus.contacts.rest.http.client.EventStreamClient;
import campus.contacts.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests who gets which events, and for how long (recorded time, section 5). */
class ChangeStreamAccessTest {
    private static final String NOW = "/changes?after=now";
    private static final String EVERYTHING =
            "{\"subject\":\"ada\",\"addressBook\":\"*\",\"functions\":[\"lookup\",\"create\",\"organize\"]}";

    @TempDir
    private Path directory;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private Path secret;
    private Path policy;
    private Started service;
    private Conversation ada;

    @BeforeEach
    void start() {
        secret = Conversation.secretIn(directory);
        policy = directory.resolve("policy.json");
        grant(EVERYTHING);
        service = Started.by(
                clock, "--auth", "required", "--jwt-secret-file", secret.toString(), "--policy", policy.toString());
        ada = caller("ada");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private void grant(String... grants) {
        Conversation.write(policy, "{\"grants\":[" + String.join(",", grants) + "]}");
        if (service != null) {
            service.reloadPolicy();
        }
    }

    private static String lookup(String subject, String book) {
        return "{\"subject\":\"" + subject + "\",\"addressBook\":\"" + book + "\",\"functions\":[\"lookup\"]}";
    }

    private Conversation caller(String subject) {
        return Conversation.signedIn(service.url(), secret, subject, "", clock);
    }

    private EventStreamClient stream(Conversation caller, String... headers) {
        String[] all = new String[headers.length + 1];
        all[0] = "Authorization: " + caller.headers().get("Authorization");
        System.arraycopy(headers, 0, all, 1, headers.length);
        return EventStreamClient.open(service.url(), NOW, all);
    }

    @Test
    void a_stream_ends_when_the_token_expires() {
        try (EventStreamClient stream = stream(ada)) {
            stream.awaitId();
            ada.make("/addresses");
            assertThat(stream.next()).isPresent();
            clock.advance(Duration.ofDays(1).plusSeconds(60));
            assertThat(stream.next()).isEmpty();
            try (EventStreamClient again = stream(ada)) {
                assertThat(again.status()).isEqualTo(401);
            }
        }
    }

    @Test
    void a_stream_ends_when_the_policy_changes_and_its_cursor_with_it() {
        try (EventStreamClient stream = stream(ada)) {
            String cursor = stream.awaitId();
            grant(lookup("ada", "contact.AddressBook:1@localhost"));
            assertThat(stream.next()).isEmpty();
            try (EventStreamClient again = stream(ada, "Last-Event-ID: " + cursor)) {
                assertThat(again.status()).isEqualTo(410);
            }
        }
    }

    @Test
    void a_stream_goes_on_when_the_same_policy_is_read_again() {
        try (EventStreamClient stream = stream(ada)) {
            stream.awaitId();
            grant(EVERYTHING);
            String address = ada.make("/addresses");
            assertThat(stream.next().orElseThrow().text("id")).isEqualTo(address);
        }
    }

    @Test
    void a_stream_has_the_events_that_its_caller_may_see() {
        String law = ada.make("/address-books");
        grant(EVERYTHING, lookup("bob", law));
        Conversation bob = caller("bob");
        try (EventStreamClient all = stream(ada);
                EventStreamClient some = stream(bob)) {
            all.awaitId();
            some.awaitId();
            String hidden = ada.make("/addresses");
            String shown = ada.make("/addresses?addressBookId=" + Conversation.encode(law));
            assertThat(all.next().orElseThrow().text("id")).isEqualTo(hidden);
            assertThat(all.next().orElseThrow().text("id")).isEqualTo(shown);
            assertThat(some.next().orElseThrow().text("id")).isEqualTo(shown);
        }
    }

    @Test
    void callers_who_may_look_up_nothing_get_no_stream() {
        try (EventStreamClient stream = stream(caller("eve"))) {
            assertThat(stream.status()).isEqualTo(403);
        }
        caller("eve").get("/changes?limit=malformed").is(403);
        Conversation.to(service.url()).get("/changes").is(401);
    }

    @Test
    void a_cursor_of_another_caller_starts_over() {
        grant(EVERYTHING, lookup("bob", "*"));
        String cursor = ada.get(NOW).is(200).next();
        assertThat(caller("bob").get(cursor).is(410).message()).contains("start over");
    }
}
