package campus.contacts.jdbc.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The edges of an acyclic graph, in topological order. */
final class TopologicalEdges {
    private final Map<Long, List<Long>> children = new HashMap<>();
    private final Map<Long, Integer> parents = new HashMap<>();

    /** Receives one edge. */
    interface Taker {
        void take(long parent, long child);
    }

    void add(long parent, long child) {
        children.computeIfAbsent(parent, absent -> new ArrayList<>()).add(child);
        parents.merge(child, 1, Integer::sum);
    }

    /** Passes every edge after the edges to its parent, so that each book is added below a complete one and has no descendants yet. */
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
