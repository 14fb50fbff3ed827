package campus.contacts.jdbc.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Edges of a graph without cycles. */
final class TopologicalEdges {
    private final Map<Long, List<Long>> children = new HashMap<>();
    private final Map<Long, Integer> parents = new HashMap<>();

    /** Takes one edge. */
    interface Taker {
        void take(long parent, long child);
    }

    void add(long parent, long child) {
        children.computeIfAbsent(parent, absent -> new ArrayList<>()).add(child);
        parents.merge(child, 1, Integer::sum);
    }

    /** Every edge after those that lead to its parent: so each hangs a book below what is complete, and nothing hangs below it yet. */
    void downwards(Taker taker) {
        Map<Long, Integer> missing = new HashMap<>(parents);
        Deque<Long> complete = new ArrayDeque<>();
        children.keySet().stream().filter(book -> !parents.containsKey(book)).forEach(complete::add);
        while (!complete.isEmpty()) {
            long parent = complete.remove();
            for (long child : children.getOrDefault(parent, List.of())) {
                taker.take(parent, child);
                if (missing.merge(child, -1, Integer::sum) == 0) {
                    complete.add(child);
                }
            }
        }
    }
}
