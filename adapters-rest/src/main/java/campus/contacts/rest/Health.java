package campus.contacts.rest;

import campus.contacts.spi.Storage;
import java.util.Set;

/** {@code /health}: whether the process runs, and whether the storage can be worked with. */
final class Health {
    /** Takes no place among the requests that are served: whoever asks would end a process that is only busy. */
    static final String LIVE = "/health/live";

    static final String READY = "/health/ready";

    private final Storage storage;

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
        storage.check();
        exchange.json(Json.MAPPER.createObjectNode().put("status", "ready"));
    }
}
