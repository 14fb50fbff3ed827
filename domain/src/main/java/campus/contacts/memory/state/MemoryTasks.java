package campus.contacts.memory.state;

import campus.contacts.spi.TaskStore;
import campus.contacts.tasks.Task;
import java.time.Instant;
import java.util.Optional;

/** The tasks in memory. A unit of work that may write has exclusive access, so every pending task can be claimed. */
public record MemoryTasks(MemoryTransaction unit) implements TaskStore {
    @Override
    public void accept(Task task) {
        log().add(task, unit.changes());
    }

    @Override
    public int countWaiting(String requesterName, int max) {
        return Math.min(log().countWaiting(requesterName), max);
    }

    @Override
    public Optional<Task> find(String id, Instant since) {
        return log().find(id).filter(task -> !endedBefore(task, since));
    }

    @Override
    public Optional<Task> claim() {
        unit.changes();
        return log().first();
    }

    @Override
    public Optional<Task> claim(String id) {
        unit.changes();
        return log().find(id).filter(task -> task.ended().isEmpty());
    }

    @Override
    public void end(Task task) {
        log().replace(task, unit.changes());
    }

    @Override
    public void forget(Instant before) {
        log().removeIf(task -> endedBefore(task, before), unit.changes());
    }

    private static boolean endedBefore(Task task, Instant moment) {
        return task.ended().filter(result -> result.at().isBefore(moment)).isPresent();
    }

    private MemoryTaskQueue log() {
        return unit.memory().tasks;
    }
}
