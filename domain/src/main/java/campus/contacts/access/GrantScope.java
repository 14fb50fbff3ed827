package campus.contacts.access;

import campus.contacts.osid.Id;
import java.util.HashSet;
import java.util.Set;

/**
 * The extent of a grant: everywhere, or some address books and all their descendants.
 *
 * @param everywhere on every book, including future ones
 * @param addressBookIds the books granted one by one; empty when everywhere
 */
public record GrantScope(boolean everywhere, Set<Id> addressBookIds) {
    /** Covers every book. */
    public static final GrantScope EVERYWHERE = new GrantScope(true, Set.of());
    /** Covers no book. */
    public static final GrantScope NOWHERE = new GrantScope(false, Set.of());

    public GrantScope {
        addressBookIds = everywhere ? Set.of() : Set.copyOf(addressBookIds);
    }

    /** Returns a scope of these books and their descendants. */
    public static GrantScope of(Set<Id> addressBookIds) {
        return new GrantScope(false, addressBookIds);
    }

    /** Returns the scope that covers the books of both. */
    public GrantScope union(GrantScope other) {
        Set<Id> both = new HashSet<>(addressBookIds);
        both.addAll(other.addressBookIds);
        return new GrantScope(everywhere || other.everywhere, both);
    }

    public boolean nowhere() {
        return !everywhere && addressBookIds.isEmpty();
    }
}
