package campus.contacts;

import campus.contacts.osid.Classification;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.RecordProperties;

/** The common interface of contacts, addresses and address books. */
public sealed interface OsidObject permits Contact, Address, AddressBook {
    ObjectVersion identity();

    Classification classification();

    DisplayText display();

    /** Returns the properties that its record types add. */
    RecordProperties properties();

    default Id id() {
        return identity().id();
    }

    default ObjectKind kind() {
        if (this instanceof Contact) {
            return ObjectKind.CONTACT;
        }
        return this instanceof Address ? ObjectKind.ADDRESS : ObjectKind.ADDRESS_BOOK;
    }
}
