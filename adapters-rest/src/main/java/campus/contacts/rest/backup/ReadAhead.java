package campus.contacts.rest.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Hands on what another thread makes, in order, and has it work ahead a little: lines are read while the database is busy with those
 * before them. What the other thread throws comes after everything that it made.
 */
final class ReadAhead<T> implements AutoCloseable {
    /** Together with the size of a portion: how far ahead. */
    private static final int PORTIONS = 8;

    private final BlockingQueue<Portion<T>> portions = new ArrayBlockingQueue<>(PORTIONS);
    private final int size;
    private final Thread thread;

    /**
     * @param maker makes things until it returns
     * @param size how many to hand on at a time
     */
    ReadAhead(Maker<T> maker, int size) {
        this.size = size;
        this.thread = new Thread(() -> run(maker), "read-ahead");
        // it may hang in reading what is never written
        thread.setDaemon(true);
        thread.start();
    }

    /** Makes things. */
    interface Maker<T> {
        void make(Out<T> out) throws InterruptedException;
    }

    /** Takes things. */
    interface Out<T> {
        void put(T made) throws InterruptedException;
    }

    /** @param last whether none follows; then with what went wrong, or null */
    private record Portion<T>(List<T> made, boolean last, Throwable failure) {}

    private void run(Maker<T> maker) {
        List<T> made = new ArrayList<>(size);
        try {
            Throwable failure = null;
            try {
                maker.make(each -> {
                    made.add(each);
                    if (made.size() == size) {
                        portions.put(new Portion<>(List.copyOf(made), false, null));
                        made.clear();
                    }
                });
            } catch (RuntimeException | Error thrown) {
                failure = thrown;
            }
            portions.put(new Portion<>(made, true, failure));
        } catch (InterruptedException closed) {
            // nobody wants any more
        }
    }

    /** Takes everything, in this thread. */
    void forEach(Consumer<T> taker) {
        try {
            Portion<T> portion;
            do {
                portion = portions.take();
                portion.made.forEach(taker);
            } while (!portion.last);
            if (portion.failure instanceof Error error) {
                throw error;
            } else if (portion.failure instanceof RuntimeException exception) {
                throw exception;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BackupFailed("interrupted while reading the file");
        }
    }

    /** The other thread ends, unless it hangs in reading. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
