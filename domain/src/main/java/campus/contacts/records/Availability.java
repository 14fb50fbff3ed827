package campus.contacts.records;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The weekdays and times of day at which a contact is available.
 *
 * <p>A period without weekdays holds on all of them, a period without a start from midnight, without an end until
 * midnight, without a zone in UTC. It begins with its start and ends just before its end; when the end is not after the
 * start, it ends on the next day.
 *
 * @param hours in the order of the periods that they come from
 */
public record Availability(List<Hours> hours) {
    private static final int DAY = 24 * 60;

    public Availability {
        hours = List.copyOf(hours);
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

    /** Returns the availability given by the properties; empty when there is none. */
    public static Optional<Availability> of(RecordProperties properties) {
        if (!(properties.get("availability").orElse(Value.NULL) instanceof Value.Array periods)) {
            return Optional.empty();
        }
        List<Hours> hours = new ArrayList<>();
        try {
            for (Value period : periods.values()) {
                if (period instanceof Value.Struct structure) {
                    add(structure, hours);
                }
            }
        } catch (DateTimeException | IllegalArgumentException otherShape) {
            return Optional.empty();
        }
        return Optional.of(new Availability(hours));
    }

    /** Returns whether the contact is available at that moment. */
    public boolean includes(Instant moment) {
        return hours.stream().anyMatch(stretch -> stretch.includes(moment));
    }

    private static void add(Value.Struct period, List<Hours> hours) {
        ZoneId zone = text(period, "zone").map(ZoneId::of).orElse(ZoneId.of("UTC"));
        int from = text(period, "from").map(Availability::minute).orElse(0);
        int to = text(period, "to").map(Availability::minute).orElse(DAY);
        for (DayOfWeek day : days(period)) {
            if (to > from) {
                hours.add(new Hours(zone, day, from, to));
            } else {
                hours.add(new Hours(zone, day, from, DAY));
                hours.add(new Hours(zone, day.plus(1), 0, to));
            }
        }
    }

    private static Set<DayOfWeek> days(Value.Struct period) {
        Set<DayOfWeek> days = new LinkedHashSet<>();
        if (period.get("weekdays") instanceof Value.Array names) {
            for (Value name : names.values()) {
                if (name instanceof Value.Text text) {
                    days.add(DayOfWeek.valueOf(text.value().toUpperCase(Locale.ROOT)));
                }
            }
        }
        return days.isEmpty() ? new LinkedHashSet<>(List.of(DayOfWeek.values())) : days;
    }

    private static int minute(String time) {
        LocalTime parsed = LocalTime.parse(time);
        return parsed.getHour() * 60 + parsed.getMinute();
    }

    private static Optional<String> text(Value.Struct period, String member) {
        return period.get(member) instanceof Value.Text text ? Optional.of(text.value()) : Optional.empty();
    }
}
