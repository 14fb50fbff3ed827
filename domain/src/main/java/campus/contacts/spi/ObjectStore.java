package campus.contacts.spi;

import campus.contacts.OsidObject;
import campus.contacts.osid.Id;
import java.util.Optional;

/**
 * Stores objects of one kind, and keeps what it replaces or deletes in their {@link #history}.
 *
 * @param <T> the kind of object
 * @param <Q> the query of its lists
 */
public interface ObjectStore<T extends OsidObject, Q> extends ObjectReader<T, Q> {
    /** Returns the current object, locked until the end of the unit of work; other writers wait. */
    Optional<T> lock(Id id);

    /**
     * Replaces an object by a later version of itself.
     *
     * @param before as it was locked in this unit of work
     * @param after with the {@link UnitOfWork#moment} of this unit of work
     */
    void update(T before, T after);

    /**
     * Deletes a locked object; for an address book also its edges to its parents.
     *
     * @param locked as it was locked in this unit of work
     */
    void delete(T locked);

    /** Returns the kept versions of the objects. */
    HistoryStore<T> history();
}
