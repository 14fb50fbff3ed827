package campus.contacts.memory.state;

import campus.contacts.access.Author;
import campus.contacts.memory.index.UndoLog;
import campus.contacts.spi.UnitTooLongException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The data as one unit of work sees it: for its own thread, while it runs, and read-only unless it may write. */
public abstract class MemoryTransaction {
    private static final Duration MOST_DURATION = Duration.ofSeconds(25);

    private final MemoryState memory;
    private final @Nullable UndoLog changes;
    private final Thread thread = Thread.currentThread();
    private @Nullable Instant moment;
    private @Nullable Author author;
    private boolean ended;

    /** @param changes null: for reading only */
    protected MemoryTransaction(MemoryState memory, @Nullable UndoLog changes) {
        this.memory = memory;
        this.changes = changes;
    }

    public void end() {
        ended = true;
    }

    /** Returns the data, for reading. */
    public MemoryState memory() {
        if (ended || thread != Thread.currentThread()) {
            throw new IllegalStateException("this unit of work has ended, or is another thread's");
        }
        return memory;
    }

    /** Returns the log in which every change is recorded. */
    public UndoLog changes() {
        memory();
        if (changes == null) {
            throw new IllegalStateException("this unit of work only looks, so nothing can be changed in it");
        }
        return changes;
    }

    /** Returns the moment at which the changes are recorded. */
    public Instant moment() {
        if (moment == null) {
            moment = memory().clock.instant().truncatedTo(ChronoUnit.MILLIS);
        }
        return moment;
    }

    /** Sets the author of the changes that follow. */
    public void setAuthor(@Nullable Author changed) {
        author = changed;
    }

    /** Returns the author of the changes; null: unknown. */
    public @Nullable Author author() {
        return author;
    }

    /** Returns the recorder of the changes. */
    public MemoryRecorder recorder() {
        changes();
        return new MemoryRecorder(this);
    }

    /** Rolls back a unit that took too long: the past before {@link #MOST_DURATION} must not change any more. */
    public void requireRecent() {
        if (moment != null && memory.clock.instant().isAfter(moment.plus(MOST_DURATION))) {
            throw new UnitTooLongException(
                    "the unit of work took longer than " + MOST_DURATION.toSeconds() + " seconds");
        }
    }
}
