package campus.contacts.rest.error;

import campus.contacts.operations.RequestLogger;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** What connects an answer with what the log has of it. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";

    /** What it is kept under in a request, for the log, whatever the header has in its place. */
    public static final String ATTRIBUTE = RequestLogger.ID;

    private RequestId() {}

    /** To be told from others, which is no secret. */
    public static String fresh() {
        byte[] id = new byte[12];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
