package campus.contacts.memory;

import campus.contacts.tasks.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Tasks by id, and which of them wait, in the order of their acceptance. */
final class TaskLog {
    private final Map<String, Entry> entries = new HashMap<>();
    private final NavigableMap<Long, String> waiting = new TreeMap<>();
    private long last;

    private record Entry(long number, Task task) {}

    Optional<Task> find(String id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::task);
    }

    /** The one that waits longest. */
    Optional<Task> first() {
        return Optional.ofNullable(waiting.firstEntry()).flatMap(entry -> find(entry.getValue()));
    }

    /** Puts a new task behind all others. */
    void add(Task task, Changes changes) {
        set(task.id(), new Entry(++last, task), changes);
    }

    /** Puts a task in its own place. */
    void replace(Task task, Changes changes) {
        set(task.id(), new Entry(entries.get(task.id()).number, task), changes);
    }

    void removeIf(Predicate<Task> condition, Changes changes) {
        List<String> found = entries.values().stream()
                .map(Entry::task)
                .filter(condition)
                .map(Task::id)
                .toList();
        found.forEach(id -> set(id, null, changes));
    }

    private void set(String id, Entry entry, Changes changes) {
        Entry before = put(id, entry);
        changes.made(() -> put(id, before));
    }

    private Entry put(String id, Entry entry) {
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
