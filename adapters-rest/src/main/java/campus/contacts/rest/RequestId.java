package campus.contacts.rest;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** What connects an answer with what the log has of it. */
final class RequestId {
    static final String HEADER = "X-Request-Id";

    private RequestId() {}

    /** To be told from others, which is no secret. */
    static String fresh() {
        byte[] id = new byte[12];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
