package campus.contacts.service.rules;

import campus.contacts.Alias;
import campus.contacts.CreationRequest;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** The rules of aliases: who may give them, which Ids they may be, and how many an object has. */
public final class AliasRules {
    /** The maximum number of aliases that an object can be given, without those of imports and merges. */
    public static final int MAX_ALIASES = 20;

    private AliasRules() {}

    /** Requires the right to give a new object the alias that the request asks for. */
    public static void requirePermission(Caller caller, CreationRequest asked) {
        if (asked.aliasId() != null) {
            requirePermission(caller);
        }
    }

    /** Requires the right to give and take aliases. */
    public static void requirePermission(Caller caller) {
        if (!caller.grantScope(AccessFunction.UPDATE).everywhere()) {
            throw Refusal.denied();
        }
    }

    /**
     * Gives a new object the alias that its creation asked for.
     *
     * @param aliasId null: none
     */
    public static void addToNew(UnitOfWork unit, Storage storage, ObjectKind kind, Id objectId, @Nullable Id aliasId) {
        if (aliasId != null) {
            requireForeign(storage, aliasId);
            requireFree(unit, kind, aliasId);
            add(unit, storage, new Alias(kind, objectId, aliasId, false));
        }
    }

    public static void requireForeign(Storage storage, Id aliasId) {
        if (storage.ownIds().isReserved(aliasId)) {
            throw Refusal.invalid("an alias must not be an Id that this service assigns itself");
        }
    }

    public static void requireFree(UnitOfWork unit, ObjectKind kind, Id aliasId) {
        if (unit.aliases().owner(kind, aliasId).isPresent()) {
            throw Refusal.illegalState("another " + kind.label() + " has this alias");
        }
    }

    public static void add(UnitOfWork unit, Storage storage, Alias alias) {
        long given = unit.aliases().list(alias.kind(), alias.objectId()).stream()
                .filter(other -> !other.isImported() && !storage.ownIds().isReserved(other.aliasId()))
                .count();
        if (given >= MAX_ALIASES) {
            throw Refusal.illegalState("the " + alias.kind().label() + " has " + MAX_ALIASES + " aliases already");
        }
        unit.aliases().add(alias);
    }
}
