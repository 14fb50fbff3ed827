package campus.contacts.memory;

import java.util.PrimitiveIterator;

/** Numbers of objects that may be in a list: everything in the list is among them. None comes twice. */
interface SortedLongs {
    /** How many there are at the most; what the cheapest way to a list is chosen by. */
    long size();

    /** Those larger than that, smallest first. */
    PrimitiveIterator.OfLong after(long position);

    /** Those smaller than that, largest first. */
    PrimitiveIterator.OfLong before(long position);
}
