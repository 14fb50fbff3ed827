package campus.contacts.service;

import campus.contacts.Alias;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.service.rules.AliasRules;
import campus.contacts.spi.ObjectStore;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.util.List;
import java.util.Optional;

/**
 * The aliases of the objects of this provider: further Ids, by which other systems know them. Every use case
 * understands the alias of a visible object as it does the object's own Id; results name the own Id.
 *
 * <p>Every method throws {@link Refusal} when it rejects the request: {@link Refusal.Reason#NOT_FOUND} for objects that
 * do not exist or are not visible to the caller, then {@link Refusal.Reason#PERMISSION_DENIED} without the right to
 * update everything, then the reasons that the method names.
 */
public final class Aliases {
    /** The maximum number of aliases that an object can be given, without those of imports and merges. */
    public static final int MAX_ALIASES = AliasRules.MAX_ALIASES;

    private final Storage storage;

    Aliases(Storage storage) {
        this.storage = storage;
    }

    /** Returns the aliases of an object, in the order of their keys. */
    public List<Id> list(Caller caller, ObjectKind kind, Id id) {
        return storage.read(
                caller,
                unit -> unit.aliases().list(kind, find(unit, caller, kind, id)).stream()
                        .map(Alias::aliasId)
                        .toList());
    }

    /** Makes the checks of {@link #add} and {@link #remove} that do not depend on the alias. */
    public void checkChange(Caller caller, ObjectKind kind, Id id) {
        storage.read(unit -> {
            find(unit, caller, kind, id);
            AliasRules.requirePermission(caller);
            return null;
        });
    }

    /**
     * Gives an object an alias; no effect if it has it already.
     *
     * @param moves whether to take the alias from another object
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} for an Id that this provider assigns itself, {@link
     *     Refusal.Reason#ILLEGAL_STATE} when the object has {@value #MAX_ALIASES} aliases or another object has this one
     */
    public void add(Caller caller, ObjectKind kind, Id id, Id aliasId, boolean moves) {
        storage.write(caller, unit -> {
            Id objectId = lock(unit, caller, kind, id);
            AliasRules.requirePermission(caller);
            AliasRules.requireForeign(storage, aliasId);
            Optional<Id> owner = unit.aliases().owner(kind, aliasId);
            if (owner.isPresent() && owner.get().equals(objectId)) {
                return null;
            }
            if (moves) {
                // no second look at the owner: if another unit of work gives it to an object meanwhile, one of the two
                // is run again
                unit.aliases().remove(kind, aliasId);
            } else {
                AliasRules.requireFree(unit, kind, aliasId);
            }
            AliasRules.add(unit, storage, new Alias(kind, objectId, aliasId, false));
            return null;
        });
    }

    /**
     * Takes an alias from an object.
     *
     * @throws Refusal {@link Refusal.Reason#NOT_FOUND} also when the object has no such alias, {@link
     *     Refusal.Reason#ILLEGAL_STATE} for the Id of an object that was merged into this one
     */
    public void remove(Caller caller, ObjectKind kind, Id id, Id aliasId) {
        storage.write(caller, unit -> {
            Id objectId = lock(unit, caller, kind, id);
            AliasRules.requirePermission(caller);
            if (unit.aliases().owner(kind, aliasId).filter(objectId::equals).isEmpty()) {
                throw Refusal.notFound("alias");
            }
            if (storage.ownIds().isReserved(aliasId)) {
                throw Refusal.illegalState(
                        "the Id is that of a merged " + kind.label() + "; restore that " + kind.label() + " instead");
            }
            unit.aliases().remove(kind, aliasId);
            return null;
        });
    }

    /** Requires the right to give and take aliases: whoever has it may learn that something hidden has an alias. */
    public void checkPermission(Caller caller) {
        AliasRules.requirePermission(caller);
    }

    private static Id find(UnitOfWork unit, Caller caller, ObjectKind kind, Id id) {
        return store(unit, kind)
                .find(id, caller.visibility())
                .orElseThrow(() -> Refusal.notFound(kind))
                .id();
    }

    private static Id lock(UnitOfWork unit, Caller caller, ObjectKind kind, Id id) {
        find(unit, caller, kind, id);
        return store(unit, kind)
                .lock(id)
                .orElseThrow(() -> Refusal.notFound(kind))
                .id();
    }

    private static ObjectStore<?, ?> store(UnitOfWork unit, ObjectKind kind) {
        return switch (kind) {
            case CONTACT -> unit.contacts();
            case ADDRESS -> unit.addresses();
            case ADDRESS_BOOK -> unit.addressBooks();
        };
    }
}
