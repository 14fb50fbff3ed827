package campus.contacts;

/** What contacts, addresses and address books have in common. */
public sealed interface OsidObject permits Contact, Address, AddressBook {
    Identity identity();

    Classification classification();

    Display display();

    /** The properties that its record types add. */
    Properties properties();

    default Id id() {
        return identity().id();
    }
}
