package campus.contacts.jdbc;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.access.Visibility;
import campus.contacts.jdbc.aliases.JdbcAliases;
import campus.contacts.jdbc.aliases.JdbcMerges;
import campus.contacts.jdbc.feed.JdbcFeedStore;
import campus.contacts.jdbc.fileimports.JdbcFileImports;
import campus.contacts.jdbc.objects.JdbcAddressBooks;
import campus.contacts.jdbc.objects.JdbcAddresses;
import campus.contacts.jdbc.objects.JdbcContacts;
import campus.contacts.jdbc.objects.JdbcObjects;
import campus.contacts.jdbc.past.JdbcRecordedState;
import campus.contacts.jdbc.people.JdbcDirectory;
import campus.contacts.jdbc.people.JdbcErasure;
import campus.contacts.jdbc.people.JdbcImports;
import campus.contacts.jdbc.people.JdbcMailboxes;
import campus.contacts.jdbc.people.JdbcPeople;
import campus.contacts.jdbc.requests.JdbcIdempotency;
import campus.contacts.jdbc.requests.JdbcResultSnapshots;
import campus.contacts.jdbc.requests.JdbcTasks;
import campus.contacts.jdbc.sql.Dialect;
import campus.contacts.jdbc.sql.Dialect.Mode;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.transaction.Recording;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
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
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** One unit of work: the stores of one transaction. */
final class JdbcUnitOfWork extends JdbcTransaction implements UnitOfWork {
    JdbcUnitOfWork(Handle handle, Dialect dialect, LocalIds ownIds, Mode mode, Recording recording) {
        super(handle, dialect, ownIds, mode, recording);
    }

    @Override
    public RecordedState asOf(Instant past) {
        handle();
        return new JdbcRecordedState(this, past.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public ContactStore contacts() {
        handle();
        return new JdbcContacts(this);
    }

    @Override
    public FiledObjectStore<Address, AddressQuery> addresses() {
        handle();
        return new JdbcAddresses(this);
    }

    @Override
    public AddressBookStore addressBooks() {
        handle();
        return new JdbcAddressBooks(this);
    }

    @Override
    public AliasStore aliases() {
        handle();
        return new JdbcAliases(this);
    }

    @Override
    public MergeStore merges() {
        handle();
        return new JdbcMerges(this);
    }

    @Override
    public IdempotencyStore idempotency() {
        handle();
        return new JdbcIdempotency(this);
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
    public FileImportStore fileImports() {
        handle();
        return new JdbcFileImports(this);
    }

    @Override
    public ResultSnapshotStore foundSets() {
        handle();
        return new JdbcResultSnapshots(this);
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

    @Override
    public FeedStore feed() {
        handle();
        return new JdbcFeedStore(this, this::current);
    }

    @Override
    public ErasureStore erasure() {
        handle();
        return new JdbcErasure(this);
    }

    private Map<Id, FeedStore.Current> current(
            ObjectKind kind, Collection<Id> ids, Visibility visibility, Id addressBookId) {
        JdbcObjects<?, ?> objects = switch (kind) {
            case CONTACT -> new JdbcContacts(this);
            case ADDRESS -> new JdbcAddresses(this);
            case ADDRESS_BOOK -> new JdbcAddressBooks(this);
        };
        return objects.current(ids, visibility, addressBookId);
    }
}
