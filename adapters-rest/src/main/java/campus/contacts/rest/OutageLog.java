package campus.contacts.rest;

import campus.contacts.spi.StorageUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs why requests fail during a storage outage. Each reason is logged at most once a minute, since an outage fails thousands of
 * requests for the same reason.
 */
public final class OutageLog {
    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);
    private static final long PERIOD = Duration.ofMinutes(1).toNanos();

    /** Bounds the number of remembered reasons; few are expected. */
    private static final int MAX_REASONS = 100;

    private final LongSupplier nanoTime;
    private final Map<String, Long> loggedAt = new HashMap<>();
    private long omitted;

    /** @param nanoTime the time in nanoseconds, as {@link System#nanoTime()} */
    public OutageLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void add(StorageUnavailableException fault, String requestId) {
        String reason = String.valueOf(fault.getMessage());
        long now = nanoTime.getAsLong();
        Long last = loggedAt.get(reason);
        if (last != null && now - last < PERIOD) {
            omitted++;
            return;
        }
        if (loggedAt.size() >= MAX_REASONS) {
            loggedAt.clear();
        }
        loggedAt.put(reason, now);
        String others = omitted == 0 ? "" : " (" + omitted + " more requests have failed since the last such line)";
        omitted = 0;
        LOG.warn("request {}: storage: {}{}", requestId, fault.line(), others);
    }
}
