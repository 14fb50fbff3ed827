package campus.contacts.rest.campus;

import campus.contacts.service.people.TaskService;
import campus.contacts.spi.StorageUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that run accepted tasks: tasks of this process at once, tasks left behind by another process within a second. Several
 * threads run tasks of different persons at the same time.
 */
public final class TaskWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskWorker.class);
    private static final long PAUSE_MILLIS = 1000;
    private static final long SWEEP_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_THREADS = 4;

    /** The divisor of the connections: a quarter may be used. */
    private static final int SHARE = 4;

    private final TaskService tasks;
    private final Semaphore wake = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean isStorageAway = new AtomicBoolean();
    private final AtomicLong sweptAt = new AtomicLong(System.nanoTime() - SWEEP_NANOS);
    private volatile boolean closed;

    private TaskWorker(TaskService tasks, int threadCount) {
        this.tasks = tasks;
        for (int i = 1; i <= threadCount; i++) {
            Thread thread = new Thread(this::run, "tasks " + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
    }

    /** @param connections of the storage, of which a quarter may be used at once */
    public static TaskWorker start(TaskService tasks, int connections) {
        TaskWorker runner = new TaskWorker(tasks, Math.max(1, Math.min(MOST_THREADS, connections / SHARE)));
        tasks.onAcceptance(runner::wakeOne);
        runner.threads.forEach(Thread::start);
        return runner;
    }

    /** Wakes one thread; there are never more permits than threads. */
    private void wakeOne() {
        if (wake.availablePermits() < threads.size()) {
            wake.release();
        }
    }

    private void run() {
        while (!closed) {
            runAll();
            rest();
        }
    }

    private void runAll() {
        try {
            boolean ran;
            do {
                sweepWhenDue();
                ran = tasks.runNext();
                if (isStorageAway.getAndSet(false)) {
                    LOG.info("the storage answers again");
                }
            } while (ran && !closed);
        } catch (StorageUnavailableException fault) {
            if (!isStorageAway.getAndSet(true)) {
                LOG.warn("tasks wait for the storage: {}", fault.line());
            }
        } catch (RuntimeException | Error bug) {
            // Either would end the thread, and with it a share of the capacity.
            LOG.error("a task failed unexpectedly", bug);
        }
    }

    /** Sweeps between tasks too, since the queue may never be empty. */
    private void sweepWhenDue() {
        long last = sweptAt.get();
        long now = System.nanoTime();
        if (now - last >= SWEEP_NANOS && sweptAt.compareAndSet(last, now)) {
            tasks.sweep();
        }
    }

    private void rest() {
        try {
            if (wake.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS) && closed) {
                wake.release();
            }
        } catch (InterruptedException stopped) {
            closed = true;
        }
    }

    /** Finishes the running tasks; waiting tasks are run by another process, or after the next start. */
    @Override
    public void close() {
        closed = true;
        wake.release();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
