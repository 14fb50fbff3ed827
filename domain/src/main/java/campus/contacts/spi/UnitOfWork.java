package campus.contacts.spi;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.access.Author;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The stores of one unit of work; not to be used after the unit has ended, nor by another thread. */
public interface UnitOfWork {
    /**
     * Returns the recorded time of the changes of this unit of work, to the millisecond. It is the same for all of them;
     * only a version that would not be later than its predecessor gets a later time.
     */
    Instant moment();

    /** Sets the author of the changes that this unit of work makes from now on; null: unknown. */
    void setAuthor(@Nullable Author author);

    /** Returns the objects as they were at a moment in the past that is kept. */
    RecordedState asOf(Instant moment);

    ContactStore contacts();

    FiledObjectStore<Address, AddressQuery> addresses();

    AddressBookStore addressBooks();

    AliasStore aliases();

    MergeStore merges();

    IdempotencyStore idempotency();

    PersonStore people();

    MailboxStore mailboxes();

    ImportStore imports();

    FileImportStore fileImports();

    ResultSnapshotStore foundSets();

    DirectoryStore directory();

    TaskStore tasks();

    ErasureStore erasure();

    /** Returns the recorded changes. */
    FeedStore feed();
}
