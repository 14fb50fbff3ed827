package campus.contacts.spi;

import campus.contacts.tasks.Task;
import java.time.Instant;
import java.util.Optional;

/** Keeps tasks: those that are still to be run, and for a while those that have ended. */
public interface TaskStore {
    /**
     * Keeps a task, to be run after all of the same person that were kept before. Requesters take turns: each of their tasks gets the
     * turn after that of the one before, or the one that is due now where that is later.
     */
    void accept(Task task);

    /** How many tasks of a requester wait to be run; counting stops at {@code most}. */
    int countWaiting(String requesterName, int most);

    /** The task of that id, unless it ended before that moment. */
    Optional<Task> find(String id, Instant since);

    /**
     * The task to run next, kept from everyone else until the unit of work ends: of those of one person the first only, none that
     * somebody else has claimed, and of the others the one whose turn comes first.
     */
    Optional<Task> claim();

    /** The task of that id if it is still to be run, kept from everyone else until the unit of work ends; waits for who claimed it. */
    Optional<Task> claim(String id);

    /** Keeps how a claimed task ended. */
    void end(Task task);

    /** Forgets some of those that ended before that moment; called often enough, all. */
    void forget(Instant before);
}
