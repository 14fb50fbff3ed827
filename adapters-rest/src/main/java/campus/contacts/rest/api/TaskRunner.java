package campus.contacts.rest.api;

import campus.contacts.spi.StorageFault;
import campus.contacts.tasks.Tasks;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that runs what was accepted: at once what this process accepts, and within a second what another one left behind.
 */
public final class TaskRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);
    private static final long PAUSE_MILLIS = 1000;
    private static final long SWEEP_NANOS = Duration.ofMinutes(1).toNanos();

    private final Tasks tasks;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "tasks");
    private volatile boolean closed;
    private boolean isStorageAway;
    private long sweptAt;

    private TaskRunner(Tasks tasks) {
        this.tasks = tasks;
    }

    public static TaskRunner start(Tasks tasks) {
        TaskRunner runner = new TaskRunner(tasks);
        tasks.onAcceptance(runner.wake::release);
        runner.thread.setDaemon(true);
        runner.thread.start();
        return runner;
    }

    private void run() {
        sweptAt = System.nanoTime() - SWEEP_NANOS;
        while (!closed) {
            runAll();
            rest();
        }
    }

    private void runAll() {
        try {
            while (!closed && tasks.runNext()) {
                isStorageAway = false;
            }
            if (System.nanoTime() - sweptAt >= SWEEP_NANOS) {
                tasks.sweep();
                sweptAt = System.nanoTime();
            }
            isStorageAway = false;
        } catch (StorageFault fault) {
            if (!isStorageAway) {
                LOG.warn("tasks wait for the storage: {}", fault.getMessage(), fault);
            }
            isStorageAway = true;
        } catch (RuntimeException bug) {
            LOG.error("a task failed unexpectedly", bug);
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

    /** Finishes the task that is running; what waits is run by another process, or at the next start. */
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
