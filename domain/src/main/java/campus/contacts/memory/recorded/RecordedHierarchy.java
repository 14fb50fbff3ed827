package campus.contacts.memory.recorded;

import campus.contacts.AddressBook;
import campus.contacts.history.Change;
import campus.contacts.history.HistoryEntry;
import campus.contacts.history.RecordedEvent;
import campus.contacts.memory.index.BookHierarchy;
import campus.contacts.memory.index.UndoLog;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The kept edges of the address book hierarchy and root marks. */
public final class RecordedHierarchy {
    /** The left number of every root mark. */
    public static final long ROOT = 0;

    /** Parents with their children. */
    public final RecordedRelation edges = new RecordedRelation();
    /** {@link #ROOT} with the books that are marked as a root. */
    public final RecordedRelation marks = new RecordedRelation();

    /** Returns the hierarchy as it was at the moment. */
    public BookHierarchy at(Instant moment) {
        return new HierarchyAtMoment(edges, marks, moment);
    }

    /** Deletes everything that is kept of a deleted book, in the histories of other books too. */
    public void erase(long book, UndoLog changes) {
        edges.removeIf(book, edge -> true, changes);
        marks.removeIf(book, mark -> true, changes);
        for (long child : edges.everOf(book).toArray()) {
            edges.removeIf(child, edge -> edge.left() == book, changes);
        }
    }

    /** Returns the parents that a deleted book had at its end. */
    public LongStream lastParents(long book, Instant deletedAt) {
        return edges.linksTo(book).stream()
                .filter(edge -> edge.endedWithObject(deletedAt))
                .mapToLong(RecordedRelation.Link::left);
    }

    /** Returns whether a deleted book was marked as a root at its end. */
    public boolean wasMarked(long book, Instant deletedAt) {
        return marks.linksTo(book).stream().anyMatch(mark -> mark.endedWithObject(deletedAt));
    }

    /** Returns the entries of the children and the root marks of a book, in any order. */
    public List<HistoryEntry<AddressBook>> entries(long book, LocalIds ownIds, ToLongFunction<Instant> versions) {
        List<HistoryEntry<AddressBook>> entries = new ArrayList<>();
        for (long child : edges.everOf(book).toArray()) {
            Id childId = ownIds.id(ObjectKind.ADDRESS_BOOK, child);
            for (RecordedRelation.Link edge : edges.linksTo(child)) {
                if (edge.left() == book) {
                    add(entries, Change.CHILD_ADDED, edge.began(), childId, versions);
                    add(entries, Change.CHILD_REMOVED, edge.ended(), childId, versions);
                }
            }
        }
        for (RecordedRelation.Link mark : marks.linksTo(book)) {
            add(entries, Change.ROOT_ADDED, ofItsOwn(mark.began()), null, versions);
            add(entries, Change.ROOT_REMOVED, ofItsOwn(mark.ended()), null, versions);
        }
        return entries;
    }

    private static @Nullable RecordedEvent ofItsOwn(@Nullable RecordedEvent event) {
        return event == null || event.isOfObject() ? null : event;
    }

    private static void add(
            List<HistoryEntry<AddressBook>> entries,
            Change change,
            @Nullable RecordedEvent event,
            @Nullable Id childId,
            ToLongFunction<Instant> versions) {
        if (event != null) {
            entries.add(new HistoryEntry<>(
                    change, versions.applyAsLong(event.at()), event.at(), event.by(), null, childId, null));
        }
    }
}
