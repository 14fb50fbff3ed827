package campus.contacts.osid;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The period in which something holds: closed at both ends, either of which may be open.
 *
 * <p>Nobody else compares instants. Digits past milliseconds are cut here, because PostgreSQL and H2 would round them and
 * a stored value must come back equal.
 *
 * @param start the first moment, or null: since ever
 * @param end the last moment, or null: for ever; not before {@code start}
 */
public record EffectivePeriod(Instant start, Instant end) {
    /** The earliest moment that can be named, 0001-01-01T00:00:00.000Z. */
    public static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");
    /** The latest moment that can be named, 9999-12-31T23:59:59.999Z. */
    public static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999Z");
    /** Since ever and for ever. */
    public static final EffectivePeriod ALWAYS = new EffectivePeriod(null, null);

    /**
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when the end precedes the start or a moment lies outside
     *     {@link #MIN} to {@link #MAX}
     */
    public EffectivePeriod {
        start = cut(start);
        end = cut(end);
        if (!isOrdered(start, end)) {
            throw Refusal.invalid("end " + end + " must not precede start " + start);
        }
    }

    /** Whether a period can have these ends: the end is not before the start, and null is open. */
    public static boolean isOrdered(Instant start, Instant end) {
        return start == null || end == null || !end.isBefore(start);
    }

    /** Whether a moment lies in the years 0001 to 9999, digits past milliseconds aside. */
    public static boolean isNameable(Instant moment) {
        return !moment.isBefore(MIN) && !moment.truncatedTo(ChronoUnit.MILLIS).isAfter(MAX);
    }

    /** Whether it holds at that moment. */
    public boolean includes(Instant moment) {
        return (start == null || !start.isAfter(moment)) && (end == null || !end.isBefore(moment));
    }

    /** Whether there is a moment at which both hold. */
    public boolean overlaps(EffectivePeriod other) {
        return (start == null || other.end == null || !start.isAfter(other.end))
                && (end == null || other.start == null || !end.isBefore(other.start));
    }

    /** Whether this one holds at every moment at which the other does. */
    public boolean encloses(EffectivePeriod other) {
        return (start == null || other.start != null && !start.isAfter(other.start))
                && (end == null || other.end != null && !end.isBefore(other.end));
    }

    private static Instant cut(Instant moment) {
        if (moment == null) {
            return null;
        }
        if (!isNameable(moment)) {
            throw Refusal.invalid(moment + " must lie in the years 0001 to 9999");
        }
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }
}
