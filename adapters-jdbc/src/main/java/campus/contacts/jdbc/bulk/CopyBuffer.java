package campus.contacts.jdbc.bulk;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * Encodes rows in the binary format of PostgreSQL's COPY (PostgreSQL 15, SQL Commands, COPY, "Binary Format"), in which texts need no
 * escaping and numbers no parsing. The Java type of a value must be that of its column: a long is a {@code bigint}, an integer an {@code
 * integer}, a short a {@code smallint}.
 */
final class CopyBuffer {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final short TRAILER = -1;
    private static final int NULL = -1;

    /** The epoch of the server's timestamps. */
    private static final long EPOCH =
            LocalDate.of(2000, 1, 1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();

    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16).put(HEADER);

    int size() {
        return buffer.position();
    }

    boolean hasRows() {
        return size() > HEADER.length;
    }

    void startRow(int fields) {
        room(Short.BYTES).putShort((short) fields);
    }

    void add(Object value) {
        if (value == null) {
            room(Integer.BYTES).putInt(NULL);
        } else if (value instanceof String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            field(utf8.length).put(utf8);
        } else if (value instanceof Long number) {
            field(Long.BYTES).putLong(number);
        } else if (value instanceof Integer number) {
            field(Integer.BYTES).putInt(number);
        } else if (value instanceof Short number) {
            field(Short.BYTES).putShort(number);
        } else if (value instanceof Boolean yes) {
            field(Byte.BYTES).put((byte) (yes ? 1 : 0));
        } else if (value instanceof OffsetDateTime moment) {
            field(Long.BYTES)
                    .putLong(TimeUnit.SECONDS.toMicros(moment.toEpochSecond() - EPOCH)
                            + TimeUnit.NANOSECONDS.toMicros(moment.getNano()));
        } else {
            throw new IllegalArgumentException("no column has values of " + value.getClass());
        }
    }

    private ByteBuffer field(int length) {
        return room(Integer.BYTES + length).putInt(length);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int larger = Math.max(2 * buffer.capacity(), buffer.position() + bytes);
            buffer = ByteBuffer.allocate(larger).put(buffer.flip());
        }
        return buffer;
    }

    /** Returns the encoded rows; valid until the buffer is cleared. */
    InputStream finish() {
        room(Short.BYTES).putShort(TRAILER);
        return new ByteArrayInputStream(buffer.array(), 0, buffer.position());
    }

    void clear() {
        buffer.clear().put(HEADER);
    }
}
