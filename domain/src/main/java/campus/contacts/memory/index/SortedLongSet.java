package campus.contacts.memory.index;

import java.util.Arrays;
import java.util.Collection;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.function.LongPredicate;

/**
 * A sorted set of numbers. Kept in an array, since most sets here have one element, and the large ones nearly always
 * grow at their end.
 */
public final class SortedLongSet implements SortedLongs {
    public static final SortedLongSet NONE = new SortedLongSet();

    private long[] values = new long[1];
    private int size;

    public static SortedLongSet of(Collection<Long> all) {
        SortedLongSet numbers = new SortedLongSet();
        numbers.values =
                all.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
        numbers.size = numbers.values.length;
        return numbers;
    }

    boolean add(long number) {
        int found = find(number);
        if (found >= 0) {
            return false;
        }
        int place = -found - 1;
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1) + 1);
        }
        System.arraycopy(values, place, values, place + 1, size - place);
        values[place] = number;
        size++;
        return true;
    }

    boolean remove(long number) {
        int found = find(number);
        if (found < 0) {
            return false;
        }
        size--;
        System.arraycopy(values, found + 1, values, found, size - found);
        return true;
    }

    public boolean contains(long number) {
        return find(number) >= 0;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public long size() {
        return size;
    }

    public boolean anyMatch(LongPredicate condition) {
        for (int i = 0; i < size; i++) {
            if (condition.test(values[i])) {
                return true;
            }
        }
        return false;
    }

    /** Returns a sorted copy, unaffected by later changes. */
    public long[] toArray() {
        return Arrays.copyOf(values, size);
    }

    @Override
    public PrimitiveIterator.OfLong after(long position) {
        int found = find(position);
        return new Walk(found >= 0 ? found + 1 : -found - 1, 1);
    }

    @Override
    public PrimitiveIterator.OfLong before(long position) {
        int found = find(position);
        return new Walk((found >= 0 ? found : -found - 1) - 1, -1);
    }

    private int find(long number) {
        return Arrays.binarySearch(values, 0, size, number);
    }

    private final class Walk implements PrimitiveIterator.OfLong {
        private final int step;
        private int place;

        private Walk(int place, int step) {
            this.place = place;
            this.step = step;
        }

        @Override
        public boolean hasNext() {
            return place >= 0 && place < size;
        }

        @Override
        public long nextLong() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            long number = values[place];
            place += step;
            return number;
        }
    }
}
