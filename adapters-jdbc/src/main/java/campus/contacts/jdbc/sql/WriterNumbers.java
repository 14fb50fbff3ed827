package campus.contacts.jdbc.sql;

import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The numbers of the units of work that record changes, for a database that only this process opens. A number is taken
 * before the first change is written and given back after the commit or rollback. Thread-safe.
 */
public final class WriterNumbers {
    private final NavigableSet<Long> open = new TreeSet<>();
    private long next = 1;

    /** Makes the next number at least the given one. */
    public synchronized void startAt(long number) {
        next = Math.max(next, number);
    }

    /** Returns the number of a writer that begins. */
    public synchronized long begin() {
        open.add(next);
        return next++;
    }

    /** Ends a writer, whose changes are now visible or gone. */
    public synchronized void end(long number) {
        open.remove(number);
    }

    /** Returns the smallest number of a writer that may still be open; all smaller ones have ended. */
    public synchronized long horizon() {
        return open.isEmpty() ? next : open.first();
    }
}
