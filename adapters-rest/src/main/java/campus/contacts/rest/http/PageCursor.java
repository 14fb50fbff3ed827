package campus.contacts.rest.http;

import campus.contacts.ListPosition;
import campus.contacts.history.Change;
import campus.contacts.history.HistoryPosition;
import campus.contacts.rest.error.HttpException;
import campus.contacts.storage.text.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A position in one list under its filters, opaque to clients (wire contract, section 3). */
final class PageCursor {
    private static final int CHECK_BYTES = 8;
    private static final int HISTORY_BYTES = Long.BYTES + Byte.BYTES + Long.BYTES;

    private PageCursor() {}

    /**
     * @param list identifies the list and its filters
     * @param direction {@code after} or {@code before}
     */
    static String write(ListPosition position, String direction, String list) {
        // a key has characters up to U+00FF only
        byte[] key = position.key().getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = ByteBuffer.allocate(Long.BYTES + key.length)
                .putLong(position.number())
                .put(key)
                .array();
        return write(bytes, direction, list);
    }

    /** Returns the cursor of a position in the history of an object. */
    static String write(HistoryPosition position, String direction, String list) {
        byte[] bytes = ByteBuffer.allocate(HISTORY_BYTES)
                .putLong(position.at().toEpochMilli())
                .put((byte) position.change().ordinal())
                .putLong(position.number())
                .array();
        return write(bytes, direction, list);
    }

    private static String write(byte[] position, String direction, String list) {
        ByteBuffer bytes = ByteBuffer.allocate(position.length + CHECK_BYTES).put(position);
        bytes.put(check(position, direction, list), 0, CHECK_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Returns the position; 400 when the cursor belongs to another list or was not issued by this server. */
    static ListPosition read(String cursor, String direction, String list) {
        ByteBuffer bytes = decode(cursor, direction, list);
        if (bytes.remaining() < Long.BYTES) {
            throw invalid(direction);
        }
        long number = bytes.getLong();
        String key = StandardCharsets.ISO_8859_1.decode(bytes).toString();
        // cursors are not signed, and PostgreSQL has no texts with this character
        if (key.indexOf('\0') >= 0) {
            throw invalid(direction);
        }
        return new ListPosition(key, number);
    }

    /** Returns the position in a history; 400 as of {@link #read}. */
    static HistoryPosition readHistory(String cursor, String direction, String list) {
        ByteBuffer bytes = decode(cursor, direction, list);
        if (bytes.remaining() != HISTORY_BYTES) {
            throw invalid(direction);
        }
        Instant at = Instant.ofEpochMilli(bytes.getLong());
        int change = bytes.get();
        if (change < 0 || change >= Change.values().length) {
            throw invalid(direction);
        }
        return new HistoryPosition(at, Change.values()[change], bytes.getLong());
    }

    private static ByteBuffer decode(String cursor, String direction, String list) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length > CHECK_BYTES) {
                byte[] position = Arrays.copyOf(bytes, bytes.length - CHECK_BYTES);
                if (write(position, direction, list).equals(cursor)) {
                    return ByteBuffer.wrap(position);
                }
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid(direction);
        }
        throw invalid(direction);
    }

    static HttpException invalid(String direction) {
        return HttpException.badRequest(
                "parameter '" + direction
                        + "' is not a cursor of this list and these filters; take it from the Link header of a page of the list");
    }

    private static byte[] check(byte[] position, String direction, String list) {
        return Hashes.ofParts(position, (direction + '\n' + list).getBytes(StandardCharsets.UTF_8));
    }
}
