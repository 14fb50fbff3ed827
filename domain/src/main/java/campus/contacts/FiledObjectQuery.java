package campus.contacts;

import campus.contacts.osid.Id;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects objects that are filed in address books; all conditions must hold.
 *
 * @param <Q> the type of the query itself
 */
public sealed interface FiledObjectQuery<Q extends FiledObjectQuery<Q>> permits ContactQuery, AddressQuery {
    /** Returns the address book to look at; empty: every book. */
    Optional<AddressBookScope> on();

    /** @param changed null: every book */
    Q on(@Nullable AddressBookScope changed);

    /** Returns the same query in every book. */
    default Q inEveryBook() {
        return on((AddressBookScope) null);
    }

    /** @param changed the objects of which a selected one must be one; null: any */
    Q among(@Nullable Set<Id> changed);

    /**
     * Returns the query of the objects that both queries select.
     *
     * @param other an Id in it and a different one in this query name different objects
     * @throws IllegalArgumentException when both have a scope
     */
    Q and(Q other);
}
