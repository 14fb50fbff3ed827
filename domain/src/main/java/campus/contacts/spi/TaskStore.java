package campus.contacts.spi;

import campus.contacts.tasks.Task;
import java.time.Instant;
import java.util.Optional;

/** Stores tasks: those that are pending, and for some time those that have ended. */
public interface TaskStore {
    /**
     * Stores a pending task; tasks of one person run in the order in which they are stored. Requesters take turns: each
     * task of a requester gets the turn after the requester's previous one, or the current turn if that is later.
     */
    void accept(Task task);

    /** Returns the number of pending tasks of a requester; counting stops at {@code max}. */
    int countWaiting(String requesterName, int max);

    /** Returns the task of that id, unless it ended before that moment. */
    Optional<Task> find(String id, Instant since);

    /**
     * Returns the next task to run, locked until the end of the unit of work: only the first task of each person, none
     * that is already claimed, and of the others the one with the earliest turn.
     */
    Optional<Task> claim();

    /**
     * Returns the pending task of that id, locked until the end of the unit of work; waits for a unit of work that has
     * claimed it.
     */
    Optional<Task> claim(String id);

    /** Stores the result of a claimed task. */
    void end(Task task);

    /** Deletes some of the tasks that ended before that moment; repeated calls delete all. */
    void forget(Instant before);
}
