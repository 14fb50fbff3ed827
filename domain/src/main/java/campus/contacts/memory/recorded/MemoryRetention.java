package campus.contacts.memory.recorded;

import campus.contacts.memory.index.UndoLog;
import campus.contacts.spi.StorageSettings.Retention;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/** Decides how long the history is kept, and deletes what is older. */
public final class MemoryRetention {
    /** The number of ended parts that one step deletes at most. */
    static final int STEP = 1000;

    private final Retention retention;
    private final Clock clock;
    /** Ended versions and links, in the order of the units of work that ended them. */
    private final Deque<Ended> ended = new ArrayDeque<>();

    private Instant since;

    private record Ended(Instant at, RecordedPart part, long number) {}

    public MemoryRetention(Retention retention, Clock clock, Instant since) {
        this.retention = retention;
        this.clock = clock;
        this.since = since.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns the moment since which all changes are kept; the present if nothing is kept. */
    public Instant since() {
        return retention.keepsNothing() ? clock.instant() : since;
    }

    public boolean keepsNothing() {
        return retention.keepsNothing();
    }

    /** Makes the history begin at that moment, unless it begins later. */
    void moveTo(Instant moment, UndoLog changes) {
        if (moment.isAfter(since)) {
            begin(moment, changes);
        }
    }

    /** Makes the history begin at that moment, also an earlier one. */
    public void begin(Instant moment, UndoLog changes) {
        Instant before = since;
        since = moment.truncatedTo(ChronoUnit.MILLIS);
        changes.made(() -> since = before);
    }

    /** Announces that something kept of an object ended; deletes it at once if nothing is kept. */
    public void ended(RecordedPart part, long number, Instant at, UndoLog changes) {
        if (retention.keepsNothing()) {
            part.prune(number, Instant.MAX, changes);
            return;
        }
        ended.addLast(new Ended(at, part, number));
        changes.made(ended::removeLast);
    }

    /**
     * Deletes the oldest parts that ended before the retention period. Stops at the first one that ended later; older
     * ones after it, which exist only if the clock was set back, stay with it.
     *
     * @return whether more are left
     */
    public boolean sweep(UndoLog changes) {
        retention.horizon(clock.instant()).ifPresent(horizon -> moveTo(horizon, changes));
        for (int i = 0; i < STEP && isNextOver(); i++) {
            Ended next = ended.removeFirst();
            changes.made(() -> ended.addFirst(next));
            next.part.prune(next.number, since, changes);
        }
        return isNextOver();
    }

    private boolean isNextOver() {
        return !ended.isEmpty() && !ended.getFirst().at.isAfter(since);
    }
}
