package campus.contacts.memory.index;

import java.util.Collection;
import java.util.Set;
import java.util.function.LongPredicate;

/** The address book hierarchy and the root marks at one time: now, or at a moment of the past. */
public interface BookHierarchy {
    SortedLongSet children(long parent);

    SortedLongSet parents(long child);

    /** Returns whether a book has a parent that meets the condition. */
    boolean hasParent(long child, LongPredicate condition);

    /** Returns whether a book is marked as a root. */
    boolean isMarked(long book);

    /** Returns those books and all their descendants. */
    Set<Long> withDescendants(Collection<Long> books);

    /** Returns those books and all their ancestors. */
    Set<Long> withAncestors(Collection<Long> books);
}
