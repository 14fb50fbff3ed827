package campus.contacts.jdbc.replica;

import java.util.HashMap;
import java.util.Map;

/** When callers last wrote, for as long as a standby may not have it yet. Moments are those of {@link System#nanoTime}. */
final class RecentWriters {
    private static final int MOST = 100_000;

    private final Map<String, Long> wrote = new HashMap<>();
    private Long allWrote;

    synchronized void note(String caller) {
        long now = System.nanoTime();
        if (wrote.size() >= MOST) {
            // while a standby is away: whoever is forgotten counts as having written now
            wrote.clear();
            allWrote = now;
        }
        wrote.put(caller, now);
    }

    synchronized boolean wroteSince(String caller, long moment) {
        Long last = wrote.getOrDefault(caller, allWrote);
        return last != null && last - moment >= 0;
    }

    /** The standby has everything that was written before. */
    synchronized void forget(long moment) {
        wrote.values().removeIf(last -> last - moment < 0);
        if (allWrote != null && allWrote - moment < 0) {
            allWrote = null;
        }
    }
}
