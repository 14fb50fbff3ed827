package campus.contacts.rest.view;

import campus.contacts.OsidObject;
import campus.contacts.json.Json;
import campus.contacts.rest.http.EntityTags;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.IdempotencyKey;
import campus.contacts.service.IdempotentRequests;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The response to a POST that changed an object, in a form that can be stored and repeated (wire contract, section 7).
 *
 * @param tag the entity tag of the changed object
 * @param changedAt the time of the change
 * @param body the changed object in JSON
 */
public record KeptChange(String tag, Instant changedAt, String body) {
    private static final String EMPTY = "{}";

    /** Returns the request as a possible retry, empty when it has no Idempotency-Key; 400 when the key is malformed. */
    public static Optional<IdempotentRequests.Request> retry(Exchange exchange) {
        byte[] conditions = exchange.headers("If-Match").toString().getBytes(StandardCharsets.UTF_8);
        return IdempotencyKey.retry(exchange, conditions);
    }

    /**
     * Changes an object and answers with it, or with the first answer when the request is a retry: {@code {}} when its object is gone, or
     * hidden from the caller. 422 when the key stands for another request.
     *
     * @param retry empty when the response is not to be stored
     */
    public static <T extends OsidObject> void answer(
            Exchange exchange,
            ObjectJson<T, ?> json,
            IdempotentRequests requests,
            Optional<IdempotentRequests.Request> retry,
            Supplier<T> change) {
        if (retry.isEmpty()) {
            json.answerChanged(exchange, change.get());
            return;
        }
        IdempotentRequests.Result result = requests.execute(exchange.caller(), retry.get(), () -> {
            T changed = change.get();
            String body = new String(json.bytes(changed), StandardCharsets.UTF_8);
            KeptChange kept =
                    new KeptChange(EntityTags.tag(changed), changed.identity().changedAt(), body);
            return new IdempotentRequests.Result(changed.id(), kept.text());
        });
        answer(exchange, result.isVisible() ? result.text() : EMPTY);
    }

    private String text() {
        return new String(
                Json.bytes(Json.MAPPER
                        .createObjectNode()
                        .put("tag", tag)
                        .put("changedAt", changedAt.toString())
                        .put("body", body)),
                StandardCharsets.UTF_8);
    }

    /** @param text a stored response; {@code {}} when its object was erased */
    private static void answer(Exchange exchange, String text) {
        JsonNode kept = read(text);
        if (!kept.isEmpty()) {
            EntityTags.send(
                    exchange,
                    kept.path("tag").textValue(),
                    Instant.parse(kept.path("changedAt").textValue()));
        }
        exchange.disableCompression();
        exchange.result(kept.path("body").asText(EMPTY).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode read(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }
}
