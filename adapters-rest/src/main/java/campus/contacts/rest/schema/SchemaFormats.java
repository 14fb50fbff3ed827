package campus.contacts.rest.schema;

import campus.contacts.osid.DateTimeText;
import campus.contacts.osid.Id;
import campus.contacts.records.EmailAddressSyntax;
import campus.contacts.records.UriSyntax;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The formats that schemas may use. Each is checked in time proportional to the text and in constant stack, unlike the regular
 * expressions of the validator's own formats.
 */
final class SchemaFormats {
    private static final int MAX_HOST = 253;
    private static final int MAX_LABEL = 63;

    /** @param allowed a description of valid texts, for messages */
    private record Checked(String name, String allowed, Predicate<String> holds) implements Format {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return holds.test(value);
        }
    }

    private static final List<Checked> CHECKED = List.of(
            new Checked("date", "a date such as 2026-10-03", SchemaFormats::isDate),
            new Checked(
                    "date-time",
                    "an RFC 3339 date-time such as 2026-10-03T06:30:00Z",
                    text -> DateTimeText.read(text).isPresent()),
            new Checked("duration", "an ISO 8601 duration such as P1DT12H", SchemaFormats::isDuration),
            new Checked("email", "an e-mail address such as name@example.edu", EmailAddressSyntax::isValid),
            new Checked("hostname", "a host name such as www.example.edu", SchemaFormats::isHostName),
            new Checked("ipv4", "an IPv4 address such as 192.0.2.1", SchemaFormats::isIpV4),
            new Checked("ipv6", "an IPv6 address such as 2001:db8::1", SchemaFormats::isIpV6),
            new Checked("osid-id", Id.ALLOWED, text -> Id.find(text).isPresent()),
            new Checked("time", "a time with its offset such as 06:30:00Z", SchemaFormats::isTime),
            new Checked("uri", "an absolute URI such as https://www.example.edu/", UriSyntax::isAbsolute),
            new Checked("uuid", "a UUID such as 123e4567-e89b-12d3-a456-426614174000", SchemaFormats::isUuid));

    private static final Map<String, Checked> BY_NAME =
            CHECKED.stream().collect(Collectors.toMap(Checked::name, Function.identity()));

    /** All formats, for the validator; {@code osid-id} is specific to this project. */
    static final List<Format> ALL = List.copyOf(CHECKED);

    private SchemaFormats() {}

    /** Returns a description of valid texts of the format, such as {@code a date such as 2026-10-03}. */
    static String allowed(String name) {
        return BY_NAME.get(name).allowed();
    }

    private static boolean isDate(String text) {
        if (!hasForm(text, "0000-00-00")) {
            return false;
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    /** Checks RFC 3339's full-time, without leap seconds. */
    private static boolean isTime(String text) {
        int seconds = "00:00:00".length();
        if (text.length() <= seconds || !hasForm(text.substring(0, seconds), "00:00:00")) {
            return false;
        }
        String zone = text.substring(seconds);
        if (zone.startsWith(".")) {
            int digits = digits(zone, 1);
            zone = digits == 0 ? "" : zone.substring(1 + digits);
        }
        try {
            LocalTime.parse(text.substring(0, seconds));
            if (!zone.equalsIgnoreCase("Z")) {
                LocalTime.parse(hasForm(zone, "+00:00") || hasForm(zone, "-00:00") ? zone.substring(1) : "");
            }
            return true;
        } catch (DateTimeException notATime) {
            return false;
        }
    }

    /** Checks a duration of RFC 3339, appendix A: numbers with units in descending order, some of which may be missing, or weeks alone. */
    private static boolean isDuration(String text) {
        int time = text.indexOf('T');
        String date = time < 0 ? text : text.substring(0, time);
        if (!text.startsWith("P") || text.length() == 1) {
            return false;
        }
        return hasAmounts(date, "W") && time < 0
                || hasAmounts(date, "YMD")
                        && (time < 0 || time + 1 < text.length() && hasAmounts(text.substring(time), "HMS"));
    }

    /** Returns whether numbers follow the first character, each with one of the units, in their order. */
    private static boolean hasAmounts(String text, String units) {
        int unit = 0;
        for (int at = 1; at < text.length(); at++) {
            int digits = digits(text, at);
            at += digits;
            int found = at < text.length() ? units.indexOf(text.charAt(at), unit) : -1;
            if (digits == 0 || found < 0) {
                return false;
            }
            unit = found + 1;
        }
        return true;
    }

    /** Checks a host name of RFC 1123, section 2.1. */
    private static boolean isHostName(String text) {
        if (text.length() > MAX_HOST) {
            return false;
        }
        for (String label : text.split("\\.", -1)) {
            boolean spelled = label.chars().allMatch(c -> isAsciiLetterOrDigit(c) || c == '-');
            if (!spelled
                    || label.isEmpty()
                    || label.length() > MAX_LABEL
                    || label.startsWith("-")
                    || label.endsWith("-")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpV4(String text) {
        String[] parts = text.split("\\.", -1);
        for (String part : parts) {
            int digits = digits(part, 0);
            boolean plain =
                    digits == part.length() && digits >= 1 && digits <= 3 && (digits == 1 || part.charAt(0) != '0');
            if (!plain || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return parts.length == 4;
    }

    /** Checks an IPv6 address of RFC 4291, section 2.2. */
    private static boolean isIpV6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text) == 8;
        }
        int before = gap == 0 ? 0 : groups(text.substring(0, gap));
        int after = gap + 2 == text.length() ? 0 : groups(text.substring(gap + 2));
        boolean dotted = text.substring(0, gap).indexOf('.') >= 0;
        return before >= 0 && after >= 0 && before + after <= 7 && !dotted;
    }

    /** Returns the number of 16-bit groups, of which an IPv4 address at the end counts as two; negative when the text is malformed. */
    private static int groups(String text) {
        String[] groups = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < groups.length; i++) {
            boolean dotted = i == groups.length - 1 && isIpV4(groups[i]);
            if (!dotted && !isHexadecimal(groups[i], 1, 4)) {
                return Integer.MIN_VALUE;
            }
            count += dotted ? 2 : 1;
        }
        return count;
    }

    private static boolean isUuid(String text) {
        String[] parts = text.split("-", -1);
        return parts.length == 5
                && isHexadecimal(parts[0], 8, 8)
                && isHexadecimal(parts[1], 4, 4)
                && isHexadecimal(parts[2], 4, 4)
                && isHexadecimal(parts[3], 4, 4)
                && isHexadecimal(parts[4], 12, 12);
    }

    /** Returns whether a text has the form, in which 0 stands for any digit. */
    private static boolean hasForm(String text, String form) {
        boolean holds = text.length() == form.length();
        for (int i = 0; holds && i < form.length(); i++) {
            char c = text.charAt(i);
            holds = form.charAt(i) == '0' ? c >= '0' && c <= '9' : c == form.charAt(i);
        }
        return holds;
    }

    /** Returns the number of digits from that position on. */
    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - from;
    }

    private static boolean isHexadecimal(String text, int min, int max) {
        return text.length() >= min
                && text.length() <= max
                && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
    }

    private static boolean isAsciiLetterOrDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
