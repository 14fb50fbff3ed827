package campus.contacts.memory;

import campus.contacts.PageRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/** A list before pagination: the candidates and the condition that they must meet. */
record FilteredSortedLongs(SortedLongs candidates, LongPredicate condition) {
    static final FilteredSortedLongs NOTHING = new FilteredSortedLongs(SortedLongSet.NONE, number -> false);

    /** Returns a list that reads the smallest of the candidate sets. */
    static FilteredSortedLongs cheapest(List<SortedLongs> ways, LongPredicate condition) {
        SortedLongs fewest = ways.get(0);
        for (SortedLongs way : ways) {
            if (way.size() < fewest.size()) {
                fewest = way;
            }
        }
        return new FilteredSortedLongs(fewest, condition);
    }

    /** Returns the part of the list that consists of those numbers. */
    FilteredSortedLongs among(SortedLongSet numbers) {
        return cheapest(List.of(numbers, candidates), number -> numbers.contains(number) && condition.test(number));
    }

    long count() {
        long count = 0;
        for (PrimitiveIterator.OfLong all = candidates.after(0); all.hasNext(); ) {
            if (condition.test(all.nextLong())) {
                count++;
            }
        }
        return count;
    }

    /** Returns the numbers on the page, in ascending order. */
    Iterable<Long> cut(PageRequest window) {
        Deque<Long> found = new ArrayDeque<>();
        PageRequest.From from = window.from();
        if (from instanceof PageRequest.From.Before before) {
            collect(candidates.before(before.position()), window, found::addFirst);
        } else if (from instanceof PageRequest.From.After after) {
            collect(candidates.after(after.position()), window, found::addLast);
        } else {
            collect(candidates.after(0), window, found::addLast);
        }
        return found;
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
