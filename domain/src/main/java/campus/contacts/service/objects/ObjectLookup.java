package campus.contacts.service.objects;

import campus.contacts.OsidObject;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the objects of one kind, as they are or as they were.
 *
 * <p>Every method throws {@link Refusal}: {@code NOT_FOUND} for objects that do not exist or are
 * not visible to the caller, then {@code PERMISSION_DENIED}; of a moment in the past also {@code INVALID_ARGUMENT} if
 * the moment is in the future, and {@code EXPIRED} if nothing of it is kept.
 *
 * @param <T> the kind of object
 * @param <Q> the query of its lists
 */
public interface ObjectLookup<T extends OsidObject, Q> {
    ObjectKind kind();

    T get(Caller caller, Id id);

    /** Returns those of these objects that are visible to the caller; the others are absent. */
    Map<Id, T> findAll(Caller caller, Collection<Id> ids);

    /**
     * Returns the objects with these Ids in the order of the Ids, each once (OSID 3.0.0, plenary view). Contrary to the
     * comparative view of {@link #list}, no object may be missing.
     *
     * @param query conditions, one of which is that an object is {@code among} these
     * @throws Refusal {@code NOT_FOUND} also if an object does not meet the conditions
     */
    default List<T> getAll(Caller caller, Q query, Collection<Id> ids) {
        Map<Id, T> found = new HashMap<>();
        list(caller, query, PageRequest.first(ids.size())).items().forEach(object -> found.put(object.id(), object));
        Map<Id, T> all = new LinkedHashMap<>();
        for (Id id : ids) {
            Id ownId = found.containsKey(id) ? id : get(caller, id).id();
            if (!found.containsKey(ownId)) {
                throw Refusal.notFound(kind());
            }
            all.put(ownId, found.get(ownId));
        }
        return List.copyOf(all.values());
    }

    /** Returns a page of the objects visible to the caller. */
    Page<T> list(Caller caller, Q query, PageRequest window);

    /** Returns the number of matching objects that are visible to the caller. */
    long count(Caller caller, Q query);
}
