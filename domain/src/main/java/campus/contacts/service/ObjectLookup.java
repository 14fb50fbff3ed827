package campus.contacts.service;

import campus.contacts.OsidObject;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;

/**
 * Reads the objects of one kind, as they are or as they were.
 *
 * <p>Every method throws {@link campus.contacts.osid.Refusal}: {@code NOT_FOUND} for objects that do not exist or are
 * not visible to the caller, then {@code PERMISSION_DENIED}; of a moment in the past also {@code INVALID_ARGUMENT} if
 * the moment is in the future, and {@code EXPIRED} if nothing of it is kept.
 *
 * @param <T> the kind of object
 * @param <Q> the query of its lists
 */
public interface ObjectLookup<T extends OsidObject, Q> {
    T get(Caller caller, Id id);

    /** Returns a page of the objects visible to the caller. */
    Page<T> list(Caller caller, Q query, PageRequest window);

    /** Returns the number of matching objects that are visible to the caller. */
    long count(Caller caller, Q query);
}
