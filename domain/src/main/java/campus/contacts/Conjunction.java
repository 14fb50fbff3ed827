package campus.contacts;

import campus.contacts.osid.Id;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Combines conditions of two queries into those of the query that selects what both select; null: no condition. */
final class Conjunction {
    private Conjunction() {}

    /** Returns the one of two conditions that is given; null if none is. */
    static <T> @Nullable T either(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }

    /** Returns whether two values are required that are not the same. */
    static boolean isContradiction(@Nullable Object one, @Nullable Object other) {
        return one != null && other != null && !one.equals(other);
    }

    /**
     * Returns the scope of the query that has one; null if none has.
     *
     * @throws IllegalArgumentException when both have one
     */
    static @Nullable AddressBookScope scope(@Nullable AddressBookScope one, @Nullable AddressBookScope other) {
        if (one != null && other != null) {
            throw new IllegalArgumentException("both queries have a scope");
        }
        return either(one, other);
    }

    /** Returns the Ids that are in both sets. */
    static @Nullable Set<Id> common(@Nullable Set<Id> one, @Nullable Set<Id> other) {
        if (one == null || other == null) {
            return either(one, other);
        }
        Set<Id> both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }

    /** Returns the conditions of both lists. */
    static <T> List<T> all(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
