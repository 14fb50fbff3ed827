package campus.contacts.rest;

import campus.contacts.Effective;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Date-times as they stand in JSON and in queries: RFC 3339, to the millisecond (wire contract, section 2). */
public final class DateTimes {
    private static final Pattern RFC_3339 = Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d)[Tt](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?([Zz]|[+-]\\d\\d:\\d\\d)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private DateTimes() {}

    /** {@code 2020-10-03T06:30:00.000Z}, or null for null. */
    public static String write(Instant instant) {
        if (instant == null) {
            return null;
        }
        // by hand, since a page has hundreds of them and a formatter takes five times as long
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        StringBuilder written = new StringBuilder(24);
        append(written, time.getYear(), 1000).append('-');
        append(written, time.getMonthValue(), 10).append('-');
        append(written, time.getDayOfMonth(), 10).append('T');
        append(written, time.getHour(), 10).append(':');
        append(written, time.getMinute(), 10).append(':');
        append(written, time.getSecond(), 10).append('.');
        return append(written, time.getNano() / 1_000_000, 100).append('Z').toString();
    }

    /** @param unit of the first digit */
    private static StringBuilder append(StringBuilder written, int number, int unit) {
        for (int each = unit; each > 0; each /= 10) {
            written.append((char) ('0' + number / each % 10));
        }
        return written;
    }

    /** Digits past milliseconds are cut; empty for what is no date-time in the years 0001 to 9999 UTC. */
    public static Optional<Instant> read(String text) {
        Matcher parts = RFC_3339.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String fraction = parts.group(7) == null ? "" : parts.group(7);
        try {
            // a parser of java.time takes several times as long, which was a fifth of the time of an import
            Instant instant = OffsetDateTime.of(
                            number(parts, 1),
                            number(parts, 2),
                            number(parts, 3),
                            number(parts, 4),
                            number(parts, 5),
                            number(parts, 6),
                            Integer.parseInt((fraction + "000").substring(0, 3)) * 1_000_000,
                            ZoneOffset.of(parts.group(8).toUpperCase(Locale.ROOT)))
                    .toInstant();
            return instant.isBefore(Effective.MIN) || instant.isAfter(Effective.MAX)
                    ? Optional.empty()
                    : Optional.of(instant);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /** The beginning of a range: a date-time, or the first moment of a UTC day. */
    static Optional<Instant> readFrom(String text) {
        return day(text).or(() -> read(text));
    }

    /** The end of a range: a date-time, or the last millisecond of a UTC day. */
    static Optional<Instant> readTo(String text) {
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
            return start.isBefore(Effective.MIN) ? Optional.empty() : Optional.of(start);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
