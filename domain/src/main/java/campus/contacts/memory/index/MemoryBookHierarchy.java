package campus.contacts.memory.index;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/** The present edges of the address book hierarchy and the root marks. */
public final class MemoryBookHierarchy implements BookHierarchy {
    private final LongRelation links = new LongRelation();
    private final Set<Long> marked = new HashSet<>();

    @Override
    public SortedLongSet children(long parent) {
        return links.of(parent);
    }

    @Override
    public SortedLongSet parents(long child) {
        return links.to(child);
    }

    @Override
    public boolean hasParent(long child, LongPredicate condition) {
        return parents(child).anyMatch(condition);
    }

    public void add(long parent, long child, UndoLog changes) {
        links.add(parent, child, changes);
    }

    public void remove(long parent, long child, UndoLog changes) {
        links.remove(parent, child, changes);
    }

    public void forget(long book, UndoLog changes) {
        links.removeAllTo(book, changes);
        mark(book, false, changes);
    }

    @Override
    public boolean isMarked(long book) {
        return marked.contains(book);
    }

    public void mark(long book, boolean mark, UndoLog changes) {
        if (mark ? marked.add(book) : marked.remove(book)) {
            changes.made(() -> {
                if (mark) {
                    marked.remove(book);
                } else {
                    marked.add(book);
                }
            });
        }
    }

    @Override
    public Set<Long> withDescendants(Collection<Long> books) {
        return closure(books, book -> children(book).toArray());
    }

    @Override
    public Set<Long> withAncestors(Collection<Long> books) {
        return closure(books, book -> parents(book).toArray());
    }

    /** Returns those books and all that can be reached from them, such as their descendants over their children. */
    public static Set<Long> closure(Collection<Long> books, LongFunction<long[]> next) {
        Set<Long> found = new LinkedHashSet<>(books);
        Deque<Long> left = new ArrayDeque<>(found);
        while (!left.isEmpty()) {
            for (long adjacent : next.apply(left.pop())) {
                if (found.add(adjacent)) {
                    left.push(adjacent);
                }
            }
        }
        return found;
    }

    /** Returns the closure of one book without the book itself. */
    public static SortedLongSet others(long book, UnaryOperator<Set<Long>> closure) {
        SortedLongSet others = SortedLongSet.of(closure.apply(Set.of(book)));
        others.remove(book);
        return others;
    }

    /** Returns the number of books reachable from one, including itself; counting stops at {@code max}. */
    public static int count(long book, LongFunction<SortedLongSet> next, int max) {
        Set<Long> seen = new HashSet<>(Set.of(book));
        Deque<Long> left = new ArrayDeque<>(seen);
        while (!left.isEmpty() && seen.size() < max) {
            for (long adjacent : next.apply(left.pop()).toArray()) {
                if (seen.add(adjacent)) {
                    left.push(adjacent);
                }
            }
        }
        return Math.min(seen.size(), max);
    }

    /**
     * Returns whether any of those books is one of the others or a descendant of one; searches upwards, where there are
     * few books.
     */
    public boolean isAnyBelow(long[] books, Set<Long> ancestors) {
        Set<Long> seen = new HashSet<>();
        Deque<Long> left = new ArrayDeque<>();
        for (long book : books) {
            left.push(book);
        }
        while (!left.isEmpty()) {
            long book = left.pop();
            if (ancestors.contains(book)) {
                return true;
            }
            for (long parent : parents(book).toArray()) {
                if (seen.add(parent)) {
                    left.push(parent);
                }
            }
        }
        return false;
    }
}
