package campus.contacts.jdbc.past;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.jdbc.columns.RecordedSpan;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.spi.ObjectReader;
import campus.contacts.spi.RecordedState;
import java.time.Instant;

/** Reads the objects as they were at a moment. */
public record JdbcRecordedState(JdbcTransaction unit, Instant moment) implements RecordedState {
    @Override
    public ObjectReader<Contact, ContactQuery> contacts() {
        return new RecordedContacts(unit, RecordedSpan.at(moment));
    }

    @Override
    public ObjectReader<Address, AddressQuery> addresses() {
        return new RecordedAddresses(unit, RecordedSpan.at(moment));
    }

    @Override
    public ObjectReader<AddressBook, AddressBookQuery> addressBooks() {
        return new RecordedAddressBooks(unit, RecordedSpan.at(moment));
    }
}
