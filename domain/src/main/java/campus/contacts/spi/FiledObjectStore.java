package campus.contacts.spi;

import campus.contacts.OsidObject;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Provenance;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectVersion;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps objects that are filed in address books.
 *
 * @param <T> the kind of object
 * @param <Q> what lists of it are asked for with
 */
public interface FiledObjectStore<T extends OsidObject, Q> extends ObjectStore<T, Q> {
    /**
     * Stores a new object and files it in an address book that must exist.
     *
     * @param draft makes the object from the identity that the store gives it; may be called more than once
     * @param at when the object was made
     * @param provenance kept beside the object
     */
    T insert(Function<ObjectVersion, T> draft, Instant at, Id addressBookId, Provenance provenance);

    /** Stores a new object of an import or a facade. */
    default T insert(Function<ObjectVersion, T> draft, Instant at, Id addressBookId) {
        return insert(draft, at, addressBookId, Provenance.OFFICIAL);
    }

    /**
     * Replaces an object by a later version of itself.
     *
     * @param before as it was locked in this unit of work
     * @param provenance of the change; kept when it changes whom the object is about, and not looked at when it does not
     */
    void update(T before, T after, Provenance provenance);

    /** Replaces an object by a version that an import or a facade wrote. */
    @Override
    default void update(T before, T after) {
        update(before, after, Provenance.OFFICIAL);
    }

    /** Stores many new objects of an import as {@link #insert} does each; their numbers grow in the order of the list. */
    default List<T> insertAll(List<Filed<T>> drafts, Instant at) {
        return drafts.stream()
                .map(each -> insert(each.draft(), at, each.addressBookId()))
                .toList();
    }

    /**
     * What shall become an object.
     *
     * @param draft makes the object from the identity that the store gives it; may be called more than once
     * @param addressBookId the book to file it in, which must exist
     */
    record Filed<T>(Function<ObjectVersion, T> draft, Id addressBookId) {}

    /** Whether any of the books that the object is in is within reach. */
    boolean isWithin(Id id, GrantScope reach);

    /** Whether all of the books that the object is in are within reach. */
    boolean isWhollyWithin(Id id, GrantScope reach);

    /** Whether the object is in that very book. */
    boolean isFiled(Id id, Id addressBookId);

    /** The book of the data source that the object is in. */
    Optional<Id> sourceBook(Id id);

    /** By object, the books of the data sources that these objects are in. */
    default Map<Id, Id> sourceBooks(Collection<Id> ids) {
        Map<Id, Id> found = new HashMap<>();
        ids.forEach(id -> sourceBook(id).ifPresent(book -> found.put(id, book)));
        return found;
    }

    /** How many books the object is in. */
    int countBooks(Id id);

    /** Files a locked object into a book that must exist; nothing happens when it is there already. */
    void file(Id id, Id addressBookId);

    /** Takes a locked object out of a book. */
    void unfile(Id id, Id addressBookId);
}
