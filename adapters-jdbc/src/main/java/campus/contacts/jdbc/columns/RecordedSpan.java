package campus.contacts.jdbc.columns;

import campus.contacts.jdbc.sql.SqlFragment;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The part of the recorded past that a query looks at: one moment, or the period of the version {@code c} at hand.
 *
 * @param moment null: the period of the version
 */
public record RecordedSpan(OffsetDateTime moment) {
    /** The period of a replaced version {@code c}. */
    public static final RecordedSpan OF_VERSION = new RecordedSpan(null);

    public static RecordedSpan at(Instant moment) {
        return new RecordedSpan(ObjectColumns.moment(moment));
    }

    /** Returns the condition that a row had begun, given its start. */
    public SqlFragment begun(String start) {
        return moment == null ? SqlFragment.of(start + " < c.replaced_at") : bound(start + " <= :as_of");
    }

    /** Returns the condition that a row had not ended, given its end. */
    SqlFragment notEnded(String end) {
        return moment == null ? SqlFragment.of(end + " > c.changed_at") : bound(end + " > :as_of");
    }

    /** Returns the condition that a period with this start and end is in the span. */
    public SqlFragment includes(String start, String end) {
        return begun(start).add(" and ").add(notEnded(end));
    }

    SqlFragment bound(String condition) {
        return SqlFragment.of(condition, "as_of", moment);
    }
}
