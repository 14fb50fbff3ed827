package campus.contacts.memory.recorded;

import campus.contacts.memory.index.BookHierarchy;
import campus.contacts.memory.index.MemoryBookHierarchy;
import campus.contacts.memory.index.SortedLongSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.function.LongPredicate;

/** The address book hierarchy as it was at a moment. */
record HierarchyAtMoment(RecordedRelation edges, RecordedRelation marks, Instant moment) implements BookHierarchy {
    @Override
    public SortedLongSet children(long parent) {
        return set(edges.of(parent, moment));
    }

    @Override
    public SortedLongSet parents(long child) {
        return set(edges.to(child, moment));
    }

    private static SortedLongSet set(long[] books) {
        return SortedLongSet.of(Arrays.stream(books).boxed().toList());
    }

    @Override
    public boolean hasParent(long child, LongPredicate condition) {
        return edges.anyTo(child, moment, condition);
    }

    @Override
    public boolean isMarked(long book) {
        return marks.isLinked(RecordedHierarchy.ROOT, book, moment);
    }

    @Override
    public Set<Long> withDescendants(Collection<Long> books) {
        return MemoryBookHierarchy.closure(books, book -> edges.of(book, moment));
    }

    @Override
    public Set<Long> withAncestors(Collection<Long> books) {
        return MemoryBookHierarchy.closure(books, book -> edges.to(book, moment));
    }
}
