package campus.contacts.memory;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.access.Author;
import campus.contacts.osid.Id;
import campus.contacts.spi.AddressBookStore;
import campus.contacts.spi.AliasStore;
import campus.contacts.spi.DirectoryStore;
import campus.contacts.spi.ErasureStore;
import campus.contacts.spi.FeedStore;
import campus.contacts.spi.FiledObjectStore;
import campus.contacts.spi.IdempotencyStore;
import campus.contacts.spi.ImportStore;
import campus.contacts.spi.MailboxStore;
import campus.contacts.spi.PersonStore;
import campus.contacts.spi.RecordedState;
import campus.contacts.spi.ResultSnapshotStore;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.spi.TaskStore;
import campus.contacts.spi.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** The data as one unit of work sees it: for its own thread, while it runs, and read-only unless it may write. */
final class MemoryUnitOfWork implements UnitOfWork {
    private static final Duration MOST_DURATION = Duration.ofSeconds(25);

    private final MemoryState memory;
    private final UndoLog changes;
    private final Thread thread = Thread.currentThread();
    private Instant moment;
    private Author author;
    private boolean ended;

    private MemoryUnitOfWork(MemoryState memory, UndoLog changes) {
        this.memory = memory;
        this.changes = changes;
    }

    static MemoryUnitOfWork looking(MemoryState memory) {
        return new MemoryUnitOfWork(memory, null);
    }

    static MemoryUnitOfWork changing(MemoryState memory, UndoLog changes) {
        return new MemoryUnitOfWork(memory, changes);
    }

    void end() {
        ended = true;
    }

    /** Returns the data, for reading. */
    MemoryState memory() {
        if (ended || thread != Thread.currentThread()) {
            throw new IllegalStateException("this unit of work has ended, or is another thread's");
        }
        return memory;
    }

    /** Returns the log in which every change is recorded. */
    UndoLog changes() {
        memory();
        if (changes == null) {
            throw new IllegalStateException("this unit of work only looks, so nothing can be changed in it");
        }
        return changes;
    }

    @Override
    public Instant moment() {
        if (moment == null) {
            moment = memory().clock.instant().truncatedTo(ChronoUnit.MILLIS);
        }
        return moment;
    }

    @Override
    public void setAuthor(Author changed) {
        author = changed;
    }

    /** Returns the author of the changes; null: unknown. */
    Author author() {
        return author;
    }

    /** Returns the recorder of the changes. */
    MemoryRecorder recorder() {
        changes();
        return new MemoryRecorder(this);
    }

    /** Rolls back a unit that took too long: the past before {@link #MOST_DURATION} must not change any more. */
    void requireRecent() {
        if (moment != null && memory.clock.instant().isAfter(moment.plus(MOST_DURATION))) {
            throw new StorageUnavailableException(
                    "the unit of work took longer than " + MOST_DURATION.toSeconds() + " seconds", null);
        }
    }

    @Override
    public RecordedState asOf(Instant past) {
        memory();
        return new MemoryRecordedState(this, past.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public FiledObjectStore<Contact, ContactQuery> contacts() {
        return new MemoryContacts(this);
    }

    @Override
    public FiledObjectStore<Address, AddressQuery> addresses() {
        return new MemoryAddresses(this);
    }

    @Override
    public AddressBookStore addressBooks() {
        return new MemoryAddressBooks(this);
    }

    @Override
    public AliasStore aliases() {
        memory();
        return new MemoryAliases(this);
    }

    @Override
    public IdempotencyStore idempotency() {
        return new IdempotencyStore() {
            @Override
            public Optional<Answer> find(String key, Instant since) {
                return memory().answers.find(key, since);
            }

            @Override
            public void keep(String key, Answer answer, Instant at, Instant since) {
                memory().answers.keep(key, answer, at, since, changes());
            }

            @Override
            public int empty(Collection<Id> objectIds) {
                return memory().answers.empty(Set.copyOf(objectIds), changes());
            }
        };
    }

    @Override
    public PersonStore people() {
        memory();
        return new MemoryPeople(this);
    }

    @Override
    public MailboxStore mailboxes() {
        memory();
        return new MemoryMailboxes(this);
    }

    @Override
    public ImportStore imports() {
        memory();
        return new MemoryImports(this);
    }

    @Override
    public ResultSnapshotStore foundSets() {
        memory();
        return new MemoryResultSnapshots(this);
    }

    @Override
    public DirectoryStore directory() {
        return new MemoryDirectory(memory());
    }

    @Override
    public TaskStore tasks() {
        memory();
        return new MemoryTasks(this);
    }

    @Override
    public FeedStore feed() {
        memory();
        return new MemoryFeedStore(this);
    }

    @Override
    public ErasureStore erasure() {
        memory();
        return new MemoryErasure(this);
    }
}
