package campus.contacts.service;

import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import java.util.Objects;

/**
 * Changes the children of one address book: one Id in each step, so that parent and child cannot be taken for each other.
 */
public record AddressBookChildren(AddressBookHierarchy hierarchy, Id parentId) {
    public AddressBookChildren {
        Objects.requireNonNull(hierarchy);
        Objects.requireNonNull(parentId);
    }

    /** Adds a child as {@link AddressBookHierarchy#addChild} does. */
    public void add(Caller caller, Id childId) {
        hierarchy.addChild(caller, parentId, childId);
    }

    /** Removes a child as {@link AddressBookHierarchy#removeChild} does. */
    public void remove(Caller caller, Id childId) {
        hierarchy.removeChild(caller, parentId, childId);
    }
}
