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
 * Reads objects of one kind, as they are or as they were. An Id that is malformed, foreign or of another kind is not
 * found.
 *
 * @param <T> the kind of object
 * @param <Q> the query of its lists
 */
public interface ObjectReader<T extends OsidObject, Q> {
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

    /**
     * Returns the matching visible objects, in creation order. An address book in the query that does not exist is
     * empty.
     */
    List<T> list(Q query, Visibility visibility, PageRequest window);

    /** Returns the number of matching visible objects. */
    long count(Q query, Visibility visibility);
}
