package campus.contacts.jdbc.columns;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Packs ascending numbers as differences, in a variable-length encoding of seven bits per byte, lowest bits first. */
public final class PackedLongs {
    private PackedLongs() {}

    /**
     * Packs numbers.
     *
     * @param numbers not negative, in ascending order
     */
    public static byte[] pack(long[] numbers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(numbers.length * 2 + 8);
        long before = 0;
        for (long number : numbers) {
            long left = number - before;
            while (left > 0x7F) {
                bytes.write((int) (left & 0x7F | 0x80));
                left >>>= 7;
            }
            bytes.write((int) left);
            before = number;
        }
        return bytes.toByteArray();
    }

    public static long[] unpack(byte[] bytes) {
        long[] numbers = new long[bytes.length];
        int count = 0;
        long before = 0;
        long distance = 0;
        int shift = 0;
        for (byte each : bytes) {
            distance |= (each & 0x7FL) << shift;
            shift += 7;
            if (each >= 0) {
                before += distance;
                numbers[count++] = before;
                distance = 0;
                shift = 0;
            }
        }
        return Arrays.copyOf(numbers, count);
    }
}
