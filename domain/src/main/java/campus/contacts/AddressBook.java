package campus.contacts;

import campus.contacts.osid.Classification;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.RecordProperties;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A collection of contacts and addresses, with a place in a hierarchy of such (OSID 3.0.0, contact.AddressBook). An
 * ordinary book contains what is filed in it; a smart book contains nothing, and its lists show what its query finds
 * (queries, section 9).
 *
 * @param content what a form may change
 * @param query the query of a smart book; null: the book is an ordinary one
 */
public record AddressBook(
        ObjectVersion identity,
        Classification classification,
        AddressBookForm content,
        @Nullable BookQuery query) implements OsidObject {
    /** The number of the default address book, which always exists and is never a child. */
    public static final long DEFAULT = 1;

    /** The initial name of the default address book. */
    public static final String DEFAULT_NAME = "Default address book";

    public AddressBook {
        Objects.requireNonNull(identity);
        Objects.requireNonNull(classification);
        Objects.requireNonNull(content);
    }

    /** Creates an ordinary book. */
    public AddressBook(ObjectVersion identity, Classification classification, AddressBookForm content) {
        this(identity, classification, content, null);
    }

    public Optional<BookQuery> smartQuery() {
        return Optional.ofNullable(query);
    }

    public boolean isSmart() {
        return query != null;
    }

    /** Returns the same book in another version. */
    public AddressBook withIdentity(ObjectVersion changed) {
        return new AddressBook(changed, classification, content, query);
    }

    public AddressBook withContent(AddressBookForm changed) {
        return new AddressBook(identity, classification, changed, query);
    }

    /** Returns the same book as a smart one with that query. */
    public AddressBook withQuery(BookQuery changed) {
        return new AddressBook(identity, classification, content, Objects.requireNonNull(changed));
    }

    /** Returns the same book as an ordinary one. */
    public AddressBook withoutQuery() {
        return new AddressBook(identity, classification, content);
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
