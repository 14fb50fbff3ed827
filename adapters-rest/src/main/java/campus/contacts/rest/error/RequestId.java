package campus.contacts.rest.error;

import campus.contacts.operations.RequestLogger;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The id that links a response to its log entry. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";

    /** The attribute of the request that holds the id, for the log, independent of the response header. */
    public static final String ATTRIBUTE = RequestLogger.ID;

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private RequestId() {}

    /** Returns the id that a client or proxy gave its request, if it is well-formed: 1 to 128 letters, digits, dots, dashes and underscores. */
    public static Optional<String> given(String header) {
        return header != null && WELL_FORMED.matcher(header).matches() ? Optional.of(header) : Optional.empty();
    }

    /** Returns a new id. It is unique, not secret. */
    public static String fresh() {
        byte[] id = new byte[12];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
