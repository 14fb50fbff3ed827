package campus.contacts.rest.batch;

import campus.contacts.json.Json;
import campus.contacts.osid.Id;
import campus.contacts.service.IdempotentRequests;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What an operation answered.
 *
 * @param location the URL of the object that it made, or null
 * @param tag of the object in the version that it made, or null
 * @param body JSON
 * @param objectId the object in the body, or null
 */
record OperationResult(int status, String location, String tag, String body, Id objectId) {
    private static final String EMPTY = "{}";

    /** Returns the body of the response to a batch. */
    static byte[] write(List<OperationResult> results) {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("results");
            for (OperationResult result : results) {
                json.writeStartObject();
                json.writeNumberField("status", result.status);
                json.writeStringField("location", result.location);
                json.writeStringField("etag", result.tag);
                json.writeFieldName("body");
                json.writeRawValue(result.body);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** @param nothing the Id to store with results that show no object */
    static IdempotentRequests.Results kept(List<OperationResult> results, Id nothing) {
        ArrayNode summary = Json.MAPPER.createArrayNode();
        List<IdempotentRequests.Result> kept = new ArrayList<>();
        for (OperationResult result : results) {
            ObjectNode told = summary.addObject().put("status", result.status).put("location", result.location);
            ObjectNode shown = result.objectId == null ? told : Json.MAPPER.createObjectNode();
            shown.put("tag", result.tag).put("body", result.body);
            kept.add(
                    result.objectId == null
                            ? new IdempotentRequests.Result(nothing, EMPTY)
                            : new IdempotentRequests.Result(result.objectId, text(shown)));
        }
        return new IdempotentRequests.Results(text(summary), kept);
    }

    /** Returns the results that were stored; without the objects that have been erased, or that the caller no longer sees. */
    static List<OperationResult> of(IdempotentRequests.Results kept) {
        JsonNode summary = read(kept.summary());
        List<OperationResult> results = new ArrayList<>();
        for (int i = 0; i < kept.results().size(); i++) {
            IdempotentRequests.Result result = kept.results().get(i);
            JsonNode told = summary.path(i);
            JsonNode shown = told.has("body") ? told : read(result.isVisible() ? result.text() : EMPTY);
            results.add(new OperationResult(
                    told.path("status").intValue(),
                    told.path("location").textValue(),
                    shown.path("tag").textValue(),
                    shown.path("body").asText(EMPTY),
                    result.objectId()));
        }
        return results;
    }

    private static String text(JsonNode node) {
        return new String(Json.bytes(node), StandardCharsets.UTF_8);
    }

    private static JsonNode read(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }
}
