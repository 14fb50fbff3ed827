package campus.contacts.storage;

import java.util.Arrays;

/** An array of ascending numbers, eight bytes each. */
final class SortedLongArray {
    private long[] values = new long[1024];
    private int size;

    /** @param number larger than the previous one */
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
