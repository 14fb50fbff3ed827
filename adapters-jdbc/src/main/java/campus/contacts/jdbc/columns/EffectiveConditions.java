package campus.contacts.jdbc.columns;

import campus.contacts.EffectiveFilter;
import campus.contacts.jdbc.sql.SqlFragment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Translates an {@link EffectiveFilter} to conditions on a contact {@code c}; an open start or end is null. */
public final class EffectiveConditions {
    /** The condition that a contact {@code c} is effective at {@code :now}. */
    public static final String NOW = startsBy("now") + " and " + endsNotBefore("now");

    private EffectiveConditions() {}

    public static List<SqlFragment> conditions(List<EffectiveFilter> timings) {
        List<SqlFragment> conditions = new ArrayList<>();
        for (int i = 0; i < timings.size(); i++) {
            EffectiveFilter timing = timings.get(i);
            String from = "from_" + i;
            String to = "to_" + i;
            if (timing instanceof EffectiveFilter.Overlapping overlapping) {
                startsBy(conditions, to, overlapping.range().end());
                endsNotBefore(conditions, from, overlapping.range().start());
            } else if (timing instanceof EffectiveFilter.Throughout throughout) {
                Instant start = throughout.range().start();
                Instant end = throughout.range().end();
                addOpen(conditions, start, end);
                startsBy(conditions, from, start);
                endsNotBefore(conditions, to, end);
            } else if (timing instanceof EffectiveFilter.At at) {
                startsBy(conditions, from, at.moment());
                endsNotBefore(conditions, to, at.moment());
            } else if (timing instanceof EffectiveFilter.NotAt notAt) {
                conditions.add(SqlFragment.of(
                        "(c.start_at > :" + from + " or c.end_at < :" + from + ")",
                        from,
                        ObjectColumns.moment(notAt.moment())));
            }
        }
        return conditions;
    }

    private static void addOpen(List<SqlFragment> conditions, Instant start, Instant end) {
        if (start == null) {
            conditions.add(SqlFragment.of("c.start_at is null"));
        }
        if (end == null) {
            conditions.add(SqlFragment.of("c.end_at is null"));
        }
    }

    private static void startsBy(List<SqlFragment> conditions, String name, Instant moment) {
        if (moment != null) {
            conditions.add(SqlFragment.of(startsBy(name), name, ObjectColumns.moment(moment)));
        }
    }

    private static String startsBy(String name) {
        return "(c.start_at is null or c.start_at <= :" + name + ")";
    }

    private static void endsNotBefore(List<SqlFragment> conditions, String name, Instant moment) {
        if (moment != null) {
            conditions.add(SqlFragment.of(endsNotBefore(name), name, ObjectColumns.moment(moment)));
        }
    }

    private static String endsNotBefore(String name) {
        return "(c.end_at is null or c.end_at >= :" + name + ")";
    }
}
