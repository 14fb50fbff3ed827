package campus.contacts.memory.index;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * The union of several sets of numbers, merged during iteration: the cost of a page does not depend on the size of the
 * book.
 */
public record MergedLongSets(List<SortedLongSet> parts) implements SortedLongs {
    @Override
    public long size() {
        return parts.stream().mapToLong(SortedLongSet::size).sum();
    }

    @Override
    public PrimitiveIterator.OfLong after(long position) {
        return new Merge(parts, part -> part.after(position), 1);
    }

    @Override
    public PrimitiveIterator.OfLong before(long position) {
        return new Merge(parts, part -> part.before(position), -1);
    }

    /** The next number of one set, and the rest of that set. */
    private record Head(long number, PrimitiveIterator.OfLong rest) {}

    private static final class Merge implements PrimitiveIterator.OfLong {
        private final PriorityQueue<Head> heads;

        private Merge(
                List<SortedLongSet> parts, Function<SortedLongSet, PrimitiveIterator.OfLong> walk, int direction) {
            heads = new PriorityQueue<>((a, b) -> direction * Long.compare(a.number, b.number));
            parts.forEach(part -> push(walk.apply(part)));
        }

        private void push(PrimitiveIterator.OfLong walk) {
            if (walk.hasNext()) {
                heads.add(new Head(walk.nextLong(), walk));
            }
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public long nextLong() {
            if (heads.isEmpty()) {
                throw new NoSuchElementException();
            }
            long number = heads.element().number;
            while (!heads.isEmpty() && heads.element().number == number) {
                push(heads.remove().rest);
            }
            return number;
        }
    }
}
