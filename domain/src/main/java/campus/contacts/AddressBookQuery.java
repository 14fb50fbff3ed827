package campus.contacts;

import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import java.util.Objects;
import java.util.Optional;

/**
 * Selects the address books to list; all conditions must hold.
 *
 * @param position the place in the hierarchy, or null: any
 * @param providerId the required provider, or null: any
 * @param contactId a contact that must be in the book, or null: any content
 * @param addressId an address that must be in the book, or null: any content
 */
public record AddressBookQuery(Position position, TypeFilter types, Id providerId, Id contactId, Id addressId) {
    /** Every address book. */
    public static final AddressBookQuery ALL = new AddressBookQuery(null, TypeFilter.ANY, null, null, null);

    public AddressBookQuery {
        Objects.requireNonNull(types);
    }

    /** A place in the hierarchy, as the caller sees the hierarchy. */
    public sealed interface Position {
        /** Selects books without a parent that are marked as a root or have children. */
        record Root() implements Position {}

        /** Selects the books directly below the given book. */
        record ChildOf(Id addressBookId) implements Position {}

        /** Selects the books directly above the given book. */
        record ParentOf(Id addressBookId) implements Position {}
    }

    public Optional<Position> at() {
        return Optional.ofNullable(position);
    }

    public AddressBookQuery at(Position changed) {
        return new AddressBookQuery(changed, types, providerId, contactId, addressId);
    }

    public AddressBookQuery ofTypes(TypeFilter changed) {
        return new AddressBookQuery(position, changed, providerId, contactId, addressId);
    }
}
