package campus.contacts.rest.people;

import campus.contacts.rest.backup.BackupFailed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes things of others in as many threads as there are processors, and hands them out in the order in which those came. Only a few
 * are on their way at any time.
 */
final class InOrder<T, R> implements AutoCloseable {
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ExecutorService working = Executors.newFixedThreadPool(threads, work -> {
        Thread thread = new Thread(work, "checking");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<Future<R>> onTheirWay = new ArrayDeque<>();
    private final Function<T, R> maker;

    InOrder(Function<T, R> maker) {
        this.maker = maker;
    }

    /** Takes one thing in; where enough are on their way, the first of them comes out. What the maker throws comes out too. */
    Optional<R> put(T thing) {
        onTheirWay.add(working.submit(() -> maker.apply(thing)));
        return onTheirWay.size() > threads ? Optional.of(first()) : Optional.empty();
    }

    /** Hands out all that are on their way. */
    void rest(Consumer<R> taker) {
        while (!onTheirWay.isEmpty()) {
            taker.accept(first());
        }
    }

    private R first() {
        try {
            return onTheirWay.remove().get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure.getCause();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BackupFailed("interrupted while reading the file");
        }
    }

    /** What is on its way is lost. */
    @Override
    public void close() {
        working.shutdownNow();
    }
}
