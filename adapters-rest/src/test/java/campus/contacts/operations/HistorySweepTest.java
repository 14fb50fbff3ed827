package campus.contacts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.auth.Poll;
import campus.contacts.rest.fixture.Started;
import campus.contacts.testing.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests that a running server ends the history at its retention period (recorded time, section 4). */
class HistorySweepTest {
    private final TestClock clock = new TestClock(Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS));
    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    private Started start(String days) {
        return Started.by(clock, "--database", database, "--history-days", days);
    }

    @Test
    void moments_before_the_period_are_no_longer_answered() {
        String address;
        clock.advance(Duration.ofMinutes(1));
        try (Started server = start("2")) {
            Conversation clerk = Conversation.to(server.url()).json();
            address = "/addresses/" + Conversation.encode(clerk.make("/addresses"));
        }
        String then = clock.instant().toString();
        clock.advance(Duration.ofDays(1));
        try (Started server = start("2")) {
            Conversation clerk = Conversation.to(server.url()).json();
            clerk.send("PUT", address, "{\"displayName\":\"changed\"}").is(200);
            assertThat(clerk.get(address + "?asOf=" + then)
                            .is(200)
                            .json()
                            .get("displayName")
                            .textValue())
                    .isEqualTo("made");
        }
        clock.advance(Duration.ofDays(3));
        try (Started server = start("2")) {
            Conversation clerk = Conversation.to(server.url());
            Poll.until(
                    "the horizon moves",
                    () -> clerk.get(address + "?asOf=" + then).status() == 410);
            assertThat(clerk.get(address + "?asOf=" + then).message())
                    .isEqualTo("history is kept since "
                            + clock.instant().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS));
            clerk.get(address).is(200);
        }
    }
}
