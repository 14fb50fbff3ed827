package campus.contacts.spi;

import java.util.Arrays;

/** Numbers that come in order, eight bytes each. */
final class SortedLongArray {
    private long[] values = new long[1024];
    private int size;

    /** @param number larger than the one before */
    void add(long number) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = number;
    }

    boolean contains(long number) {
        return Arrays.binarySearch(values, 0, size, number) >= 0;
    }
}
