package campus.contacts.rest.changes;

import campus.contacts.rest.error.HttpException;
import java.util.HashMap;
import java.util.Map;

/** Limits the followers of one sort: all of this process, and those of each caller. */
final class FollowerSlots {
    private final String name;
    private final int limit;
    private final int limitOfOne;
    private final Map<String, Integer> held = new HashMap<>();
    private int taken;

    /**
     * @param name of the followers in the message, in the plural
     * @param limit for all callers together
     * @param limitOfOne for each caller
     */
    FollowerSlots(String name, int limit, int limitOfOne) {
        this.name = name;
        this.limit = limit;
        this.limitOfOne = limitOfOne;
    }

    /** Takes a slot, to be released with {@link #leave}; 503 when none is free, or the caller has too many. */
    synchronized void enter(String caller) {
        if (taken >= limit || held.getOrDefault(caller, 0) >= limitOfOne) {
            throw new HttpException(503, "too many " + name + " at once", Map.of("Retry-After", "1"));
        }
        taken++;
        held.merge(caller, 1, Integer::sum);
    }

    synchronized void leave(String caller) {
        taken--;
        held.computeIfPresent(caller, (name, count) -> count == 1 ? null : count - 1);
    }

    synchronized int taken() {
        return taken;
    }
}
