package campus.contacts.rest;

import campus.contacts.json.Json;
import campus.contacts.rest.http.Exchange;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageUnavailableException;
import java.time.Duration;
import java.util.Set;

/** {@code /health}: whether the process runs, and whether the storage can be worked with. */
final class HealthResource {
    /** Takes no place among the requests that are served: whoever asks would end a process that is only busy. */
    static final String LIVE = "/health/live";

    static final String READY = "/health/ready";

    /** How long a result is kept, since anybody may ask, and a check is several statements. */
    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

    private final Storage storage;
    private Result last;

    /** @param fault null: ready */
    private record Result(StorageUnavailableException fault, long at) {}

    HealthResource(Storage storage) {
        this.storage = storage;
    }

    /** Whether that template is one of these. */
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

    /** One check at a time: those who wait for it share its result. */
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
