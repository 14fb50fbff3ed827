package campus.contacts.json;

import campus.contacts.osid.DateTimeText;
import com.ethlo.time.ITU;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Writes date-times of JSON as {@link DateTimeText} reads them: RFC 3339, to the millisecond (wire contract, section 2). */
public final class DateTimes {
    private static final int KEPT = 256;

    /** Texts of the last moments: most dates of contacts are the same few, such as the ends of terms. */
    private static final AtomicReferenceArray<Written> LAST = new AtomicReferenceArray<>(KEPT);

    private record Written(Instant instant, String text) {}

    private DateTimes() {}

    /** Returns {@code 2020-10-03T06:30:00.000Z}, or null for null. */
    public static String write(Instant instant) {
        if (instant == null) {
            return null;
        }
        int place = Math.floorMod(instant.hashCode(), KEPT);
        Written written = LAST.get(place);
        if (written == null || !written.instant().equals(instant)) {
            written = new Written(instant, ITU.formatUtcMilli(instant.atOffset(ZoneOffset.UTC)));
            LAST.set(place, written);
        }
        return written.text();
    }
}
