package campus.contacts.jdbc;

import campus.contacts.spi.ChangeWatch;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.storage.ChangeListeners;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners that there may be more to read in the feed. Where other processes write too, it looks for that itself,
 * as long as there are listeners.
 */
final class ChangeWatcher implements AutoCloseable {
    /** Less than the second within which listeners are told. */
    private static final long INTERVAL_MILLIS = 250;

    private static final Logger LOG = LoggerFactory.getLogger(ChangeWatcher.class);

    private final Storage storage;
    private final boolean isOnlyProcess;
    private final ChangeListeners listeners = new ChangeListeners();
    /** Null while nobody listens; guarded by this. */
    private ScheduledExecutorService polling;

    private volatile long seen;

    ChangeWatcher(Storage storage, boolean isOnlyProcess) {
        this.storage = storage;
        this.isOnlyProcess = isOnlyProcess;
    }

    ChangeWatch add(Runnable listener) {
        ChangeWatch watch = listeners.add(listener);
        if (isOnlyProcess) {
            return watch;
        }
        start();
        return () -> {
            watch.close();
            stopIfUnused();
        };
    }

    private synchronized void start() {
        if (polling == null) {
            polling = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread thread = new Thread(work, "changes");
                thread.setDaemon(true);
                return thread;
            });
            polling.scheduleWithFixedDelay(this::poll, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void stopIfUnused() {
        if (listeners.isEmpty()) {
            close();
        }
    }

    private void poll() {
        try {
            long newest = storage.read(unit -> unit.feed().now().from());
            if (newest != seen) {
                seen = newest;
                listeners.callAll();
            }
        } catch (StorageUnavailableException later) {
            // the next look may find the database again
        } catch (RuntimeException failure) {
            // it would end the schedule
            LOG.warn("the feed cannot be looked at; it will be tried again", failure);
        }
    }

    /** Tells of changes that this process has committed, or that its commit lets others read. */
    void changed() {
        listeners.callAll();
    }

    @Override
    public synchronized void close() {
        if (polling != null) {
            polling.shutdownNow();
            polling = null;
        }
    }
}
