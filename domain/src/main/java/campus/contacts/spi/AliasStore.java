package campus.contacts.spi;

import campus.contacts.Alias;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import java.util.List;
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

    /**
     * Gives an alias, which no existing object of the kind may have. When two units of work give the same alias
     * concurrently, only one succeeds.
     */
    void add(Alias alias);

    /** Takes an alias from the existing object that has it; no effect if none has it. */
    void remove(ObjectKind kind, Id aliasId);
}
