package campus.contacts;

import java.util.HashSet;
import java.util.Set;

/**
 * Where a function is granted: everywhere, or on some address books and all their descendants.
 *
 * @param everywhere on every book, those to come included
 * @param addressBookIds the books granted one by one; empty when everywhere
 */
public record Reach(boolean everywhere, Set<Id> addressBookIds) {
    /** Granted on every book. */
    public static final Reach EVERYWHERE = new Reach(true, Set.of());
    /** Granted on none. */
    public static final Reach NOWHERE = new Reach(false, Set.of());

    public Reach {
        addressBookIds = everywhere ? Set.of() : Set.copyOf(addressBookIds);
    }

    /** Granted on these books and their descendants. */
    public static Reach of(Set<Id> addressBookIds) {
        return new Reach(false, addressBookIds);
    }

    /** Granted where either is. */
    public Reach union(Reach other) {
        Set<Id> both = new HashSet<>(addressBookIds);
        both.addAll(other.addressBookIds);
        return new Reach(everywhere || other.everywhere, both);
    }

    public boolean nowhere() {
        return !everywhere && addressBookIds.isEmpty();
    }
}
