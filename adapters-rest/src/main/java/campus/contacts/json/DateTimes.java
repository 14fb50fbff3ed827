package campus.contacts.json;

import campus.contacts.osid.DateTimeText;
import com.ethlo.time.ITU;
import java.time.Instant;
import java.time.ZoneOffset;

/** Writes date-times of JSON as {@link DateTimeText} reads them: RFC 3339, to the millisecond (wire contract, section 2). */
public final class DateTimes {
    private DateTimes() {}

    /** Returns {@code 2020-10-03T06:30:00.000Z}, or null for null. */
    public static String write(Instant instant) {
        return instant == null ? null : ITU.formatUtcMilli(instant.atOffset(ZoneOffset.UTC));
    }
}
