package campus.contacts.rest;

import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageFault;
import java.time.Duration;
import java.util.Set;

/** {@code /health}: whether the process runs, and whether the storage can be worked with. */
final class Health {
    /** Takes no place among the requests that are served: whoever asks would end a process that is only busy. */
    static final String LIVE = "/health/live";

    static final String READY = "/health/ready";

    /** How long a result is kept, since anybody may ask, and a check is several statements. */
    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

    private final Storage storage;
    private Result last;

    /** @param fault null: ready */
    private record Result(StorageFault fault, long at) {}

    Health(Storage storage) {
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
            StorageFault fault = null;
            try {
                storage.check();
            } catch (StorageFault notReady) {
                fault = notReady;
            }
            last = new Result(fault, System.nanoTime());
        }
        if (last.fault() != null) {
            throw last.fault();
        }
    }
}
