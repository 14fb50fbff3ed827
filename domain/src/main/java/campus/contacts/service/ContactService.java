package campus.contacts.service;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.records.BuiltInTypes;
import campus.contacts.service.duplicates.Duplicates;
import campus.contacts.service.feed.ChangeFeed;
import campus.contacts.service.history.AddressBookHistory;
import campus.contacts.service.history.AddressHistory;
import campus.contacts.service.history.ContactHistory;
import campus.contacts.service.history.ObjectHistory;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import java.time.Clock;
import java.util.List;

/** The entry point for embedders: the use cases over one storage. Thread-safe. */
public final class ContactService implements AutoCloseable {
    private final Storage storage;
    private final TypeCatalog types;
    private final Contacts contacts;
    private final Addresses addresses;
    private final AddressBooks addressBooks;
    private final ObjectHistory<Contact, ContactQuery> contactHistory;
    private final ObjectHistory<Address, AddressQuery> addressHistory;
    private final AddressBookHistory addressBookHistory;
    private final Aliases aliases;
    private final Duplicates duplicates;
    private final ChangeFeed changes;
    private final IdempotentRequests idempotency;

    /** Creates the use cases for a storage, which {@link #close()} closes. */
    public ContactService(Storage storage, TypeCatalog types, Clock clock) {
        this.storage = storage;
        this.types = types;
        this.contacts = new Contacts(storage, types, clock);
        this.addresses = new Addresses(storage, types, clock);
        this.addressBooks = new AddressBooks(storage, types);
        this.contactHistory = new ContactHistory(storage, types, clock, contacts);
        this.addressHistory = new AddressHistory(storage, types, clock, addresses);
        this.addressBookHistory = new AddressBookHistory(storage, types, clock, addressBooks);
        this.aliases = new Aliases(storage);
        this.duplicates = new Duplicates(contacts, addresses);
        this.changes = new ChangeFeed(storage);
        this.idempotency = new IdempotentRequests(storage, clock);
    }

    /** Opens the storage that the settings name, with the built-in types only. */
    public static ContactService open(StorageSettings settings) {
        return open(settings, new TypeCatalog(List.of()));
    }

    /** Creates the use cases for a storage, which {@link #close()} closes, with the built-in types and the system's clock. */
    public static ContactService over(Storage storage) {
        return over(storage, new TypeCatalog(List.of()));
    }

    /**
     * Creates the use cases for a storage, which {@link #close()} closes, with the system's clock.
     *
     * @param types besides the built-in types; one with the Id of a built-in type replaces it
     */
    public static ContactService over(Storage storage, TypeCatalog types) {
        return new ContactService(storage, withBuiltIn(types, storage), StorageSettings.SYSTEM_CLOCK);
    }

    private static TypeCatalog withBuiltIn(TypeCatalog types, Storage storage) {
        return types.with(BuiltInTypes.of(storage.ownIds().authority()));
    }

    /**
     * Opens the storage that the settings name.
     *
     * @param types besides the built-in types; one with the Id of a built-in type replaces it
     */
    public static ContactService open(StorageSettings settings, TypeCatalog types) {
        Storage storage = StorageProvider.openStorage(settings);
        try {
            return new ContactService(storage, withBuiltIn(types, storage), settings.clock());
        } catch (RuntimeException unsuitable) {
            storage.close();
            throw unsuitable;
        }
    }

    public Contacts contacts() {
        return contacts;
    }

    public Addresses addresses() {
        return addresses;
    }

    public AddressBooks addressBooks() {
        return addressBooks;
    }

    /** Returns what is recorded about contacts: history, earlier versions, undo. */
    public ObjectHistory<Contact, ContactQuery> contactHistory() {
        return contactHistory;
    }

    /** Returns what is recorded about addresses. */
    public ObjectHistory<Address, AddressQuery> addressHistory() {
        return addressHistory;
    }

    /** Returns what is recorded about address books. */
    public AddressBookHistory addressBookHistory() {
        return addressBookHistory;
    }

    /** Returns the aliases of the objects of all kinds. */
    public Aliases aliases() {
        return aliases;
    }

    /** Returns the search for objects that probably stand for one thing. */
    public Duplicates duplicates() {
        return duplicates;
    }

    /** Returns the feed of what has changed. */
    public ChangeFeed changes() {
        return changes;
    }

    public IdempotentRequests idempotency() {
        return idempotency;
    }

    public TypeCatalog types() {
        return types;
    }

    /** Returns the format of the Ids that this provider assigns. */
    public LocalIds ownIds() {
        return storage.ownIds();
    }

    /** Returns the storage, for units of work that span several calls. */
    public Storage storage() {
        return storage;
    }

    @Override
    public void close() {
        storage.close();
    }
}
