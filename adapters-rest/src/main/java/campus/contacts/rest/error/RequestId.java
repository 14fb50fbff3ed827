package campus.contacts.rest.error;

import campus.contacts.operations.RequestLogger;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The id that links a response to its log entry. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";

    /** The attribute of the request that holds the id, for the log, independent of the response header. */
    public static final String ATTRIBUTE = RequestLogger.ID;

    private RequestId() {}

    /** Returns a new id. It is unique, not secret. */
    public static String fresh() {
        byte[] id = new byte[12];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
