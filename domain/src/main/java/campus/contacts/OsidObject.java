package campus.contacts;

import campus.contacts.osid.Classification;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.RecordProperties;

/** What contacts, addresses and address books have in common. */
public sealed interface OsidObject permits Contact, Address, AddressBook {
    ObjectVersion identity();

    Classification classification();

    DisplayText display();

    /** The properties that its record types add. */
    RecordProperties properties();

    default Id id() {
        return identity().id();
    }
}
