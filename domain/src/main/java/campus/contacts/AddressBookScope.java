package campus.contacts;

import campus.contacts.osid.Id;
import java.util.Objects;

/** An address book and the view of it that a list uses. */
public record AddressBookScope(Id addressBookId, AddressBookView view) {
    public AddressBookScope {
        Objects.requireNonNull(addressBookId);
        Objects.requireNonNull(view);
    }
}
