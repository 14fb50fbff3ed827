package campus.contacts;

import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import java.util.Objects;
import java.util.Optional;

/**
 * Which address books to list; all conditions must hold.
 *
 * @param position the place in the hierarchy, or null: any
 * @param providerId who must provide the book, or null: anyone
 * @param contactId a contact that must be in the book, or null: whatever is in it
 * @param addressId an address that must be in the book, or null: whatever is in it
 */
public record AddressBookQuery(Position position, TypeFilter types, Id providerId, Id contactId, Id addressId) {
    /** Every address book. */
    public static final AddressBookQuery ALL = new AddressBookQuery(null, TypeFilter.ANY, null, null, null);

    public AddressBookQuery {
        Objects.requireNonNull(types);
    }

    /** A place in the hierarchy, as the caller sees the hierarchy. */
    public sealed interface Position {
        /** Without a parent, and marked as a root or having children. */
        record Root() implements Position {}

        /** Directly below that book. */
        record ChildOf(Id addressBookId) implements Position {}

        /** Directly above that book. */
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
