package campus.contacts.jdbc.archive;

import campus.contacts.history.RecordedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The edges of an acyclic graph, in topological order, each with when and by whom it was added. */
final class TopologicalEdges {
    private final Map<Long, List<Edge>> children = new HashMap<>();
    private final Map<Long, Integer> parents = new HashMap<>();

    /** @param since null: not known */
    private record Edge(long child, RecordedEvent since) {}

    /** Receives one edge. */
    interface Taker {
        void take(long parent, long child, RecordedEvent since);
    }

    /** @param since null: not known */
    void add(long parent, long child, RecordedEvent since) {
        children.computeIfAbsent(parent, absent -> new ArrayList<>()).add(new Edge(child, since));
        parents.merge(child, 1, Integer::sum);
    }

    /** Passes every edge after the edges to its parent, so that each book is added below a complete one and has no descendants yet. */
    void downwards(Taker taker) {
        Map<Long, Integer> missing = new HashMap<>(parents);
        Deque<Long> complete = new ArrayDeque<>();
        children.keySet().stream().filter(book -> !parents.containsKey(book)).forEach(complete::add);
        while (!complete.isEmpty()) {
            long parent = complete.remove();
            for (Edge edge : children.getOrDefault(parent, List.of())) {
                taker.take(parent, edge.child, edge.since);
                if (missing.merge(edge.child, -1, Integer::sum) == 0) {
                    complete.add(edge.child);
                }
            }
        }
    }
}
