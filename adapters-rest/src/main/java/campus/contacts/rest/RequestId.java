package campus.contacts.rest;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What connects an answer with what the log has of it. */
final class RequestId {
    static final String HEADER = "X-Request-Id";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RequestId() {}

    static String fresh() {
        byte[] id = new byte[12];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
