package campus.contacts.memory.index;

import java.util.PrimitiveIterator;

/** Candidates for a list: distinct object numbers, of which the list is a subset. */
public interface SortedLongs {
    /** Returns an upper bound of the count; used to choose the smallest candidates. */
    long size();

    /** Returns the numbers greater than the given one, in ascending order. */
    PrimitiveIterator.OfLong after(long position);

    /** Returns the numbers less than the given one, in descending order. */
    PrimitiveIterator.OfLong before(long position);
}
