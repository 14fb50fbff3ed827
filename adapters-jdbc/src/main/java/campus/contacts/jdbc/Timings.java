package campus.contacts.jdbc;

import campus.contacts.Timing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@link Timing} as conditions on a contact {@code c}; an open start or end is null. */
final class Timings {
    /** Whether a contact {@code c} is effective at {@code :now}. */
    static final String NOW = startsBy("now") + " and " + endsNotBefore("now");

    private Timings() {}

    static List<Sql> conditions(List<Timing> timings) {
        List<Sql> conditions = new ArrayList<>();
        for (int i = 0; i < timings.size(); i++) {
            Timing timing = timings.get(i);
            String from = "from_" + i;
            String to = "to_" + i;
            if (timing instanceof Timing.Overlapping overlapping) {
                startsBy(conditions, to, overlapping.range().end());
                endsNotBefore(conditions, from, overlapping.range().start());
            } else if (timing instanceof Timing.Throughout throughout) {
                Instant start = throughout.range().start();
                Instant end = throughout.range().end();
                addOpen(conditions, start, end);
                startsBy(conditions, from, start);
                endsNotBefore(conditions, to, end);
            } else if (timing instanceof Timing.At at) {
                startsBy(conditions, from, at.moment());
                endsNotBefore(conditions, to, at.moment());
            } else if (timing instanceof Timing.NotAt notAt) {
                conditions.add(Sql.of(
                        "(c.start_at > :" + from + " or c.end_at < :" + from + ")",
                        from,
                        Columns.moment(notAt.moment())));
            }
        }
        return conditions;
    }

    private static void addOpen(List<Sql> conditions, Instant start, Instant end) {
        if (start == null) {
            conditions.add(Sql.of("c.start_at is null"));
        }
        if (end == null) {
            conditions.add(Sql.of("c.end_at is null"));
        }
    }

    private static void startsBy(List<Sql> conditions, String name, Instant moment) {
        if (moment != null) {
            conditions.add(Sql.of(startsBy(name), name, Columns.moment(moment)));
        }
    }

    private static String startsBy(String name) {
        return "(c.start_at is null or c.start_at <= :" + name + ")";
    }

    private static void endsNotBefore(List<Sql> conditions, String name, Instant moment) {
        if (moment != null) {
            conditions.add(Sql.of(endsNotBefore(name), name, Columns.moment(moment)));
        }
    }

    private static String endsNotBefore(String name) {
        return "(c.end_at is null or c.end_at >= :" + name + ")";
    }
}
