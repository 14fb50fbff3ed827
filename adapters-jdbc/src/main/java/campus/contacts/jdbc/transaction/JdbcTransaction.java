package campus.contacts.jdbc.transaction;

import campus.contacts.access.Author;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.sql.Dialect;
import campus.contacts.jdbc.sql.Dialect.Mode;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.UnitTooLongException;
import campus.contacts.storage.AuthorJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The connection of one unit of work, and what its stores share: its moment and author, the numbers of objects, and the entries of its
 * changes in the feed. Throws IllegalStateException when used after its end, by another thread, or for writing in a read-only unit.
 */
public abstract class JdbcTransaction {
    /** Signals that the unit of work must be run again as the only writer. */
    public static final class AloneRequired extends RuntimeException {
        AloneRequired() {
            super("to be run alone", null, false, false);
        }
    }

    /** The number that PostgreSQL gives a writer. */
    private static final String WRITER = "cast(cast(pg_current_xact_id() as text) as bigint)";

    private static final String AT_VERSION = "cast(:changed_at as timestamp(3) with time zone)";

    private final Handle handle;
    private final Dialect dialect;
    private final LocalIds ownIds;
    private final Mode mode;
    private final Recording recording;
    private final Instant begun;
    private final Thread thread = Thread.currentThread();
    private final Set<String> writers = new HashSet<>();
    private final AliasNumbers aliases = new AliasNumbers();
    private Instant moment;
    private String author;
    private boolean isRecountDue;
    private boolean hasRecorded;
    private boolean hasWritten;
    /** The number of this writer of changes; null: none yet, or the database numbers it. */
    private Long writer;

    private volatile boolean ended;

    protected JdbcTransaction(Handle handle, Dialect dialect, LocalIds ownIds, Mode mode, Recording recording) {
        this.handle = handle;
        this.dialect = dialect;
        this.ownIds = ownIds;
        this.mode = mode;
        this.recording = recording;
        this.begun = recording.clock().instant();
    }

    /** Returns the moment at which the changes of this transaction are recorded. */
    public Instant moment() {
        if (moment == null) {
            moment = dialect.now(handle(), recording.clock());
        }
        return moment;
    }

    /** Returns the moment as a parameter, or null if only the database knows it; a statement then computes it. */
    public OffsetDateTime momentIfKnown() {
        return moment == null && dialect.transactionTime() != null ? null : ObjectColumns.moment(moment());
    }

    /** Sets the moment, as a statement has returned it. */
    public void learnMoment(Instant returned) {
        if (moment == null) {
            moment = returned;
        }
    }

    /** Sets the author of the changes that follow. */
    public void setAuthor(Author changed) {
        author = AuthorJson.write(changed);
    }

    /** Returns the author of the changes as stored text. */
    public String author() {
        return author;
    }

    public boolean keepsHistory() {
        return recording.keepsHistory();
    }

    public boolean keepsChanges() {
        return recording.keepsChanges();
    }

    /** Returns whether this unit of work has recorded changes for the feed. */
    public boolean hasRecorded() {
        return hasRecorded;
    }

    /** Puts statements that record the past before others; only the others if no history is kept. */
    public List<String> withHistory(List<String> recording, List<String> statements) {
        if (!keepsHistory()) {
            return statements;
        }
        List<String> all = new ArrayList<>(recording);
        all.addAll(statements);
        return all;
    }

    /**
     * Puts statements that record changes for the feed before others; only the others if none are recorded.
     *
     * @param values gets what these statements need
     */
    public List<String> withChanges(List<String> entries, List<String> statements, Map<String, Object> values) {
        if (!keepsChanges() || entries.isEmpty()) {
            return statements;
        }
        putWriter(values);
        List<String> all = new ArrayList<>();
        entries.forEach(entry -> all.add(numbered(entry)));
        all.addAll(statements);
        return all;
    }

    /** Returns a statement with the number of the writer, where the database does not number it by itself. */
    private String numbered(String entry) {
        boolean isGiven = dialect.writerNumbers().isPresent();
        String now = dialect.transactionTime();
        return entry.replace("{writer_column}", isGiven ? "writer, " : "")
                .replace("{writer}", isGiven ? "cast(:writer as bigint), " : "")
                .replace("{writer_number}", isGiven ? ":writer" : WRITER)
                .replace("{changed_at}", now == null ? AT_VERSION : "coalesce(" + AT_VERSION + ", " + now + ')');
    }

    /** Puts the number of this writer of changes, where the database does not number it. */
    public void putWriter(Map<String, Object> values) {
        hasRecorded = true;
        dialect.writerNumbers().ifPresent(numbers -> {
            if (writer == null) {
                writer = numbers.begin();
            }
            values.put("writer", writer);
        });
    }

    /** Runs statements that record changes for the feed, if any are recorded. */
    public void recordChanges(List<String> entries, Map<String, Object> values) {
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
     * @throws UnitTooLongException when this unit of work has taken too long for its changes to be committed
     */
    public void requireInTime() {
        if (moment != null && recording.isTooLate(begun)) {
            throw new UnitTooLongException("the change took longer than " + Dialect.LONGEST_WRITE.toSeconds() + " s");
        }
    }

    /** Returns the handle for statements that only read. */
    public Handle handle() {
        if (ended || thread != Thread.currentThread()) {
            throw new IllegalStateException(ended ? "this unit of work has ended" : "a unit of work is for one thread");
        }
        return handle;
    }

    /** Returns the handle for statements that lock or write. */
    public Handle writeHandle() {
        requireWriting();
        if (mode == Mode.WRITE_AT_ONCE) {
            if (hasWritten) {
                throw new IllegalStateException("a unit of work that writes at once has one statement");
            }
            hasWritten = true;
        }
        return handle();
    }

    /** Returns the handle for deleting objects that others may refer to. */
    public Handle exclusiveHandle() {
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

    /** Requires a recount of the private objects after the commit of this unit of work. */
    public void recountLater() {
        isRecountDue = true;
    }

    public boolean isRecountDue() {
        return isRecountDue;
    }

    public void end() {
        ended = true;
    }

    public Dialect dialect() {
        return dialect;
    }

    public LocalIds ownIds() {
        return ownIds;
    }

    /**
     * Returns the number in an own Id, or of the existing object that has the Id as an alias; for other Ids 0, which is never the number
     * of an object.
     */
    public long number(ObjectKind kind, Id id) {
        OptionalLong own = ownIds.number(kind, id);
        return own.isPresent() ? aliases.merged(kind, own.getAsLong()) : aliases.number(handle(), kind, id);
    }

    /** Returns the number as {@link #number} does; that in an own Id also if the object was merged into another one. */
    public long ownNumber(ObjectKind kind, Id id) {
        return ownIds.number(kind, id).orElseGet(() -> aliases.number(handle(), kind, id));
    }

    /**
     * Looks up whether an object that was not found was merged into another one. From then on, its Id has the number of that one in this
     * transaction. Most objects are found, so that they cost no look-up.
     *
     * @return whether the Id has another number now
     */
    public boolean follow(ObjectKind kind, Id id) {
        OptionalLong own = ownIds.number(kind, id);
        return own.isPresent() && aliases.follow(handle(), kind, ownIds.id(kind, own.getAsLong()), own.getAsLong());
    }

    /** Forgets the numbers of aliases, since this unit of work has changed some. */
    public void forgetAliases() {
        aliases.forget();
    }
}
