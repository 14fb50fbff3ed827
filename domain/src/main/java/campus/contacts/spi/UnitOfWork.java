package campus.contacts.spi;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;

/** The stores of one unit of work; not to be used after the unit has ended, nor by another thread. */
public interface UnitOfWork {
    FiledObjectStore<Contact, ContactQuery> contacts();

    FiledObjectStore<Address, AddressQuery> addresses();

    AddressBookStore addressBooks();

    IdempotencyStore idempotency();

    PersonStore people();

    MailboxStore mailboxes();

    ImportStore imports();

    ResultSnapshotStore foundSets();

    DirectoryStore directory();

    TaskStore tasks();
}
