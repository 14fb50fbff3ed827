package campus.contacts.storage;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.storage.ClockWarnings.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClockWarningsTest {
    private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");

    private static Instant in(int seconds) {
        return NOW.plusSeconds(seconds);
    }

    private static List<String> of(Instant since, Instant newest, Instant clock) {
        return ClockWarnings.of(new Recorded(since, newest, clock), NOW);
    }

    @Test
    void what_is_past_or_unknown_or_nearly_past_needs_no_warning() {
        assertThat(of(null, null, null)).isEmpty();
        assertThat(of(in(-86_400), in(-1), NOW)).isEmpty();
        assertThat(of(in(5), in(5), in(5))).isEmpty();
        assertThat(of(null, null, in(-5))).isEmpty();
    }

    @Test
    void a_history_that_begins_in_the_future_is_one_warning_with_both_times() {
        assertThat(of(in(3600), in(7200), null))
                .singleElement()
                .asString()
                .startsWith(
                        "the history begins at 2026-09-01T13:00:00.000Z, in the future of this machine's clock, which"
                                + " shows 2026-09-01T12:00:00.000Z: ")
                .contains("--without-history");
    }

    @Test
    void a_change_in_the_future_is_a_warning() {
        assertThat(of(in(-3600), in(6), null))
                .singleElement()
                .asString()
                .startsWith("the newest change is recorded at 2026-09-01T12:00:06.000Z, in the future of ");
    }

    @Test
    void a_database_with_another_time_is_a_warning() {
        for (Duration away : List.of(Duration.ofSeconds(6), Duration.ofDays(-40))) {
            assertThat(of(null, null, NOW.plus(away)))
                    .singleElement()
                    .asString()
                    .startsWith("the clock of the database shows ")
                    .contains("synchronize both");
        }
    }

    @Test
    void every_warning_is_one_line() {
        Stream.of(of(in(10), null, in(10)), of(null, in(10), null))
                .flatMap(List::stream)
                .forEach(warning -> assertThat(warning).doesNotContain("\n"));
    }
}
