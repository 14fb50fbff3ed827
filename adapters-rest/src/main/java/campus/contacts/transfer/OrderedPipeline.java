package campus.contacts.transfer;

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
 * Runs tasks in other threads, and returns their results in the order of submission: a file is read or checked while the storage is
 * busy with earlier input. The number of pending tasks is limited.
 *
 * @param <R> the result of a task
 */
public final class OrderedPipeline<R> implements AutoCloseable {
    private final Deque<Future<R>> underWay = new ArrayDeque<>();
    private final ExecutorService threads;
    private final int maxPending;

    /**
     * Creates the pipeline without starting a thread.
     *
     * @param name of its threads
     * @param size the number of threads; with one thread the tasks run one after the other
     * @param maxPending the largest number of pending tasks after a submission
     */
    public OrderedPipeline(String name, int size, int maxPending) {
        this.maxPending = maxPending;
        this.threads = Executors.newFixedThreadPool(size, work -> {
            Thread thread = new Thread(work, name);
            // A task may hang while it reads a pipe without a writer.
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Submits a task; when too many are pending, waits for the first and returns its result. Exceptions of a task are rethrown here. */
    public Optional<R> put(Supplier<R> task) {
        underWay.add(threads.submit(task::get));
        return underWay.size() > maxPending ? Optional.of(first()) : Optional.empty();
    }

    /** Waits for all pending tasks. */
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

    /** Drops the pending tasks and interrupts their threads. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
