package campus.contacts.osid;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Percent-encoding as in URLs (RFC 3986). Decoding is strict: {@link java.net.URLDecoder} would accept malformed UTF-8.
 */
public final class PercentEncoding {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] UNRESERVED = unreserved();

    private PercentEncoding() {}

    /** Encodes everything except unreserved characters. */
    public static String encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] encoded = new byte[3 * bytes.length];
        int length = 0;
        for (byte b : bytes) {
            if (b >= 0 && UNRESERVED[b]) {
                encoded[length++] = b;
            } else {
                encoded[length++] = '%';
                encoded[length++] = HEX[b >> 4 & 15];
                encoded[length++] = HEX[b & 15];
            }
        }
        return new String(encoded, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static boolean[] unreserved() {
        boolean[] unreserved = new boolean[128];
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
                .chars()
                .forEach(c -> unreserved[c] = true);
        return unreserved;
    }

    /** Decodes once; {@code +} is kept. Empty when the encoding or the UTF-8 in it is malformed. */
    public static Optional<String> decode(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                decoded.put(raw[i]);
                continue;
            }
            boolean whole = i + 2 < raw.length;
            int high = whole ? Character.digit(raw[i + 1], 16) : -1;
            int low = whole ? Character.digit(raw[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            decoded.put((byte) (high << 4 | low));
            i += 2;
        }
        return utf8(decoded.flip());
    }

    /** Reads UTF-8; empty when it is malformed. */
    private static Optional<String> utf8(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
