package campus.contacts.memory.recorded;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A period of recorded time.
 *
 * @param from inclusive
 * @param to exclusive; null: the present and all times after it
 */
public record RecordedPeriod(Instant from, @Nullable Instant to) {
    /** Returns the period of that millisecond. */
    public static RecordedPeriod of(Instant moment) {
        return new RecordedPeriod(moment, moment.plusMillis(1));
    }

    boolean overlaps(RecordedPeriod other) {
        return isBefore(from, other.to) && isBefore(other.from, to);
    }

    boolean includes(Instant moment) {
        return !moment.isBefore(from) && isBefore(moment, to);
    }

    private static boolean isBefore(Instant moment, @Nullable Instant end) {
        return end == null || moment.isBefore(end);
    }
}
