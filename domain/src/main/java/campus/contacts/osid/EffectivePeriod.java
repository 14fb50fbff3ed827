package campus.contacts.osid;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The period in which something holds: includes both ends, each of which may be unbounded.
 *
 * <p>All comparisons of instants with periods in Java are made here; {@code EffectiveConditions} of the JDBC storage states the same
 * in SQL. Digits past milliseconds are truncated, because PostgreSQL
 * and H2 would round them and a stored value must compare equal when it is read back.
 *
 * @param start the first moment, or null: unbounded
 * @param end the last moment, or null: unbounded; not before {@code start}
 */
public record EffectivePeriod(
        @Nullable Instant start, @Nullable Instant end) {
    /** The earliest moment that can be represented, 0001-01-01T00:00:00.000Z. */
    public static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");
    /** The latest moment that can be represented, 9999-12-31T23:59:59.999Z. */
    public static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999Z");
    /** Unbounded at both ends. */
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

    /** Returns the period from that moment on, without an end; {@link #until} gives it one. */
    public static EffectivePeriod from(Instant start) {
        return new EffectivePeriod(Objects.requireNonNull(start), null);
    }

    /**
     * Returns the period with the same start that ends at that moment, inclusive.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when the end precedes the start
     */
    public EffectivePeriod until(Instant changed) {
        return new EffectivePeriod(start, Objects.requireNonNull(changed));
    }

    /** Returns the first moment; empty: unbounded. */
    public Optional<Instant> first() {
        return Optional.ofNullable(start);
    }

    /** Returns the last moment; empty: unbounded. */
    public Optional<Instant> last() {
        return Optional.ofNullable(end);
    }

    /** Returns whether a period can have these ends: the end is not before the start; null is unbounded. */
    public static boolean isOrdered(@Nullable Instant start, @Nullable Instant end) {
        return start == null || end == null || !end.isBefore(start);
    }

    /** Returns whether a moment lies in the years 0001 to 9999, ignoring digits past milliseconds. */
    public static boolean isNameable(Instant moment) {
        return !moment.isBefore(MIN) && !moment.truncatedTo(ChronoUnit.MILLIS).isAfter(MAX);
    }

    /** Returns whether the period includes that moment. */
    public boolean includes(Instant moment) {
        return (start == null || !start.isAfter(moment)) && (end == null || !end.isBefore(moment));
    }

    /** Returns whether the two periods have a moment in common. */
    public boolean overlaps(EffectivePeriod other) {
        return (start == null || other.end == null || !start.isAfter(other.end))
                && (end == null || other.start == null || !end.isBefore(other.start));
    }

    /** Returns whether this period includes every moment of the other. */
    public boolean encloses(EffectivePeriod other) {
        return (start == null || other.start != null && !start.isAfter(other.start))
                && (end == null || other.end != null && !end.isBefore(other.end));
    }

    private static @Nullable Instant cut(@Nullable Instant moment) {
        if (moment == null) {
            return null;
        }
        if (!isNameable(moment)) {
            throw Refusal.invalid(moment + " must lie in the years 0001 to 9999");
        }
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }
}
