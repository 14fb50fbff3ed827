package campus.contacts.operations;

import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageUnavailableException;
import java.time.Duration;

/** Tells whether the storage is ready: it responds, is the one that was opened, and accepts writes. */
public final class Readiness {
    /** Time for which a result is cached: callers need no credentials, and a check runs several statements. */
    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

    private final Storage storage;
    private Result last;

    /** @param fault null when the storage is ready */
    private record Result(StorageUnavailableException fault, long at) {}

    public Readiness(Storage storage) {
        this.storage = storage;
    }

    /**
     * Checks the storage. One check runs at a time; concurrent callers share its result.
     *
     * @throws StorageUnavailableException with the reason, when it is not ready
     */
    public synchronized void require() {
        if (last == null || System.nanoTime() - last.at() >= KEPT_NANOS) {
            StorageUnavailableException fault = null;
            try {
                storage.check();
            } catch (StorageUnavailableException notReady) {
                fault = notReady;
            }
            last = new Result(fault, System.nanoTime());
        }
        if (last.fault() != null) {
            throw last.fault();
        }
    }
}
