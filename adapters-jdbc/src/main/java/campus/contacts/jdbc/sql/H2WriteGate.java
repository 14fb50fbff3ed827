package campus.contacts.jdbc.sql;

import campus.contacts.jdbc.sql.Dialect.Mode;
import campus.contacts.spi.StorageUnavailableException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Lets units of work that write into one H2 database, which only this process opens, run together or alone. */
final class H2WriteGate {
    private static final int PATIENCE_SECONDS = 10;

    /** The gates by database; two storages of one process may share a database. */
    private static final Map<String, H2WriteGate> GATES = new ConcurrentHashMap<>();

    private final ReadWriteLock gate = new ReentrantReadWriteLock(true);

    private H2WriteGate() {}

    /** Returns the gate of the database at that place. */
    static H2WriteGate of(String place) {
        return GATES.computeIfAbsent(place, unseen -> new H2WriteGate());
    }

    <T> T run(Mode mode, Supplier<T> work) {
        Lock lock = mode == Mode.WRITE_ALONE ? gate.writeLock() : gate.readLock();
        try {
            if (!lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new StorageUnavailableException("timed out waiting for the write lock", null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException(
                    "interrupted while waiting for others to finish writing", interrupted);
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
