package campus.contacts.osid;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Percent-encoding as in URLs (RFC 3986). Decoding is strict: {@link java.net.URLDecoder} would accept malformed UTF-8.
 */
public final class PercentEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /** Encodes everything except unreserved characters. */
    public static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return encodeBytes(text);
            }
            if (!isUnreserved((byte) c)) {
                HEX.toHexDigits(encoded.append(text, begin, i).append('%'), (byte) c);
                begin = i + 1;
            }
        }
        return encoded.append(text, begin, text.length()).toString();
    }

    private static String encodeBytes(String text) {
        StringBuilder encoded = new StringBuilder(3 * text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(b)) {
                encoded.append((char) b);
            } else {
                HEX.toHexDigits(encoded.append('%'), b);
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte b) {
        return b >= 'a' && b <= 'z'
                || b >= 'A' && b <= 'Z'
                || b >= '0' && b <= '9'
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
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
