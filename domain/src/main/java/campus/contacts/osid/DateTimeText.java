package campus.contacts.osid;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Date-times as text: RFC 3339, to the millisecond (wire contract, section 2). */
public final class DateTimeText {
    /** The date and time, three digits of the fraction, the offset. {@link LocalDateTime} alone would accept the time without seconds. */
    private static final Pattern RFC_3339 = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,3})?)(?:(?<=\\.\\d{3})\\d*+)?(?:[Zz]|([+-]\\d\\d:\\d\\d))");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    /** The form of {@link #write}, with 0 for each digit. */
    private static final String WRITTEN = "0000-00-00T00:00:00.000Z";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private DateTimeText() {}

    /** Returns an instant in UTC, always with three digits of the fraction. */
    public static String write(Instant instant) {
        return UTC.format(instant);
    }

    /** Reads a date-time, truncated to milliseconds; empty when the text is not a date-time in the years 0001 to 9999 UTC. */
    public static Optional<Instant> read(String text) {
        return isWritten(text) ? readWritten(text) : readAny(text);
    }

    /** Returns whether the text has the form of {@link #write}, which most date-times in files have. */
    private static boolean isWritten(String text) {
        if (text.length() != WRITTEN.length()) {
            return false;
        }
        for (int i = 0; i < WRITTEN.length(); i++) {
            char c = text.charAt(i);
            if (WRITTEN.charAt(i) == '0' ? c < '0' || c > '9' : c != WRITTEN.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Instant> readWritten(String text) {
        try {
            LocalDateTime moment = LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, 10),
                    number(text, 11, 13),
                    number(text, 14, 16),
                    number(text, 17, 19),
                    (int) TimeUnit.MILLISECONDS.toNanos(number(text, 20, 23)));
            return Optional.of(moment.toInstant(ZoneOffset.UTC)).filter(EffectivePeriod::isNameable);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static Optional<Instant> readAny(String text) {
        Matcher parts = RFC_3339.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            ZoneOffset offset = parts.group(2) == null ? ZoneOffset.UTC : ZoneOffset.of(parts.group(2));
            Instant instant =
                    LocalDateTime.parse(parts.group(1).toUpperCase(Locale.ROOT)).toInstant(offset);
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
