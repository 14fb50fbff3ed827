package campus.contacts.service.objects;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookNode;
import campus.contacts.AddressBookQuery;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;

/** Reads address books and their hierarchy, as they are or as they were. */
public interface AddressBookLookup extends ObjectLookup<AddressBook, AddressBookQuery> {
    /** The maximum number of nodes in one answer. */
    int MOST_NODES = 2000;

    /**
     * Returns a book with the levels above and below it that are visible to the caller.
     *
     * @throws campus.contacts.osid.Refusal also {@code INVALID_ARGUMENT} for more than {@value #MOST_NODES} nodes
     */
    AddressBookNode node(Caller caller, Id id, AddressBookNode.Levels levels);
}
