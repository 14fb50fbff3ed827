package campus.contacts.memory.state;

import campus.contacts.memory.index.UndoLog;
import campus.contacts.people.NetId;
import campus.contacts.tasks.Task;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tasks by id, and the queue of those that are pending. */
public final class MemoryTaskQueue {
    private final Map<String, Entry> entries = new HashMap<>();
    private final NavigableMap<Long, String> waiting = new TreeMap<>();
    private long last;

    /** @param turn the turn of its requester at which it runs */
    private record Entry(long number, long turn, Task task) {
        private boolean isOf(String requesterName) {
            return task.order().requester().name().equals(requesterName);
        }
    }

    Optional<Task> find(String id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::task);
    }

    /** Returns, of the first tasks of their persons, the one with the earliest turn. */
    Optional<Task> first() {
        Set<NetId> seen = new HashSet<>();
        return waiting()
                .filter(entry -> seen.add(entry.task.order().netid()))
                .min(Comparator.comparingLong(Entry::turn).thenComparingLong(Entry::number))
                .map(Entry::task);
    }

    int countWaiting(String requesterName) {
        return (int) waiting().filter(entry -> entry.isOf(requesterName)).count();
    }

    /** Returns the pending tasks in the order of their acceptance. */
    private Stream<Entry> waiting() {
        return waiting.values().stream().map(entries::get);
    }

    /** Adds a new task after all others of the same person. */
    void add(Task task, UndoLog changes) {
        String requester = task.order().requester().name();
        long own = waiting()
                .filter(entry -> entry.isOf(requester))
                .mapToLong(entry -> entry.turn + 1)
                .max()
                .orElse(0);
        long due = waiting().mapToLong(Entry::turn).min().orElse(0);
        set(task.id(), new Entry(++last, Math.max(own, due), task), changes);
    }

    /** Replaces a task in its present position. */
    void replace(Task task, UndoLog changes) {
        Entry present = Objects.requireNonNull(entries.get(task.id()));
        set(task.id(), new Entry(present.number, present.turn, task), changes);
    }

    /** Removes the tasks that meet the condition, and returns their number. */
    public int removeIf(Predicate<Task> condition, UndoLog changes) {
        List<String> found = entries.values().stream()
                .map(Entry::task)
                .filter(condition)
                .map(Task::id)
                .toList();
        found.forEach(id -> set(id, null, changes));
        return found.size();
    }

    /** Replaces the tasks that meet the condition, and returns their number. */
    public int replaceIf(Predicate<Task> condition, UnaryOperator<Task> replacement, UndoLog changes) {
        List<Task> found =
                entries.values().stream().map(Entry::task).filter(condition).toList();
        found.forEach(task -> replace(replacement.apply(task), changes));
        return found.size();
    }

    private void set(String id, @Nullable Entry entry, UndoLog changes) {
        Entry before = put(id, entry);
        changes.made(() -> put(id, before));
    }

    private @Nullable Entry put(String id, @Nullable Entry entry) {
        Entry before = entry == null ? entries.remove(id) : entries.put(id, entry);
        if (before != null) {
            waiting.remove(before.number);
        }
        if (entry != null && entry.task.ended().isEmpty()) {
            waiting.put(entry.number, id);
        }
        return before;
    }
}
