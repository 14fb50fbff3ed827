package campus.contacts.jdbc.transaction;

import campus.contacts.jdbc.sql.Dialect;
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
    /** Returns the same, without changes for the feed. */
    public Recording withoutChanges() {
        return new Recording(clock, keepsHistory, false);
    }

    boolean isTooLate(Instant begun) {
        return Duration.between(begun, clock.instant()).compareTo(Dialect.LONGEST_WRITE) > 0;
    }
}
