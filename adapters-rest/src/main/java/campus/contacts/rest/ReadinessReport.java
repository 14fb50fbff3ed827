package campus.contacts.rest;

import campus.contacts.json.Json;
import campus.contacts.operations.Readiness;
import campus.contacts.spi.StorageUnavailableException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The readiness of this process with that of its parts, for operators.
 *
 * @param gauges of the storage, by name
 */
public record ReadinessReport(String version, Readiness readiness, Map<String, LongSupplier> gauges) {
    private static final String STANDBY = "standby.usable";
    private static final String STANDBY_LAG = "standby.lag.millis";
    private static final String FEED_LAG = "changes.lag.seconds";

    /** Answers with the report: 200, or 503 if the storage is not ready. */
    public void answer(Context context) {
        ObjectNode report = toJson();
        context.status(isReady(report) ? 200 : 503)
                .contentType("application/json")
                .result(report.toString());
    }

    /** Returns the state as an object with {@code status}, {@code version} and {@code parts}. */
    private ObjectNode toJson() {
        ObjectNode report = Json.MAPPER.createObjectNode();
        ObjectNode store = store();
        report.put("status", store.path("status").asText());
        report.put("version", version);
        ObjectNode parts = report.putObject("parts");
        parts.set("store", store);
        if (gauges.containsKey(STANDBY)) {
            parts.set("standby", standby());
        }
        if (gauges.containsKey(FEED_LAG) && isReady(report)) {
            parts.set("feed", feed());
        }
        return report;
    }

    private static boolean isReady(ObjectNode report) {
        return report.path("status").asText().equals("ready");
    }

    private ObjectNode store() {
        try {
            readiness.require();
            return Json.MAPPER.createObjectNode().put("status", "ready");
        } catch (StorageUnavailableException fault) {
            return notReady(fault);
        }
    }

    private static ObjectNode notReady(StorageUnavailableException fault) {
        return Json.MAPPER.createObjectNode().put("status", "not ready").put("reason", fault.getMessage());
    }

    /** The storage may have become unavailable since its readiness was checked. */
    private ObjectNode feed() {
        try {
            return Json.MAPPER
                    .createObjectNode()
                    .put("lagSeconds", gauges.get(FEED_LAG).getAsLong());
        } catch (StorageUnavailableException fault) {
            return notReady(fault);
        }
    }

    /** Reads go to the primary while the standby is not usable, so it does not decide about readiness. */
    private ObjectNode standby() {
        ObjectNode standby = Json.MAPPER.createObjectNode();
        if (gauges.get(STANDBY).getAsLong() == 0) {
            return standby.put("status", "not usable");
        }
        return standby.put("status", "ready")
                .put("lagSeconds", gauges.get(STANDBY_LAG).getAsLong() / 1000.0);
    }
}
