package campus.contacts.access;

import campus.contacts.osid.Id;
import java.util.HashSet;
import java.util.Set;

/**
 * Where a function is granted: everywhere, or on some address books and all their descendants.
 *
 * @param everywhere on every book, those to come included
 * @param addressBookIds the books granted one by one; empty when everywhere
 */
public record GrantScope(boolean everywhere, Set<Id> addressBookIds) {
    /** Granted on every book. */
    public static final GrantScope EVERYWHERE = new GrantScope(true, Set.of());
    /** Granted on none. */
    public static final GrantScope NOWHERE = new GrantScope(false, Set.of());

    public GrantScope {
        addressBookIds = everywhere ? Set.of() : Set.copyOf(addressBookIds);
    }

    /** Granted on these books and their descendants. */
    public static GrantScope of(Set<Id> addressBookIds) {
        return new GrantScope(false, addressBookIds);
    }

    /** Granted where either is. */
    public GrantScope union(GrantScope other) {
        Set<Id> both = new HashSet<>(addressBookIds);
        both.addAll(other.addressBookIds);
        return new GrantScope(everywhere || other.everywhere, both);
    }

    public boolean nowhere() {
        return !everywhere && addressBookIds.isEmpty();
    }
}
