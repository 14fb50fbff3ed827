package campus.contacts.jdbc.store;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.access.Author;
import campus.contacts.jdbc.sql.Dialect;
import campus.contacts.jdbc.sql.Dialect.Mode;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
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
import campus.contacts.storage.AuthorJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * One unit of work on one connection. Throws IllegalStateException when used after its end, by another thread, or for writing in a
 * read-only unit.
 */
public final class JdbcUnitOfWork implements UnitOfWork {
    /** Signals that the unit of work must be run again as the only writer. */
    public static final class AloneRequired extends RuntimeException {
        AloneRequired() {
            super("to be run alone", null, false, false);
        }
    }

    private final Handle handle;
    private final Dialect dialect;
    private final LocalIds ownIds;
    private final Mode mode;
    private final Recording recording;
    private final Instant begun;
    private final Thread thread = Thread.currentThread();
    private final Set<String> writers = new HashSet<>();
    private final Map<String, Long> aliased = new HashMap<>();
    private Instant moment;
    private String author;
    private boolean isRecountDue;
    private boolean hasRecorded;
    /** The number of this writer of changes; null: none yet, or the database numbers it. */
    private Long writer;

    private volatile boolean ended;

    public JdbcUnitOfWork(Handle handle, Dialect dialect, LocalIds ownIds, Mode mode, Recording recording) {
        this.handle = handle;
        this.dialect = dialect;
        this.ownIds = ownIds;
        this.mode = mode;
        this.recording = recording;
        this.begun = recording.clock().instant();
    }

    @Override
    public Instant moment() {
        if (moment == null) {
            moment = dialect.now(handle(), recording.clock());
        }
        return moment;
    }

    /** Returns the moment as a parameter, or null if only the database knows it; a statement then computes it. */
    OffsetDateTime momentIfKnown() {
        return moment == null && dialect.transactionTime() != null ? null : ObjectColumns.moment(moment());
    }

    /** Sets the moment, as a statement has returned it. */
    void learnMoment(Instant returned) {
        if (moment == null) {
            moment = returned;
        }
    }

    @Override
    public void setAuthor(Author changed) {
        author = AuthorJson.write(changed);
    }

    /** Returns the author of the changes as stored text. */
    String author() {
        return author;
    }

    boolean keepsHistory() {
        return recording.keepsHistory();
    }

    boolean keepsChanges() {
        return recording.keepsChanges();
    }

    /** Returns whether this unit of work has recorded changes for the feed. */
    public boolean hasRecorded() {
        return hasRecorded;
    }

    /**
     * Puts statements that record changes for the feed before others; only the others if none are recorded.
     *
     * @param values gets what these statements need
     */
    List<String> withChanges(List<String> entries, List<String> statements, Map<String, Object> values) {
        if (!keepsChanges() || entries.isEmpty()) {
            return statements;
        }
        putWriter(values);
        List<String> all = new ArrayList<>();
        entries.forEach(entry -> all.add(ChangeEntries.numbered(entry, dialect)));
        all.addAll(statements);
        return all;
    }

    /** Puts the number of this writer of changes, where the database does not number it. */
    void putWriter(Map<String, Object> values) {
        hasRecorded = true;
        dialect.writerNumbers().ifPresent(numbers -> {
            if (writer == null) {
                writer = numbers.begin();
            }
            values.put("writer", writer);
        });
    }

    /** Runs statements that record changes for the feed, if any are recorded. */
    void recordChanges(List<String> entries, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("at", ObjectColumns.moment(moment()));
        all.put("recorded_by", author);
        withChanges(entries, List.of(), all)
                .forEach(entry -> SqlFragment.of(entry).bind(all).execute(writeHandle()));
    }

    /** Ends the writer of changes, after the commit or rollback. */
    public void endWriter() {
        if (writer != null) {
            dialect.writerNumbers().orElseThrow().end(writer);
            writer = null;
        }
    }

    /**
     * @throws StorageUnavailableException when this unit of work has taken too long for its changes to be committed
     */
    public void requireInTime() {
        if (moment != null && recording.isTooLate(begun)) {
            throw new StorageUnavailableException(
                    "the change took longer than " + Recording.LONGEST.toSeconds() + " s", null);
        }
    }

    @Override
    public RecordedState asOf(Instant past) {
        handle();
        return new JdbcRecordedState(this, past.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public FiledObjectStore<Contact, ContactQuery> contacts() {
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
        return new JdbcFeedStore(this);
    }

    @Override
    public ErasureStore erasure() {
        handle();
        return new JdbcErasure(this);
    }

    /** Returns the handle for statements that only read. */
    public Handle handle() {
        if (ended || thread != Thread.currentThread()) {
            throw new IllegalStateException(ended ? "this unit of work has ended" : "a unit of work is for one thread");
        }
        return handle;
    }

    /** Returns the handle for statements that lock or write. */
    Handle writeHandle() {
        requireWriting();
        return handle();
    }

    /** Returns the handle for deleting objects that others may refer to. */
    Handle exclusiveHandle() {
        requireWriting();
        if (dialect.deletesNeedExclusiveAccess() && mode != Mode.WRITE_ALONE) {
            throw new AloneRequired();
        }
        return handle();
    }

    public void requireWriting() {
        if (mode == Mode.READ) {
            throw new IllegalStateException("a unit of work that only looks cannot lock or change anything");
        }
    }

    /** Returns the names of the callers on whose behalf this unit of work writes. */
    public Set<String> writers() {
        return writers;
    }

    /** Requires a {@link PrivacyRecount} after the commit of this unit of work. */
    void recountLater() {
        isRecountDue = true;
    }

    public boolean isRecountDue() {
        return isRecountDue;
    }

    public void end() {
        ended = true;
    }

    Dialect dialect() {
        return dialect;
    }

    LocalIds ownIds() {
        return ownIds;
    }

    /**
     * Returns the number in an own Id, or of the existing object that has the Id as an alias; for other Ids 0, which is never the number
     * of an object.
     */
    long number(ObjectKind kind, Id id) {
        return ownIds.number(kind, id).orElseGet(() -> aliasedNumber(kind, id));
    }

    /** Returns the same number throughout the unit: one that checked an object must not change another that has its alias meanwhile. */
    private long aliasedNumber(ObjectKind kind, Id id) {
        return aliased.computeIfAbsent(
                kind + id.key(), key -> new JdbcAliases(this).number(kind, id).orElse(0L));
    }

    /** Forgets the numbers of aliases, since this unit of work has changed some. */
    void forgetAliases() {
        aliased.clear();
    }
}
