package campus.contacts.rest.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the header {@code traceparent} of a request (W3C Trace Context, section 3.2). */
public final class TraceContext {
    public static final String HEADER = "traceparent";

    /** Version, trace id, parent id and flags; later versions may append more. */
    private static final Pattern PARENT =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    private TraceContext() {}

    /** Returns the trace id, 32 hexadecimal digits; empty when the header is missing or malformed. */
    public static Optional<String> traceId(String header) {
        if (header == null || header.length() > 512) {
            return Optional.empty();
        }
        Matcher parent = PARENT.matcher(header);
        boolean isValid =
                parent.matches() && (parent.group(3) == null || !parent.group(1).equals("00"));
        return isValid ? Optional.of(parent.group(2)) : Optional.empty();
    }
}
