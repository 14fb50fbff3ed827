package campus.contacts.spi;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;

/** The stores as one unit of work sees them; not to be used after the unit has ended, nor by another thread. */
public interface UnitOfWork {
    FiledStore<Contact, ContactQuery> contacts();

    FiledStore<Address, AddressQuery> addresses();

    AddressBookStore addressBooks();

    AnswerStore answers();

    PersonStore people();

    MailboxStore mailboxes();

    ImportStore imports();

    FoundSetStore foundSets();

    DirectoryStore directory();

    TaskStore tasks();
}
