package campus.contacts.jdbc;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.OwnIds;
import campus.contacts.jdbc.Dialect.Mode;
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
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** One unit of work on one connection. Who uses it at the wrong time or in the wrong way hears of it. */
final class JdbcUnit implements UnitOfWork {
    /** Thrown to have the unit of work run again while nobody else writes. */
    static final class AloneRequired extends RuntimeException {
        AloneRequired() {
            super("to be run alone", null, false, false);
        }
    }

    private final Handle handle;
    private final Dialect dialect;
    private final OwnIds ownIds;
    private final Mode mode;
    private final Thread thread = Thread.currentThread();
    private final Set<String> writers = new HashSet<>();
    private boolean isRecountDue;
    private volatile boolean ended;

    JdbcUnit(Handle handle, Dialect dialect, OwnIds ownIds, Mode mode) {
        this.handle = handle;
        this.dialect = dialect;
        this.ownIds = ownIds;
        this.mode = mode;
    }

    @Override
    public FiledStore<Contact, ContactQuery> contacts() {
        handle();
        return new JdbcContacts(this);
    }

    @Override
    public FiledStore<Address, AddressQuery> addresses() {
        handle();
        return new JdbcAddresses(this);
    }

    @Override
    public AddressBookStore addressBooks() {
        handle();
        return new JdbcAddressBooks(this);
    }

    @Override
    public AnswerStore answers() {
        handle();
        return new JdbcAnswers(this);
    }

    @Override
    public PersonStore people() {
        handle();
        return new JdbcPeople(this);
    }

    @Override
    public MailboxStore mailboxes() {
        handle();
        return new JdbcMailboxes(this);
    }

    @Override
    public ImportStore imports() {
        handle();
        return new JdbcImports(this);
    }

    @Override
    public FoundSetStore foundSets() {
        handle();
        return new JdbcFoundSets(this);
    }

    @Override
    public DirectoryStore directory() {
        handle();
        return new JdbcDirectory(this);
    }

    @Override
    public TaskStore tasks() {
        handle();
        return new JdbcTasks(this);
    }

    /** To look with. */
    Handle handle() {
        if (ended || thread != Thread.currentThread()) {
            throw new IllegalStateException(ended ? "this unit of work has ended" : "a unit of work is for one thread");
        }
        return handle;
    }

    /** To lock or change something with. */
    Handle writing() {
        requireWriting();
        return handle();
    }

    /** To delete something with that others may refer to. */
    Handle writingAlone() {
        requireWriting();
        if (dialect.deletesAlone() && mode != Mode.WRITE_ALONE) {
            throw new AloneRequired();
        }
        return handle();
    }

    void requireWriting() {
        if (mode == Mode.READ) {
            throw new IllegalStateException("a unit of work that only looks cannot lock or change anything");
        }
    }

    /** The callers for whom things are changed here, by name. */
    Set<String> writers() {
        return writers;
    }

    /** Requires a {@link Recount} after the commit of this unit of work. */
    void recountLater() {
        isRecountDue = true;
    }

    boolean isRecountDue() {
        return isRecountDue;
    }

    void end() {
        ended = true;
    }

    Dialect dialect() {
        return dialect;
    }

    OwnIds ownIds() {
        return ownIds;
    }

    /** The number of an object of ours, 0 when it is none; there is never anything with that number. */
    long number(Kind kind, Id id) {
        return ownIds.number(kind, id).orElse(0);
    }
}
