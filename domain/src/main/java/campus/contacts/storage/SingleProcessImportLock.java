package campus.contacts.storage;

import campus.contacts.spi.ImportLock;
import campus.contacts.spi.StorageUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The import lock of storages that are used by a single process. */
public final class SingleProcessImportLock implements ImportLock {
    private final Semaphore permit;
    private final AtomicBoolean held = new AtomicBoolean(true);

    private SingleProcessImportLock(Semaphore permit) {
        this.permit = permit;
    }

    /**
     * Takes the only permit.
     *
     * @return empty when the permit is still taken after that time
     */
    public static Optional<ImportLock> lock(Semaphore permit, Duration patience) {
        try {
            return permit.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)
                    ? Optional.of(new SingleProcessImportLock(permit))
                    : Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException("interrupted while waiting for another import", interrupted);
        }
    }

    @Override
    public void release() {
        if (held.getAndSet(false)) {
            permit.release();
        }
    }
}
