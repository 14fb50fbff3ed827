package campus.contacts.jdbc.columns;

import campus.contacts.Contact;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.records.Availability;
import campus.contacts.records.Availability.Hours;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** The rows with the hours at which a contact is available. Queries need them as rows; the contact itself stores them in its properties. */
public final class AvailabilityRows {
    /** Inserts the hours of a new contact; used as a dependent statement. */
    public static final String INSERT = """
            insert into contact_availability (contact_id, time_zone, weekday, from_minute, to_minute)
            select made.id, h.zone, h.weekday, h.from_minute, h.to_minute
            from unnest(cast(:hour_zones as varchar array), cast(:hour_days as integer array),
                cast(:hour_froms as integer array), cast(:hour_tos as integer array))
                as h(zone, weekday, from_minute, to_minute),
            """;

    private AvailabilityRows() {}

    public static List<Hours> of(Contact contact) {
        return Availability.of(contact.properties()).map(Availability::hours).orElse(List.of());
    }

    public static Map<String, Object> values(List<Hours> hours) {
        Map<String, Object> values = new HashMap<>();
        values.put("hour_zones", hours.stream().map(h -> h.zone().getId()).toArray(String[]::new));
        values.put("hour_days", numbers(hours, h -> h.day().getValue()));
        values.put("hour_froms", numbers(hours, Hours::from));
        values.put("hour_tos", numbers(hours, Hours::to));
        return values;
    }

    private static Integer[] numbers(List<Hours> hours, ToIntFunction<Hours> number) {
        return hours.stream().mapToInt(number).boxed().toArray(Integer[]::new);
    }

    /** Returns the row of one period. */
    public static Map<String, Object> row(long contact, Hours hours) {
        Map<String, Object> row = new HashMap<>();
        row.put("contact_id", contact);
        row.put("time_zone", hours.zone().getId());
        row.put("weekday", (short) hours.day().getValue());
        row.put("from_minute", (short) hours.from());
        row.put("to_minute", (short) hours.to());
        return row;
    }

    /** Replaces the hours of a contact. */
    public static void replace(Handle handle, long contact, List<Hours> hours) {
        SqlFragment.of("delete from contact_availability where contact_id = :id", "id", contact)
                .execute(handle);
        if (!hours.isEmpty()) {
            SqlFragment.of(INSERT + "(select cast(:made as bigint) as id) made")
                    .bind(values(hours))
                    .bind("made", contact)
                    .execute(handle);
        }
    }

    /** Returns the conditions that a contact {@code c} is available at these moments, in the time zone of its hours. */
    public static List<SqlFragment> include(List<Instant> moments) {
        return include("contact_availability h", "h.contact_id = c.id", moments);
    }

    /** Returns the conditions that a contact was available in a replaced version {@code c}. */
    public static List<SqlFragment> includedInVersion(List<Instant> moments) {
        return include("contact_version_availability h", "h.contact_id = c.id and h.version = c.version", moments);
    }

    private static List<SqlFragment> include(String hours, String ofContact, List<Instant> moments) {
        return IntStream.range(0, moments.size())
                .mapToObj(i -> includes(hours, ofContact, moments.get(i), "_" + i))
                .toList();
    }

    /** @param suffix of the names of the parameters */
    private static SqlFragment includes(String hours, String ofContact, Instant moment, String suffix) {
        List<ZonedDateTime> local = ZoneId.getAvailableZoneIds().stream()
                .map(zone -> moment.atZone(ZoneId.of(zone)))
                .toList();
        return SqlFragment.exists("select 1 from " + hours + """
                \sjoin unnest(cast(:zones%1$s as varchar array), cast(:days%1$s as integer array),
                    cast(:minutes%1$s as integer array)) as n(zone, weekday, minute_of_day)
                on n.zone = h.time_zone and n.weekday = h.weekday
                where\s""".formatted(suffix) + ofContact + """
                \sand h.from_minute <= n.minute_of_day and n.minute_of_day < h.to_minute""")
                .bind(
                        "zones" + suffix,
                        local.stream().map(time -> time.getZone().getId()).toArray(String[]::new))
                .bind(
                        "days" + suffix,
                        local.stream()
                                .map(time -> time.getDayOfWeek().getValue())
                                .toArray(Integer[]::new))
                .bind(
                        "minutes" + suffix,
                        local.stream()
                                .map(time -> time.getHour() * 60 + time.getMinute())
                                .toArray(Integer[]::new));
    }
}
