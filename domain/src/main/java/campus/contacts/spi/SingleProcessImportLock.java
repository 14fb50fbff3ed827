package campus.contacts.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The import lock of storages that only one process uses. */
public final class SingleProcessImportLock implements ImportLock {
    private final Semaphore permit;
    private final AtomicBoolean held = new AtomicBoolean(true);

    private SingleProcessImportLock(Semaphore permit) {
        this.permit = permit;
    }

    /**
     * Takes the permit, of which there is one.
     *
     * @return empty when somebody else holds it after that time
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
