package campus.contacts.service.objects;

import campus.contacts.OsidObject;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.service.history.ObjectHistory;

/**
 * Merges two objects of one kind that stand for one thing (exchange, section 4).
 *
 * <p>The kept object gets the books, the aliases and the record types of the other, and its values for what the kept one
 * lacks; the contacts of a merged address move to the kept one. The other is deleted. Its Id is an alias of the kept
 * object from then on, except for {@link ObjectHistory}, whose methods mean the merged object itself: {@link
 * ObjectHistory#restore} undoes the merge.
 *
 * <p>Every method throws {@link campus.contacts.osid.Refusal}: {@code NOT_FOUND} for objects that do not exist or are
 * not visible to the caller, then {@code PERMISSION_DENIED} without the rights to update the kept object, to delete the
 * other, and to organize the books that the kept one enters.
 *
 * @param <T> the kind of object
 */
public interface ObjectMerging<T extends OsidObject> {
    /** Makes the checks of {@link #merge} that do not depend on the version and the present state. */
    void checkMerge(Caller caller, Id keptId, Id otherId);

    /**
     * Merges an object into another one, in one step, and returns the kept one. Also throws {@code OUTDATED}, then {@code
     * ILLEGAL_STATE} if both Ids are those of one object, if the objects have different genus types, contacts different
     * references, or if the caller may not update a contact that would move.
     *
     * @param precondition of the kept object
     */
    T merge(Caller caller, Id keptId, Id otherId, VersionPrecondition precondition);

    /** Begins to merge another object into that one. */
    default Into<T> into(Id keptId) {
        return new Into<>(this, keptId);
    }

    /** A merge into one object, with one Id in each step, so that none can be taken for the other. */
    record Into<T extends OsidObject>(ObjectMerging<T> merging, Id keptId) {
        /** Merges that object into the kept one, whatever version it has, and returns the kept one. */
        public T merge(Caller caller, Id otherId) {
            return merging.merge(caller, keptId, otherId, VersionPrecondition.NONE);
        }
    }
}
