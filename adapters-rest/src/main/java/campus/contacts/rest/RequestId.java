package campus.contacts.rest;

import campus.contacts.operations.RequestWatch;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** What connects an answer with what the log has of it. */
final class RequestId {
    static final String HEADER = "X-Request-Id";

    /** What it is kept under in a request, for the log, whatever the header has in its place. */
    static final String ATTRIBUTE = RequestWatch.ID;

    private RequestId() {}

    /** To be told from others, which is no secret. */
    static String fresh() {
        byte[] id = new byte[12];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
