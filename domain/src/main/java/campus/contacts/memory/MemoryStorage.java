package campus.contacts.memory;

import campus.contacts.memory.index.UndoLog;
import campus.contacts.memory.state.MemoryState;
import campus.contacts.osid.LocalIds;
import campus.contacts.spi.Archive;
import campus.contacts.spi.ChangeWatch;
import campus.contacts.spi.ImportLock;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.spi.UnitOfWork;
import campus.contacts.storage.ChangeListeners;
import campus.contacts.storage.SingleProcessImportLock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs units of work over data in memory: many readers or one writer at a time, in order of arrival. */
public final class MemoryStorage implements Storage {
    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final ThreadLocal<MemoryUnitOfWork> running = new ThreadLocal<>();
    private final Semaphore imports = new Semaphore(1);
    private final ChangeListeners listeners = new ChangeListeners();
    /** Null once closed. */
    private volatile @Nullable MemoryState memory;

    MemoryStorage(MemoryState memory) {
        this.memory = memory;
    }

    @Override
    public LocalIds ownIds() {
        return open().ownIds;
    }

    @Override
    public <T> T read(Function<UnitOfWork, T> work) {
        MemoryUnitOfWork outer = running.get();
        if (outer != null) {
            return work.apply(outer);
        }
        return locked(lock.readLock(), () -> run(MemoryUnitOfWork.looking(open()), work));
    }

    @Override
    public <T> T write(Function<UnitOfWork, T> work) {
        MemoryUnitOfWork outer = running.get();
        if (outer != null) {
            // A thread that holds the read lock would wait for the write lock for ever.
            outer.changes();
            return work.apply(outer);
        }
        Written<T> written = locked(lock.writeLock(), () -> {
            UndoLog changes = new UndoLog();
            try {
                long last = open().feed.last();
                MemoryUnitOfWork unit = MemoryUnitOfWork.changing(open(), changes);
                T result = run(unit, work);
                unit.requireRecent();
                return new Written<>(result, open().feed.last() > last);
            } catch (Throwable failure) {
                changes.undo();
                throw failure;
            }
        });
        if (written.hasRecorded) {
            listeners.callAll();
        }
        return written.result;
    }

    /** @param hasRecorded whether the unit of work recorded changes */
    private record Written<T>(T result, boolean hasRecorded) {}

    @Override
    public ChangeWatch watchChanges(Runnable listener) {
        open();
        return listeners.add(listener);
    }

    @Override
    public boolean sweepChanges() {
        return write(unit -> {
            MemoryUnitOfWork sweeping = (MemoryUnitOfWork) unit;
            return sweeping.memory().feed.sweep(sweeping.changes());
        });
    }

    @Override
    public Instant historySince() {
        return locked(lock.readLock(), () -> open().retention.since());
    }

    @Override
    public boolean sweepHistory() {
        return write(unit -> {
            MemoryUnitOfWork sweeping = (MemoryUnitOfWork) unit;
            return sweeping.memory().retention.sweep(sweeping.changes());
        });
    }

    @Override
    public Optional<ImportLock> lockImports(Duration patience) {
        return SingleProcessImportLock.lock(imports, patience);
    }

    @Override
    public Archive archive() {
        open();
        return new MemoryArchive(this);
    }

    /** Runs a single read. */
    <T> T looking(Function<MemoryState, T> look) {
        return read(unit -> look.apply(((MemoryUnitOfWork) unit).memory()));
    }

    /** Runs a single change, which is rolled back on failure. */
    void changing(BiConsumer<MemoryState, UndoLog> change) {
        write(unit -> {
            MemoryUnitOfWork changing = (MemoryUnitOfWork) unit;
            change.accept(changing.memory(), changing.changes());
            return null;
        });
    }

    @Override
    public String description() {
        return StorageSettings.MEMORY;
    }

    /** Waits for the running units of work. */
    @Override
    public void close() {
        if (running.get() != null) {
            throw new IllegalStateException("a unit of work cannot close its own storage");
        }
        locked(lock.writeLock(), () -> memory = null);
    }

    private MemoryState open() {
        MemoryState open = memory;
        if (open == null) {
            throw new StorageUnavailableException("the storage is closed", null);
        }
        return open;
    }

    private <T> T run(MemoryUnitOfWork unit, Function<UnitOfWork, T> work) {
        running.set(unit);
        try {
            return work.apply(unit);
        } finally {
            unit.end();
            running.remove();
        }
    }

    private static <T> T locked(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
