package campus.contacts.rest;

import campus.contacts.json.Json;
import campus.contacts.operations.Readiness;
import campus.contacts.rest.http.Exchange;
import java.util.Set;

/** Serves {@code /health}: liveness of the process and readiness of the storage. */
final class HealthResource {
    /**
     * The path of the liveness check. The check takes no request slot: otherwise an orchestrator would kill a process that is only
     * busy.
     */
    static final String LIVE = "/health/live";

    static final String READY = "/health/ready";

    private final Readiness readiness;

    HealthResource(Readiness readiness) {
        this.readiness = readiness;
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
        readiness.require();
        exchange.json(Json.MAPPER.createObjectNode().put("status", "ready"));
    }
}
