package campus.contacts.jdbc.connection;

import campus.contacts.spi.StorageUnavailableException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a database while it is opened, for a bounded total time. Each reason is logged once, to show what the start is waiting for. */
public final class StartupWait {
    private static final Logger LOG = LoggerFactory.getLogger(StartupWait.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Database database;
    private final long deadline;
    private String announced;

    /** @param patience how long to wait in total */
    public StartupWait(Database database, Duration patience) {
        this.database = database;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /**
     * Pauses before the next attempt.
     *
     * @param reason what is wrong with the database, such as {@code cannot be reached}
     * @param cause may be null
     * @throws StorageUnavailableException with that reason, when the time is over
     */
    public void pause(String reason, Exception cause) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new StorageUnavailableException(database + " " + reason, cause);
        }
        if (!reason.equals(announced)) {
            announced = reason;
            LOG.warn(
                    "waiting up to {} s: {} {}",
                    Duration.ofNanos(left).plusMillis(999).toSeconds(),
                    database,
                    reason);
        }
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException("interrupted while waiting for " + database, interrupted);
        }
    }
}
