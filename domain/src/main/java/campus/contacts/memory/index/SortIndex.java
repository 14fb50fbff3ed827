package campus.contacts.memory.index;

import campus.contacts.ListOrder;
import campus.contacts.ListPosition;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The numbers of objects by a sorted value, for both directions of its order. */
final class SortIndex {
    private final ListOrder order;
    private final NavigableMap<String, SortedLongSet> numbers = new TreeMap<>();

    /** @param order ascending */
    SortIndex(ListOrder order) {
        this.order = order;
    }

    ListOrder order() {
        return order;
    }

    /** Moves an object from the place of one version to that of another; null for none. */
    void move(long number, @Nullable OsidObject from, @Nullable OsidObject to) {
        String before = from == null ? null : order.key(from);
        String after = to == null ? null : order.key(to);
        if (before != null && before.equals(after)) {
            return;
        }
        if (before != null) {
            SortedLongSet equals = Objects.requireNonNull(numbers.get(before));
            equals.remove(number);
            if (equals.isEmpty()) {
                numbers.remove(before);
            }
        }
        if (after != null) {
            numbers.computeIfAbsent(after, none -> new SortedLongSet()).add(number);
        }
    }

    /** Returns the numbers from the start of a page on, in reading direction. */
    PrimitiveIterator.OfLong walk(PageRequest window) {
        boolean backwards = window.from() instanceof PageRequest.From.Before;
        boolean down = window.order().isDescending() != backwards;
        ListPosition from = window.from() instanceof PageRequest.From.Before before
                ? before.position()
                : window.from() instanceof PageRequest.From.After after ? after.position() : null;
        NavigableMap<String, SortedLongSet> rest =
                from == null ? numbers : down ? numbers.headMap(from.key(), true) : numbers.tailMap(from.key(), true);
        return new Walk((down ? rest.descendingMap() : rest), from, backwards);
    }

    /** Reads the sets of equal values one after the other. */
    private static final class Walk implements PrimitiveIterator.OfLong {
        private final Iterator<NavigableMap.Entry<String, SortedLongSet>> sets;
        private final @Nullable ListPosition from;
        private final boolean backwards;
        private PrimitiveIterator.OfLong set = SortedLongSet.NONE.after(0);

        private Walk(NavigableMap<String, SortedLongSet> rest, @Nullable ListPosition from, boolean backwards) {
            this.sets = rest.entrySet().iterator();
            this.from = from;
            this.backwards = backwards;
        }

        @Override
        public boolean hasNext() {
            while (!set.hasNext() && sets.hasNext()) {
                NavigableMap.Entry<String, SortedLongSet> next = sets.next();
                long start = from != null && next.getKey().equals(from.key())
                        ? from.number()
                        : backwards ? Long.MAX_VALUE : 0;
                set = backwards
                        ? next.getValue().before(start)
                        : next.getValue().after(start);
            }
            return set.hasNext();
        }

        @Override
        public long nextLong() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return set.nextLong();
        }
    }
}
