package campus.contacts.rest.changes;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A task that runs after it was requested, in one thread at a time. */
final class RepeatingTask {
    /** The pause after a run that failed, so that a failure that lasts takes no whole processor. */
    static final long AFTER_FAILURE_MILLIS = 1000;

    /** The result of a run after which the task waits for a request. */
    static final long ON_REQUEST = -1;

    private enum State {
        IDLE,
        SCHEDULED,
        RUNNING,
        REQUESTED_AGAIN
    }

    private final ScheduledExecutorService pool;
    private final LongSupplier task;
    private State state = State.IDLE;

    /** @param task returns the milliseconds until it runs again, or {@link #ON_REQUEST} */
    RepeatingTask(ScheduledExecutorService pool, LongSupplier task) {
        this.pool = pool;
        this.task = task;
    }

    /** Requests a run, which begins after this call: at once, or when the present run or pause has ended. */
    synchronized void request() {
        if (state == State.IDLE) {
            schedule(0);
        } else if (state == State.RUNNING) {
            state = State.REQUESTED_AGAIN;
        }
    }

    private void schedule(long millis) {
        state = State.SCHEDULED;
        pool.schedule(this::run, millis, TimeUnit.MILLISECONDS);
    }

    private void run() {
        begin();
        long pause = AFTER_FAILURE_MILLIS;
        try {
            pause = task.getAsLong();
        } finally {
            end(pause);
        }
    }

    private synchronized void begin() {
        state = State.RUNNING;
    }

    private synchronized void end(long pause) {
        if (pause >= 0) {
            schedule(pause);
        } else if (state == State.REQUESTED_AGAIN) {
            schedule(0);
        } else {
            state = State.IDLE;
        }
    }
}
