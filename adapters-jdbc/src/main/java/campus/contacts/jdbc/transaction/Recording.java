package campus.contacts.jdbc.transaction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How units of work record their changes.
 *
 * @param clock the clock of this process; PostgreSQL's own clock is used for recorded times
 * @param keepsHistory whether replaced and deleted versions are kept
 * @param keepsChanges whether changes are recorded for the feed
 */
public record Recording(Clock clock, boolean keepsHistory, boolean keepsChanges) {
    /**
     * The maximum duration of a unit of work that writes. Together with the duration of a commit it stays below the 30
     * seconds after which answers about the past are final (recorded time, section 2).
     */
    static final Duration LONGEST = Duration.ofSeconds(25);

    /** Returns the same, without changes for the feed. */
    public Recording withoutChanges() {
        return new Recording(clock, keepsHistory, false);
    }

    boolean isTooLate(Instant begun) {
        return Duration.between(begun, clock.instant()).compareTo(LONGEST) > 0;
    }
}
