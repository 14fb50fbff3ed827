package campus.contacts.records;

import campus.contacts.osid.Value;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Weekdays and a time of day at which a contact is available. Without weekdays it holds on all of them, without a start
 * from midnight, without an end until midnight, without a zone in UTC. It begins with its start and ends just before its
 * end, on the next day when the end is not after the start.
 *
 * @param content an element of the list {@code availability}; members that are not set may be missing
 */
public record AvailabilityPeriod(Value.Struct content) {
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** All the time. */
    public static final AvailabilityPeriod ALWAYS = new AvailabilityPeriod(Value.Struct.EMPTY);

    /**
     * Returns the days on which it begins, in the order of the week.
     *
     * @throws IllegalArgumentException when a name is not that of a weekday
     */
    public Set<DayOfWeek> weekdays() {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        content.texts("weekdays").forEach(name -> days.add(DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT))));
        return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : Collections.unmodifiableSet(days);
    }

    /**
     * Returns the start, to the minute; empty: midnight.
     *
     * @throws DateTimeException when the text is not a time of day
     */
    public Optional<LocalTime> start() {
        return Texts.set(content, "from").map(LocalTime::parse);
    }

    /**
     * Returns the end, to the minute; empty: midnight.
     *
     * @throws DateTimeException when the text is not a time of day
     */
    public Optional<LocalTime> end() {
        return Texts.set(content, "to").map(LocalTime::parse);
    }

    /**
     * Returns the zone of its times.
     *
     * @throws DateTimeException when there is no such zone
     */
    public ZoneId zone() {
        return Texts.set(content, "zone").map(ZoneId::of).orElse(UTC);
    }

    /** Returns the same period on these days only. */
    public AvailabilityPeriod on(DayOfWeek... days) {
        List<String> names =
                Stream.of(days).map(day -> day.name().toLowerCase(Locale.ROOT)).toList();
        return with("weekdays", Value.ofTexts(names));
    }

    /** Returns the same period with that start; seconds are dropped. */
    public AvailabilityPeriod from(LocalTime start) {
        return with("from", Value.of(start.truncatedTo(ChronoUnit.MINUTES).toString()));
    }

    /** Returns the same period with that end, which it does not include; seconds are dropped. */
    public AvailabilityPeriod until(LocalTime end) {
        return with("to", Value.of(end.truncatedTo(ChronoUnit.MINUTES).toString()));
    }

    /** Returns the same period with its times in that zone, which must have a name such as {@code Europe/Berlin}. */
    public AvailabilityPeriod in(ZoneId zone) {
        return with("zone", Value.of(zone.equals(ZoneOffset.UTC) ? UTC.getId() : zone.getId()));
    }

    private AvailabilityPeriod with(String name, Value value) {
        return new AvailabilityPeriod(content.with(name, value));
    }
}
