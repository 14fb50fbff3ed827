package campus.contacts.memory;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.memory.index.UndoLog;
import campus.contacts.memory.objects.MemoryAddressBooks;
import campus.contacts.memory.objects.MemoryAddresses;
import campus.contacts.memory.objects.MemoryContacts;
import campus.contacts.memory.objects.MemoryFeedStore;
import campus.contacts.memory.past.MemoryRecordedState;
import campus.contacts.memory.people.MemoryDirectory;
import campus.contacts.memory.people.MemoryErasure;
import campus.contacts.memory.people.MemoryMailboxes;
import campus.contacts.memory.people.MemoryPeople;
import campus.contacts.memory.state.MemoryAliases;
import campus.contacts.memory.state.MemoryFileImports;
import campus.contacts.memory.state.MemoryImports;
import campus.contacts.memory.state.MemoryMerges;
import campus.contacts.memory.state.MemoryResultSnapshots;
import campus.contacts.memory.state.MemoryState;
import campus.contacts.memory.state.MemoryTasks;
import campus.contacts.memory.state.MemoryTransaction;
import campus.contacts.osid.Id;
import campus.contacts.spi.AddressBookStore;
import campus.contacts.spi.AliasStore;
import campus.contacts.spi.ContactStore;
import campus.contacts.spi.DirectoryStore;
import campus.contacts.spi.ErasureStore;
import campus.contacts.spi.FeedStore;
import campus.contacts.spi.FileImportStore;
import campus.contacts.spi.FiledObjectStore;
import campus.contacts.spi.IdempotencyStore;
import campus.contacts.spi.ImportStore;
import campus.contacts.spi.MailboxStore;
import campus.contacts.spi.MergeStore;
import campus.contacts.spi.PersonStore;
import campus.contacts.spi.RecordedState;
import campus.contacts.spi.ResultSnapshotStore;
import campus.contacts.spi.TaskStore;
import campus.contacts.spi.UnitOfWork;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One unit of work: the stores of one transaction. */
final class MemoryUnitOfWork extends MemoryTransaction implements UnitOfWork {
    private MemoryUnitOfWork(MemoryState memory, @Nullable UndoLog changes) {
        super(memory, changes);
    }

    static MemoryUnitOfWork looking(MemoryState memory) {
        return new MemoryUnitOfWork(memory, null);
    }

    static MemoryUnitOfWork changing(MemoryState memory, UndoLog changes) {
        return new MemoryUnitOfWork(memory, changes);
    }

    @Override
    public RecordedState asOf(Instant past) {
        memory();
        return new MemoryRecordedState(this, past.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public ContactStore contacts() {
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
    public MergeStore merges() {
        memory();
        return new MemoryMerges(this);
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
    public FileImportStore fileImports() {
        memory();
        return new MemoryFileImports(this);
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
