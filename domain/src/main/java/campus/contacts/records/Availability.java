package campus.contacts.records;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.TypedProperty;
import campus.contacts.osid.Value;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The weekdays and times of day at which a contact is available: the property of the record type {@code availability}.
 *
 * @param periods in order
 */
public record Availability(List<AvailabilityPeriod> periods) implements TypedProperty {
    /** The property of the record. */
    public static final String PROPERTY = "availability";

    private static final int DAY = 24 * 60;
    private static final Pattern TIME_OF_DAY = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    public Availability {
        periods = List.copyOf(periods);
    }

    /**
     * A time range within one weekday.
     *
     * @param from minutes since midnight, inclusive
     * @param to minutes since midnight, exclusive; at most 1440
     */
    public record Hours(ZoneId zone, DayOfWeek day, int from, int to) {
        boolean includes(Instant moment) {
            ZonedDateTime local = moment.atZone(zone);
            int minute = local.getHour() * 60 + local.getMinute();
            return local.getDayOfWeek() == day && from <= minute && minute < to;
        }
    }

    /** Returns the availability in these periods. */
    public static Availability of(AvailabilityPeriod... periods) {
        return new Availability(List.of(periods));
    }

    /** Returns the availability given by the properties; empty when there is none, or it has another shape. */
    public static Optional<Availability> of(RecordProperties properties) {
        if (!(properties.get(PROPERTY).orElse(Value.NULL) instanceof Value.Array)) {
            return Optional.empty();
        }
        Availability found = new Availability(properties.values().structs(PROPERTY).stream()
                .map(AvailabilityPeriod::new)
                .toList());
        return found.isReadable() ? Optional.of(found) : Optional.empty();
    }

    /** A record that was stored before its type had rules may have another shape. */
    private boolean isReadable() {
        try {
            hours();
            return true;
        } catch (DateTimeException | IllegalArgumentException otherShape) {
            return false;
        }
    }

    /** Returns whether a text is a time of day as in the record: {@code 00:00} to {@code 23:59}. */
    static boolean isTimeOfDay(String text) {
        return TIME_OF_DAY.matcher(text).matches();
    }

    /** Returns whether the contact is available at that moment. */
    public boolean includes(Instant moment) {
        return hours().stream().anyMatch(stretch -> stretch.includes(moment));
    }

    /** Returns the time ranges of the periods, in their order; a period that ends on the next day has two for each day. */
    public List<Hours> hours() {
        List<Hours> hours = new ArrayList<>();
        periods.forEach(period -> add(period, hours));
        return List.copyOf(hours);
    }

    private static void add(AvailabilityPeriod period, List<Hours> hours) {
        ZoneId zone = period.zone();
        int from = period.start().map(Availability::minute).orElse(0);
        int to = period.end().map(Availability::minute).orElse(DAY);
        for (DayOfWeek day : period.weekdays()) {
            if (to > from) {
                hours.add(new Hours(zone, day, from, to));
            } else {
                hours.add(new Hours(zone, day, from, DAY));
                hours.add(new Hours(zone, day.plus(1), 0, to));
            }
        }
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    @Override
    public String property() {
        return PROPERTY;
    }

    @Override
    public Value value() {
        return new Value.Array(
                List.copyOf(periods.stream().map(AvailabilityPeriod::content).toList()));
    }
}
