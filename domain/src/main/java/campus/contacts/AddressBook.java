package campus.contacts;

import campus.contacts.osid.Classification;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.RecordProperties;
import java.util.Objects;

/**
 * A collection of contacts and addresses, with a place in a hierarchy of such (OSID 3.0.0, contact.AddressBook).
 *
 * @param content everything that may change
 */
public record AddressBook(ObjectVersion identity, Classification classification, AddressBookForm content)
        implements OsidObject {
    /** The number of the default address book, which always exists and is never a child. */
    public static final long DEFAULT = 1;

    /** The initial name of the default address book. */
    public static final String DEFAULT_NAME = "Default address book";

    public AddressBook {
        Objects.requireNonNull(identity);
        Objects.requireNonNull(classification);
        Objects.requireNonNull(content);
    }

    @Override
    public DisplayText display() {
        return content.display();
    }

    @Override
    public RecordProperties properties() {
        return content.properties();
    }
}
