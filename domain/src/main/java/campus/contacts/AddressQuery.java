package campus.contacts;

import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Selects the addresses to list; all conditions must hold.
 *
 * @param scope the address book to look at, or null: every book
 * @param resourceId the resource to which the address must belong, or null: any
 * @param mailbox the e-mail address that its record must name, ignoring case, or null: any or none
 * @param ids the addresses of which it must be one; null: any
 * @param text words that it must have; null: any
 */
public record AddressQuery(
        AddressBookScope scope, TypeFilter types, Id resourceId, String mailbox, Set<Id> ids, TextQuery text) {
    /** Every address. */
    public static final AddressQuery ALL = new AddressQuery(null, TypeFilter.ANY, null);

    public AddressQuery {
        Objects.requireNonNull(types);
        ids = ids == null ? null : Set.copyOf(ids);
    }

    /** Creates a query that accepts any mailbox, Id and text. */
    public AddressQuery(AddressBookScope scope, TypeFilter types, Id resourceId) {
        this(scope, types, resourceId, null, null, null);
    }

    public Optional<AddressBookScope> on() {
        return Optional.ofNullable(scope);
    }

    public AddressQuery ofResource(Id changed) {
        return new AddressQuery(scope, types, changed, mailbox, ids, text);
    }

    public AddressQuery withMailbox(String changed) {
        return new AddressQuery(scope, types, resourceId, changed, ids, text);
    }

    public AddressQuery among(Set<Id> changed) {
        return new AddressQuery(scope, types, resourceId, mailbox, changed, text);
    }

    public AddressQuery matching(TextQuery changed) {
        return new AddressQuery(scope, types, resourceId, mailbox, ids, changed);
    }
}
