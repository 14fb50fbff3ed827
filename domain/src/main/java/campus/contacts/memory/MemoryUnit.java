package campus.contacts.memory;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.spi.AddressBookStore;
import campus.contacts.spi.AnswerStore;
import campus.contacts.spi.DirectoryStore;
import campus.contacts.spi.FiledStore;
import campus.contacts.spi.FoundSetStore;
import campus.contacts.spi.ImportStore;
import campus.contacts.spi.MailboxStore;
import campus.contacts.spi.PersonStore;
import campus.contacts.spi.TaskStore;
import campus.contacts.spi.UnitOfWork;
import java.time.Instant;
import java.util.Optional;

/** The memory as one unit of work sees it: by its own thread, while it runs, and unless it may change things, only to look. */
final class MemoryUnit implements UnitOfWork {
    private final Memory memory;
    private final Changes changes;
    private final Thread thread = Thread.currentThread();
    private boolean ended;

    private MemoryUnit(Memory memory, Changes changes) {
        this.memory = memory;
        this.changes = changes;
    }

    static MemoryUnit looking(Memory memory) {
        return new MemoryUnit(memory, null);
    }

    static MemoryUnit changing(Memory memory, Changes changes) {
        return new MemoryUnit(memory, changes);
    }

    void end() {
        ended = true;
    }

    /** The memory, to look at. */
    Memory memory() {
        if (ended || thread != Thread.currentThread()) {
            throw new IllegalStateException("this unit of work has ended, or is another thread's");
        }
        return memory;
    }

    /** Where every change is noted. */
    Changes changes() {
        memory();
        if (changes == null) {
            throw new IllegalStateException("this unit of work only looks, so nothing can be changed in it");
        }
        return changes;
    }

    @Override
    public FiledStore<Contact, ContactQuery> contacts() {
        return new MemoryContacts(this);
    }

    @Override
    public FiledStore<Address, AddressQuery> addresses() {
        return new MemoryAddresses(this);
    }

    @Override
    public AddressBookStore addressBooks() {
        return new MemoryAddressBooks(this);
    }

    @Override
    public AnswerStore answers() {
        return new AnswerStore() {
            @Override
            public Optional<Answer> find(String key, Instant since) {
                return memory().answers.find(key, since);
            }

            @Override
            public void keep(String key, Answer answer, Instant at, Instant since) {
                memory().answers.keep(key, answer, at, since, changes());
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
    public FoundSetStore foundSets() {
        memory();
        return new MemoryFoundSets(this);
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
}
