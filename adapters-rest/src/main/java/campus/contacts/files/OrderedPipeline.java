package campus.contacts.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs tasks in other threads, and hands out their results in the order in which the tasks came: a file is read or checked while the
 * storage is busy with what came before. The number of tasks that are under way is limited.
 *
 * @param <R> the result of a task
 */
public final class OrderedPipeline<R> implements AutoCloseable {
    private final Deque<Future<R>> underWay = new ArrayDeque<>();
    private final ExecutorService threads;
    private final int most;

    /**
     * Starts without a thread.
     *
     * @param name of its threads
     * @param size how many threads there are; with one, the tasks run one after the other
     * @param most how many tasks are under way when one has been put
     */
    public OrderedPipeline(String name, int size, int most) {
        this.most = most;
        this.threads = Executors.newFixedThreadPool(size, work -> {
            Thread thread = new Thread(work, name);
            // A task may hang in reading a file that nothing is written to.
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Takes a task; when enough are under way, waits for the first and returns its result. What a task throws is thrown here. */
    public Optional<R> put(Supplier<R> task) {
        underWay.add(threads.submit(task::get));
        return underWay.size() > most ? Optional.of(first()) : Optional.empty();
    }

    /** Waits for all tasks that are under way. */
    public void drain(Consumer<R> taker) {
        while (!underWay.isEmpty()) {
            taker.accept(first());
        }
    }

    private R first() {
        try {
            return underWay.remove().get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure.getCause();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TransferException("interrupted while reading the file");
        }
    }

    /** Drops the tasks that are under way, and interrupts their threads. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
