package campus.contacts.memory.index;

import campus.contacts.ListOrder;
import campus.contacts.ListPosition;
import campus.contacts.PageRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/** A list before pagination: the candidates and the condition that they must meet. */
public record FilteredSortedLongs(SortedLongs candidates, LongPredicate condition) {
    public static final FilteredSortedLongs NOTHING = new FilteredSortedLongs(SortedLongSet.NONE, number -> false);

    /** Returns a list that reads the smallest of the candidate sets. */
    public static FilteredSortedLongs cheapest(List<SortedLongs> ways, LongPredicate condition) {
        SortedLongs fewest = ways.get(0);
        for (SortedLongs way : ways) {
            if (way.size() < fewest.size()) {
                fewest = way;
            }
        }
        return new FilteredSortedLongs(fewest, condition);
    }

    /** Returns the part of the list that consists of those numbers. */
    public FilteredSortedLongs among(SortedLongSet numbers) {
        return cheapest(List.of(numbers, candidates), number -> numbers.contains(number) && condition.test(number));
    }

    public long count() {
        long count = 0;
        for (PrimitiveIterator.OfLong all = candidates.after(0); all.hasNext(); ) {
            if (condition.test(all.nextLong())) {
                count++;
            }
        }
        return count;
    }

    /** Returns the numbers on a page in creation order. */
    public Iterable<Long> cut(PageRequest window) {
        PageRequest.From from = window.from();
        if (from instanceof PageRequest.From.Before before) {
            return cut(window, candidates.before(before.position().number()));
        }
        return cut(
                window,
                candidates.after(
                        from instanceof PageRequest.From.After after
                                ? after.position().number()
                                : 0));
    }

    /**
     * Returns the numbers on a page, in the order of the list.
     *
     * @param numbers at least the candidates from the start of the page on, in reading direction
     */
    public Iterable<Long> cut(PageRequest window, PrimitiveIterator.OfLong numbers) {
        Deque<Long> found = new ArrayDeque<>();
        boolean backwards = window.from() instanceof PageRequest.From.Before;
        collect(numbers, window, backwards ? found::addFirst : found::addLast);
        return found;
    }

    /**
     * Returns the numbers on a page of a list that is sorted here.
     *
     * @param positions returns the position of a number in the order of the page
     */
    public Iterable<Long> cut(PageRequest window, LongFunction<ListPosition> positions) {
        ListOrder order = window.order();
        List<ListPosition> sorted = new ArrayList<>();
        for (PrimitiveIterator.OfLong all = candidates.after(0); all.hasNext(); ) {
            long number = all.nextLong();
            if (condition.test(number)) {
                sorted.add(positions.apply(number));
            }
        }
        Comparator<ListPosition> reading = order::compare;
        if (window.from() instanceof PageRequest.From.Before before) {
            sorted.removeIf(position -> order.compare(position, before.position()) >= 0);
            reading = reading.reversed();
        } else if (window.from() instanceof PageRequest.From.After after) {
            sorted.removeIf(position -> order.compare(position, after.position()) <= 0);
        }
        sorted.sort(reading);
        return cut(window, sorted.stream().mapToLong(ListPosition::number).iterator());
    }

    private void collect(PrimitiveIterator.OfLong numbers, PageRequest window, LongConsumer into) {
        long skip = window.offset();
        int left = window.limit();
        while (left > 0 && numbers.hasNext()) {
            long number = numbers.nextLong();
            if (!condition.test(number)) {
                continue;
            }
            if (skip > 0) {
                skip--;
            } else {
                into.accept(number);
                left--;
            }
        }
    }
}
