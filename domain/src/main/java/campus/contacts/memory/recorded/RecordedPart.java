package campus.contacts.memory.recorded;

import campus.contacts.memory.index.UndoLog;
import java.time.Instant;

/** A part of the history that is kept for a limited time. */
public interface RecordedPart {
    /** Deletes what is kept of an object and ended at or before the horizon. */
    void prune(long number, Instant horizon, UndoLog changes);
}
