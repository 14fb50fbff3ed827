package campus.contacts.spi;

import campus.contacts.Alias;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores the aliases of objects. The other stores of the unit of work find an existing object by its aliases as well. A
 * deleted object takes its aliases with it; when it is restored, it gets back those that no other object has by then.
 *
 * <p>The own Id of a deleted object may be an alias too: of the object into which it was merged. The other stores then
 * find that object by it, as long as no object with the Id exists; recorded states do so for moments at which none
 * existed; {@link HistoryStore} never does.
 */
public interface AliasStore {
    /** Returns the aliases of an existing object, in the order of their keys. */
    List<Alias> list(ObjectKind kind, Id id);

    /** Returns the primary Id of the existing object that has the alias. */
    Optional<Id> owner(ObjectKind kind, Id aliasId);

    /** Returns the primary Ids of the existing objects that have these aliases, by alias. */
    default Map<Id, Id> owners(ObjectKind kind, Collection<Id> aliasIds) {
        Map<Id, Id> owners = new HashMap<>();
        aliasIds.forEach(aliasId -> owner(kind, aliasId).ifPresent(id -> owners.put(aliasId, id)));
        return owners;
    }

    /** Gives many aliases, each as {@link #add} does. */
    default void addAll(Collection<Alias> aliases) {
        aliases.forEach(this::add);
    }

    /**
     * Gives an alias, which no existing object of the kind may have. When two units of work give the same alias
     * concurrently, only one succeeds.
     */
    void add(Alias alias);

    /** Takes an alias from the existing object that has it; no effect if none has it. */
    void remove(ObjectKind kind, Id aliasId);

    /** Returns the aliases that a deleted object takes with it, in the order of their keys. */
    List<Alias> ofDeleted(ObjectKind kind, Id id);

    /** Takes an alias from all objects, existing and deleted ones. */
    void forget(ObjectKind kind, Id aliasId);
}
