package campus.contacts.rest;

import campus.contacts.json.Json;
import campus.contacts.rest.http.Exchange;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageUnavailableException;
import java.time.Duration;
import java.util.Set;

/** Serves {@code /health}: liveness of the process and readiness of the storage. */
final class HealthResource {
    /**
     * The path of the liveness check. The check takes no request slot: otherwise an orchestrator would kill a process that is only
     * busy.
     */
    static final String LIVE = "/health/live";

    static final String READY = "/health/ready";

    /** Time for which a result is cached: callers need no credentials, and a check runs several statements. */
    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

    private final Storage storage;
    private Result last;

    /** @param fault null when the storage is ready */
    private record Result(StorageUnavailableException fault, long at) {}

    HealthResource(Storage storage) {
        this.storage = storage;
    }

    /** Returns whether the route template is one of the health checks. */
    static boolean holds(String template) {
        return template.equals(LIVE) || template.equals(READY);
    }

    void live(Exchange exchange) {
        exchange.query().allow(Set.of());
        exchange.json(Json.MAPPER.createObjectNode().put("status", "live"));
    }

    void ready(Exchange exchange) {
        exchange.query().allow(Set.of());
        requireReady();
        exchange.json(Json.MAPPER.createObjectNode().put("status", "ready"));
    }

    /** Runs one check at a time; concurrent callers share its result. */
    private synchronized void requireReady() {
        if (last == null || System.nanoTime() - last.at() >= KEPT_NANOS) {
            StorageUnavailableException fault = null;
            try {
                storage.check();
            } catch (StorageUnavailableException notReady) {
                fault = notReady;
            }
            last = new Result(fault, System.nanoTime());
        }
        if (last.fault() != null) {
            throw last.fault();
        }
    }
}
