package campus.contacts.service;

import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import java.util.Objects;

/**
 * Changes the children of one address book: one Id in each step, so that parent and child cannot be taken for each other.
 */
public record AddressBookChildren(AddressBooks books, Id parentId) {
    public AddressBookChildren {
        Objects.requireNonNull(books);
        Objects.requireNonNull(parentId);
    }

    /** Adds a child as {@link AddressBooks#addChild} does. */
    public void add(Caller caller, Id childId) {
        books.addChild(caller, parentId, childId);
    }

    /** Removes a child as {@link AddressBooks#removeChild} does. */
    public void remove(Caller caller, Id childId) {
        books.removeChild(caller, parentId, childId);
    }
}
