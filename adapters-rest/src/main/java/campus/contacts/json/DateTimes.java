package campus.contacts.json;

import campus.contacts.osid.EffectivePeriod;
import com.ethlo.time.ITU;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes date-times of JSON and queries: RFC 3339, to the millisecond (wire contract, section 2). */
public final class DateTimes {
    /**
     * The syntax, which the library checks less strictly: it also accepts a blank for the T, anything for the colon of an offset and
     * any text after a Z, and rejects the offset -00:00 and a tenth digit of a second, which RFC 3339 allows.
     */
    private static final Pattern RFC_3339 =
            Pattern.compile("([^ ]{19})(?:(\\.[0-9]{1,3})[0-9]*+)?(?:[Zz]|([+-][0-9]{2}:[0-9]{2}))");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private DateTimes() {}

    /** Returns {@code 2020-10-03T06:30:00.000Z}, or null for null. */
    public static String write(Instant instant) {
        return instant == null ? null : ITU.formatUtcMilli(instant.atOffset(ZoneOffset.UTC));
    }

    /** Reads a date-time, truncated to milliseconds; empty when the text is not a date-time in the years 0001 to 9999 UTC. */
    public static Optional<Instant> read(String text) {
        Matcher parts = RFC_3339.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String fraction = parts.group(2) == null ? "" : parts.group(2);
        String offset = parts.group(3) == null || parts.group(3).equals("-00:00") ? "Z" : parts.group(3);
        try {
            Instant instant =
                    ITU.parseDateTime(parts.group(1) + fraction + offset).toInstant();
            return Optional.of(instant).filter(EffectivePeriod::isNameable);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** Reads the start of a range: a date-time, or the first millisecond of a UTC day. */
    public static Optional<Instant> readFrom(String text) {
        return day(text).or(() -> read(text));
    }

    /** Reads the end of a range: a date-time, or the last millisecond of a UTC day. */
    public static Optional<Instant> readTo(String text) {
        return day(text)
                .map(start -> start.plus(1, ChronoUnit.DAYS).minusMillis(1))
                .or(() -> read(text));
    }

    private static Optional<Instant> day(String text) {
        if (!DATE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            Instant start = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            return Optional.of(start).filter(EffectivePeriod::isNameable);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
