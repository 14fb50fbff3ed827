package campus.contacts.spi;

import campus.contacts.OsidObject;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectVersion;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stores objects that are filed in address books.
 *
 * @param <T> the kind of object
 * @param <Q> the query of its lists
 */
public interface FiledObjectStore<T extends OsidObject, Q> extends ObjectStore<T, Q> {
    /**
     * Stores a new object and files it in an address book that must exist.
     *
     * @param draft makes the object from the identity that the storage assigns; may be called more than once
     * @param provenance stored with the object
     */
    T insert(Function<ObjectVersion, T> draft, Id addressBookId, Provenance provenance);

    /**
     * Stores a new object as {@link #insert} does, if the object that it uses exists, which no other unit of work changes
     * meanwhile.
     *
     * @return empty if that object does not exist or the storage cannot do this with one statement
     * @see Storage#writeAtOnce
     */
    default Optional<T> insertAtOnce(Function<ObjectVersion, T> draft, Id addressBookId, Provenance provenance) {
        return Optional.empty();
    }

    /** Stores a new object of an import or a facade. */
    default T insert(Function<ObjectVersion, T> draft, Id addressBookId) {
        return insert(draft, addressBookId, Provenance.OFFICIAL);
    }

    /**
     * Returns an object if it is visible, to refer to it: until the end of the unit of work no other one changes it or who
     * sees it, while others refer to it too.
     */
    default Optional<T> findToUse(Id id, Visibility visibility) {
        return find(id, visibility);
    }

    /**
     * Replaces an object by a later version of itself.
     *
     * @param before as it was locked in this unit of work
     * @param provenance of the change; stored if the change affects the links to persons, otherwise ignored
     */
    void update(T before, T after, Provenance provenance);

    /**
     * Replaces an object that is not locked, as {@link #update} does, if it still has the same version.
     *
     * @param draft makes the object from the identity of its next version; may be called more than once
     * @return the new version; empty if the object has another version by now, or the storage cannot do this with one
     *     statement
     * @see Storage#writeAtOnce
     */
    default Optional<T> updateAtOnce(T before, Function<ObjectVersion, T> draft) {
        return Optional.empty();
    }

    /** Replaces an object by a version that an import or a facade wrote. */
    @Override
    default void update(T before, T after) {
        update(before, after, Provenance.OFFICIAL);
    }

    /**
     * Stores many new objects of an import, each as {@link #insert} does; their numbers increase in the order of the
     * list.
     *
     * @param provenance stored with each of them
     */
    default List<T> insertAll(List<Filed<T>> drafts, Provenance provenance) {
        return drafts.stream()
                .map(filed -> insert(filed.draft(), filed.addressBookId(), provenance))
                .toList();
    }

    /** Stores many new objects of an import of official data. */
    default List<T> insertAll(List<Filed<T>> drafts) {
        return insertAll(drafts, Provenance.OFFICIAL);
    }

    /**
     * A new object to be stored.
     *
     * @param draft makes the object from the identity that the storage assigns; may be called more than once
     * @param addressBookId the book to file it in, which must exist
     */
    record Filed<T>(Function<ObjectVersion, T> draft, Id addressBookId) {}

    /** Returns whether any of the books that contain the object is within the scope. */
    boolean isWithin(Id id, GrantScope grantScope);

    /** Returns whether all of the books that contain the object are within the scope. */
    boolean isWhollyWithin(Id id, GrantScope grantScope);

    /** Returns whether the object is filed in this book itself. */
    boolean isFiled(Id id, Id addressBookId);

    /** Returns the book of the data source that contains the object. */
    Optional<Id> sourceBook(Id id);

    /** Returns the books of the data sources that contain these objects, by object. */
    default Map<Id, Id> sourceBooks(Collection<Id> ids) {
        Map<Id, Id> found = new HashMap<>();
        ids.forEach(id -> sourceBook(id).ifPresent(book -> found.put(id, book)));
        return found;
    }

    /** Returns the number of books that contain the object. */
    int countBooks(Id id);

    /** Files a locked object into an existing book; no effect if it is already there. */
    void file(Id id, Id addressBookId);

    /** Removes a locked object from a book. */
    void unfile(Id id, Id addressBookId);
}
