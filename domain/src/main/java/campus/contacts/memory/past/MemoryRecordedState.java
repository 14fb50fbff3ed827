package campus.contacts.memory.past;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.memory.state.MemoryTransaction;
import campus.contacts.spi.ObjectReader;
import campus.contacts.spi.RecordedState;
import java.time.Instant;

/** The data as they were at a moment. */
public record MemoryRecordedState(MemoryTransaction unit, Instant moment) implements RecordedState {
    @Override
    public ObjectReader<Contact, ContactQuery> contacts() {
        return new PastContacts(unit, moment);
    }

    @Override
    public ObjectReader<Address, AddressQuery> addresses() {
        return new PastAddresses(unit, moment);
    }

    @Override
    public ObjectReader<AddressBook, AddressBookQuery> addressBooks() {
        return new PastBooks(unit, moment);
    }
}
