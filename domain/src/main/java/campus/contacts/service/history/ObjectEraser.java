package campus.contacts.service.history;

import campus.contacts.Alias;
import campus.contacts.OsidObject;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.HistoryStore;
import campus.contacts.spi.UnitOfWork;
import java.util.Optional;
import java.util.Set;

/** Erases objects of one kind with their history, in as many transactions as their past filings need. */
record ObjectEraser<T extends OsidObject, Q>(ObjectHistory<T, Q> objects) {
    /** The number of past filings that one transaction erases. On H2 other writers wait for it, on a busy machine about a second. */
    private static final int FILINGS_AT_ONCE = 1000;

    void check(Caller caller, Id id) {
        objects.storage().read(unit -> {
            objects.requireKnown(unit, caller, id);
            requireErase(caller);
            return null;
        });
    }

    private static void requireErase(Caller caller) {
        if (!caller.grantScope(AccessFunction.DELETE).everywhere()) {
            throw Refusal.denied();
        }
    }

    void erase(Caller caller, Id id, VersionPrecondition precondition) {
        Optional<Id> incomplete = eraseStep(caller, id, precondition);
        while (incomplete.isPresent()) {
            incomplete = eraseStep(caller, incomplete.get(), VersionPrecondition.NONE);
        }
    }

    /** Returns the own Id of an object of which only some past filings are erased yet. */
    private Optional<Id> eraseStep(Caller caller, Id id, VersionPrecondition precondition) {
        return objects.storage().write(caller, unit -> {
            objects.prepareRestore(unit);
            HistoryStore<T> history = objects.requireKnown(unit, caller, id);
            requireErase(caller);
            LockedObject<T> locked = LockedObject.of(objects.store(unit), id, object -> true);
            // an alias names nothing once its object is deleted
            Id ownId = locked.present().map(OsidObject::id).orElse(id);
            if (locked.present().isPresent()) {
                precondition.check(locked.present().get());
                eraseMerged(unit, ownId);
                objects.delete(unit, caller, locked.present().get());
            } else {
                precondition.checkDeletion(
                        locked.requireDeletion(objects.kind()).version());
            }
            if (history.eraseFilings(ownId, FILINGS_AT_ONCE)) {
                return Optional.of(ownId);
            }
            history.erase(ownId);
            unit.idempotency().empty(Set.of(ownId));
            return Optional.empty();
        });
    }

    /** Erases what was merged into an object: it is about the same. */
    private void eraseMerged(UnitOfWork unit, Id ownId) {
        for (Alias alias : unit.aliases().list(objects.kind(), ownId)) {
            if (objects.storage()
                    .ownIds()
                    .number(objects.kind(), alias.aliasId())
                    .isPresent()) {
                objects.store(unit).history().erase(alias.aliasId());
                unit.idempotency().empty(Set.of(alias.aliasId()));
            }
        }
    }
}
