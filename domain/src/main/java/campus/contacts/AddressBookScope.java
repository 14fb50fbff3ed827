package campus.contacts;

import campus.contacts.osid.Id;
import java.util.Objects;

/** An address book as a list looks at it. */
public record AddressBookScope(Id addressBookId, AddressBookView view) {
    public AddressBookScope {
        Objects.requireNonNull(addressBookId);
        Objects.requireNonNull(view);
    }
}
