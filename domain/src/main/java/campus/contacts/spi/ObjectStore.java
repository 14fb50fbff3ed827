package campus.contacts.spi;

import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps objects of one kind. An Id that is malformed, foreign or of another kind is simply not found.
 *
 * @param <T> the kind of object
 * @param <Q> what lists of it are asked for with
 */
public interface ObjectStore<T extends OsidObject, Q> {
    /** The object, when it is in sight: for an address book the book itself, else any book that it is in. */
    Optional<T> find(Id id, Visibility visibility);

    /** Those of these objects that are in sight, as by {@link #find}. */
    default Map<Id, T> findAll(Collection<Id> ids, Visibility visibility) {
        Map<Id, T> found = new HashMap<>();
        ids.forEach(id -> find(id, visibility).ifPresent(object -> found.put(id, object)));
        return found;
    }

    /**
     * The object as it is now, kept from changing until the unit of work ends; whoever else wants to change it waits.
     */
    Optional<T> lock(Id id);

    /** The objects in sight that match, in creation order. An address book asked for that does not exist holds nothing. */
    List<T> list(Q query, Visibility visibility, PageRequest window);

    /** How many objects in sight match. */
    long count(Q query, Visibility visibility);

    /**
     * Replaces an object by a later version of itself.
     *
     * @param before as it was locked in this unit of work
     */
    void update(T before, T after);

    /** Deletes a locked object, and for an address book its place under its parents. */
    void delete(Id id);
}
