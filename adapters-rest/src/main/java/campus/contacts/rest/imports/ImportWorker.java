package campus.contacts.rest.imports;

import campus.contacts.spi.StorageUnavailableException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that runs accepted imports: those of this process at once, those left behind by another process within seconds. */
public final class ImportWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final long PAUSE_MILLIS = 2000;
    private static final long SWEEP_NANOS = Duration.ofHours(1).toNanos();

    private final FileImports imports;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "imports");
    private long sweptAt = System.nanoTime();
    /** An outage is logged when it begins and when it ends. */
    private boolean isStorageAway;

    private volatile boolean closed;

    private ImportWorker(FileImports imports) {
        this.imports = imports;
        thread.setDaemon(true);
    }

    public static ImportWorker start(FileImports imports) {
        ImportWorker worker = new ImportWorker(imports);
        imports.onAcceptance(worker.wake::release);
        worker.thread.start();
        return worker;
    }

    private void run() {
        while (!closed) {
            runAll();
            rest();
        }
    }

    private void runAll() {
        try {
            while (!closed && imports.runNext(() -> closed)) {
                LOG.debug("an import has ended");
            }
            if (System.nanoTime() - sweptAt >= SWEEP_NANOS) {
                sweptAt = System.nanoTime();
                imports.sweep();
            }
            if (isStorageAway) {
                isStorageAway = false;
                LOG.info("imports go on: the storage answers again");
            }
        } catch (StorageUnavailableException fault) {
            if (!isStorageAway) {
                isStorageAway = true;
                LOG.warn("imports wait for the storage: {}", fault.line());
            }
        } catch (RuntimeException | Error bug) {
            LOG.error("an import failed unexpectedly", bug);
        }
    }

    private void rest() {
        try {
            if (wake.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException stopped) {
            closed = true;
        }
    }

    /** Ends after the present rows; another process, or the next start, goes on. */
    @Override
    public void close() {
        closed = true;
        wake.release();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
