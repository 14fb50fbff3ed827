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
 * Stores objects of one kind. An Id that is malformed, foreign or of another kind is not found.
 *
 * @param <T> the kind of object
 * @param <Q> the query of its lists
 */
public interface ObjectStore<T extends OsidObject, Q> {
    /**
     * Returns the object if it is visible: for an address book the book itself, otherwise any book that contains it, is
     * within the scope.
     */
    Optional<T> find(Id id, Visibility visibility);

    /** Returns those of these objects that are visible, as by {@link #find}. */
    default Map<Id, T> findAll(Collection<Id> ids, Visibility visibility) {
        Map<Id, T> found = new HashMap<>();
        ids.forEach(id -> find(id, visibility).ifPresent(object -> found.put(id, object)));
        return found;
    }

    /** Returns the current object, locked until the end of the unit of work; other writers wait. */
    Optional<T> lock(Id id);

    /**
     * Returns the matching visible objects, in creation order. An address book in the query that does not exist is
     * empty.
     */
    List<T> list(Q query, Visibility visibility, PageRequest window);

    /** Returns the number of matching visible objects. */
    long count(Q query, Visibility visibility);

    /**
     * Replaces an object by a later version of itself.
     *
     * @param before as it was locked in this unit of work
     */
    void update(T before, T after);

    /** Deletes a locked object; for an address book also its edges to its parents. */
    void delete(Id id);
}
