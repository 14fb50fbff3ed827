package campus.contacts.storage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The edges of the address-book hierarchy in an archive. */
final class AcyclicEdges {
    private final Map<Long, Set<Long>> parents = new HashMap<>();

    /** Returns whether the edge is new; the child must not be the parent or an ancestor of it. */
    boolean add(long parent, long child) {
        return parents.computeIfAbsent(child, absent -> new HashSet<>()).add(parent);
    }

    boolean isSelfOrAncestor(long ancestor, long descendant) {
        Set<Long> seen = new HashSet<>(Set.of(descendant));
        Deque<Long> left = new ArrayDeque<>(seen);
        while (!left.isEmpty()) {
            long book = left.pop();
            if (book == ancestor) {
                return true;
            }
            for (long parent : parents.getOrDefault(book, Set.of())) {
                if (seen.add(parent)) {
                    left.push(parent);
                }
            }
        }
        return false;
    }
}
