package campus.contacts.spi;

import campus.contacts.osid.Id;
import java.util.Collection;
import java.util.List;

/**
 * Stores which contacts merges have moved away from addresses, as long as the past of these addresses is kept: the
 * restoration of the address moves them back.
 */
public interface MergeStore {
    /**
     * Records that a merge has moved contacts in this unit of work.
     *
     * @param addressId the address that they used before
     */
    void moved(Id addressId, Collection<Id> contactIds);

    /** Returns the contacts that a merge has moved away from a deleted address, in creation order. */
    List<Id> moved(Id addressId);

    /** Forgets which contacts were moved away from an address, after its restoration or for its erasure. */
    void forget(Id addressId);
}
