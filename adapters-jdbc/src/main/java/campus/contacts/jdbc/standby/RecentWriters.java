package campus.contacts.jdbc.standby;

import java.util.HashMap;
import java.util.Map;

/** The times at which callers last wrote, kept while the standby may not have the write. Times are values of {@link System#nanoTime}. */
final class RecentWriters {
    private static final int MOST = 100_000;

    private final Map<String, Long> wrote = new HashMap<>();
    private Long allWrote;

    synchronized void note(String caller) {
        long now = System.nanoTime();
        if (wrote.size() >= MOST) {
            // while a standby is unreachable: a caller without an entry counts as having written just now
            wrote.clear();
            allWrote = now;
        }
        wrote.put(caller, now);
    }

    synchronized boolean wroteSince(String caller, long moment) {
        Long last = wrote.getOrDefault(caller, allWrote);
        return last != null && last - moment >= 0;
    }

    /** Removes writes before a moment up to which the standby has all commits. */
    synchronized void forget(long moment) {
        wrote.values().removeIf(last -> last - moment < 0);
        if (allWrote != null && allWrote - moment < 0) {
            allWrote = null;
        }
    }
}
