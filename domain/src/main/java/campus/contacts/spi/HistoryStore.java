package campus.contacts.spi;

import campus.contacts.OsidObject;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.history.HistoryEntry;
import campus.contacts.history.HistoryPosition;
import campus.contacts.osid.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kept versions of the objects of one kind (recorded time, sections 1 to 4).
 *
 * <p>Current rights decide who may see a version. The versions of an existing object are visible to whoever may see the
 * object. Those of a deleted object are visible within a scope that includes every book that contained it when it was
 * deleted (for an address book: within the scope of all books only); a book that no longer exists is only in the scope
 * of all books. Besides, a version is hidden if a person to whom it refers is private now, if the address was not
 * released in it, or, for an address, if a contact of that time hides it, with the exceptions of {@link Visibility}.
 *
 * @param <T> the kind of object
 */
public interface HistoryStore<T extends OsidObject> {
    /**
     * Returns the entries of an object, newest first; without versions that are not visible, and without entries that
     * name a book that is not visible. Empty if neither the object nor a kept version of it is visible.
     *
     * @param before exclusive; null: from the newest
     */
    List<HistoryEntry<T>> list(Id id, Visibility visibility, @Nullable HistoryPosition before, int limit);

    /** Returns the positions of the entries that {@link #list} returns, without reading versions. */
    List<HistoryPosition> positions(Id id, Visibility visibility, @Nullable HistoryPosition before, int limit);

    /** Returns whether the object exists or any version of it is kept, and the caller may see the object. */
    boolean isKnown(Id id, Visibility visibility);

    /** Returns a version with content, the current one too, if it is kept and visible. */
    Optional<T> version(Id id, long version, Visibility visibility);

    /** Returns the deletion of a deleted object, locked until the end of the unit of work. */
    Optional<Deletion> lockDeletion(Id id);

    /**
     * The end of a deleted object.
     *
     * @param version the version that the deletion counts as
     * @param placeIds the existing books that contained the object when it was deleted; for an address book its existing
     *     parents
     * @param wasRoot whether the address book was marked as a root
     */
    record Deletion(long version, Instant at, Set<Id> placeIds, boolean wasRoot) {
        public Deletion {
            placeIds = Set.copyOf(placeIds);
        }
    }

    /**
     * Stores a deleted object again, under its own Id.
     *
     * @param restored the content with a version after the deletion, at the {@link UnitOfWork#moment}
     * @param addressBookIds the existing books that contain it from now on, at least one; none for an address book, which
     *     has no parents and is no root at first
     * @param provenance of the caller, for the links to persons that differ from those of the last version; the others
     *     keep theirs. Ignored for an address book
     */
    void restore(T restored, Set<Id> addressBookIds, Provenance provenance);

    /**
     * Marks the version that this unit of work wrote last for an existing object as restored instead of updated.
     */
    void markRestored(Id id);

    /**
     * Erases every kept version, every entry and the deletion of an object that does not exist any more.
     *
     * @return whether anything was kept
     */
    boolean erase(Id id);

    /**
     * Erases past filings in an address book that does not exist any more, before {@link #erase(Id)}. One unit of work
     * erases a limited number, so that a book in which very many objects were filed is erased in several.
     *
     * @param limit about how many of each kind of object
     * @return whether more may be left
     */
    boolean eraseFilings(Id id, int limit);

    /**
     * Erases one replaced version. No other version takes its place: the object did not exist in its time.
     *
     * @param version a kept version with content, not the current one
     */
    void erase(Id id, long version);
}
