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
}
