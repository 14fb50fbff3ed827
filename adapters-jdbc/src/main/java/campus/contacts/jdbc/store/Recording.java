package campus.contacts.jdbc.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How units of work record their changes.
 *
 * @param clock the clock of this process; PostgreSQL's own clock is used for recorded times
 * @param keepsHistory whether replaced and deleted versions are kept
 */
public record Recording(Clock clock, boolean keepsHistory) {
    /**
     * The maximum duration of a unit of work that writes. Together with the duration of a commit it stays below the 30
     * seconds after which answers about the past are final (recorded time, section 2).
     */
    static final Duration LONGEST = Duration.ofSeconds(25);

    boolean isTooLate(Instant begun) {
        return Duration.between(begun, clock.instant()).compareTo(LONGEST) > 0;
    }
}
