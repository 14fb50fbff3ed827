package campus.contacts.storage;

import campus.contacts.osid.DateTimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the clock of this machine with what a storage has recorded, and with the clock of the database. */
public final class ClockWarnings {
    /** The maximum difference that is not worth a warning: it is over by itself, or the clocks are being synchronized. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final Recorded recorded;
    private final Instant now;

    private ClockWarnings(Recorded recorded, Instant now) {
        this.recorded = recorded;
        this.now = now;
    }

    /**
     * The moments that a storage knows.
     *
     * @param since the moment since which the history is kept; null: none is kept
     * @param newest the newest moment at which a change is recorded; null: none is known
     * @param clock the present by the clock that records changes; null: it is the clock of this machine
     */
    public record Recorded(
            @Nullable Instant since,
            @Nullable Instant newest,
            @Nullable Instant clock) {}

    /**
     * Returns what an operator should know, a sentence each; nothing if recorded time lies in the past.
     *
     * @param now the present by the clock of this machine
     */
    public static List<String> of(Recorded recorded, Instant now) {
        ClockWarnings warnings = new ClockWarnings(recorded, now);
        return Stream.of(warnings.history().or(warnings::newest), warnings.clock())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> history() {
        return ahead(recorded.since)
                .map(
                        since -> "the history begins at " + since + inTheFuture()
                                + ": until then asOf is answered with 410. If this clock is wrong, set it; if the clock was wrong"
                                + " when the history began, export --without-history and import into a new database begin it anew");
    }

    private Optional<String> newest() {
        return ahead(recorded.newest)
                .map(newest -> "the newest change is recorded at " + newest + inTheFuture()
                        + ": until then no asOf shows it. If this clock is wrong, set it; if the clock was ahead when the"
                        + " change was made, nothing is lost and later versions are still recorded after it");
    }

    private Optional<String> clock() {
        return Optional.ofNullable(recorded.clock)
                .filter(clock -> Duration.between(clock, now).abs().compareTo(TOLERANCE) > 0)
                .map(clock -> "the clock of the database shows " + DateTimeText.write(clock) + ", this machine's clock "
                        + DateTimeText.write(now)
                        + ": synchronize both, since the one records changes and the other decides which asOf is past");
    }

    private String inTheFuture() {
        return ", in the future of this machine's clock, which shows " + DateTimeText.write(now);
    }

    private Optional<String> ahead(@Nullable Instant moment) {
        return Optional.ofNullable(moment)
                .filter(found -> found.isAfter(now.plus(TOLERANCE)))
                .map(DateTimeText::write);
    }
}
