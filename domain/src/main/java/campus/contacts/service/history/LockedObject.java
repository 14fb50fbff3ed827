package campus.contacts.service.history;

import campus.contacts.OsidObject;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.HistoryStore.Deletion;
import campus.contacts.spi.ObjectStore;
import java.util.Optional;
import java.util.function.Predicate;

/** An existing object, or the deletion of a deleted one, locked until the end of the unit of work. */
record LockedObject<T extends OsidObject>(Optional<T> present, Optional<Deletion> deletion) {
    /**
     * Locks an object, or its deletion. Another transaction may restore the object while this one waits for the lock on
     * the deletion, so the object is looked up again.
     *
     * @param isMeant whether an existing object of the Id is meant, or another one that was merged into it
     */
    static <T extends OsidObject> LockedObject<T> of(ObjectStore<T, ?> store, Id id, Predicate<T> isMeant) {
        Optional<T> present = store.lock(id).filter(isMeant);
        if (present.isPresent()) {
            return new LockedObject<>(present, Optional.empty());
        }
        Optional<Deletion> deletion = store.history().lockDeletion(id);
        return new LockedObject<>(store.lock(id).filter(isMeant), deletion);
    }

    Deletion requireDeletion(ObjectKind kind) {
        return deletion.orElseThrow(() -> Refusal.notFound(kind));
    }
}
