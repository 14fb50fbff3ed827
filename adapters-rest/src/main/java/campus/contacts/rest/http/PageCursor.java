package campus.contacts.rest.http;

import campus.contacts.rest.error.HttpException;
import campus.contacts.storage.text.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A position in one list under its filters, opaque to clients (wire contract, section 3). */
final class PageCursor {
    private static final int CHECK_BYTES = 8;

    private PageCursor() {}

    /**
     * @param list identifies the list and its filters
     * @param direction {@code after} or {@code before}
     */
    static String write(long position, String direction, String list) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + CHECK_BYTES).putLong(position);
        bytes.put(check(position, direction, list), 0, CHECK_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Returns the position; 400 when the cursor belongs to another list or was not issued by this server. */
    static long read(String cursor, String direction, String list) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == Long.BYTES + CHECK_BYTES) {
                long position = ByteBuffer.wrap(bytes).getLong();
                if (write(position, direction, list).equals(cursor)) {
                    return position;
                }
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid(direction);
        }
        throw invalid(direction);
    }

    private static HttpException invalid(String direction) {
        return HttpException.badRequest("parameter '" + direction + "' is not a cursor of this list and these filters");
    }

    private static byte[] check(long position, String direction, String list) {
        String signed = position + "\n" + direction + "\n" + list;
        return Hashes.ofParts(signed.getBytes(StandardCharsets.UTF_8));
    }
}
