package campus.contacts.spi;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;

/**
 * The objects as they were at a moment: versions, filings and hierarchy (recorded time, section 2). Who may see them is
 * decided as {@link HistoryStore} describes.
 */
public interface RecordedState {
    ObjectReader<Contact, ContactQuery> contacts();

    ObjectReader<Address, AddressQuery> addresses();

    ObjectReader<AddressBook, AddressBookQuery> addressBooks();
}
