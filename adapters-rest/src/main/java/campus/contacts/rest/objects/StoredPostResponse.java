package campus.contacts.rest.objects;

import campus.contacts.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The response to a POST that created an object, in a form that can be stored and repeated.
 *
 * @param location the URL of the new object
 * @param tag the entity tag of the new object; null where it is not shown
 * @param body the new object in JSON, {@code {}} where it is not shown
 */
record StoredPostResponse(String location, String tag, String body) {
    /** Returns the response for a caller that may no longer see the object, and for an object that is gone (wire contract, section 7). */
    StoredPostResponse withoutObject() {
        return new StoredPostResponse(location, null, "{}");
    }

    /** Returns the text to store. */
    String text() {
        return new String(
                Json.bytes(Json.MAPPER
                        .createObjectNode()
                        .put("location", location)
                        .put("tag", tag)
                        .put("body", body)),
                StandardCharsets.UTF_8);
    }

    /**
     * Reads a stored text.
     *
     * @param location the URL of the object, which is used if the text was emptied because the object was erased
     */
    static StoredPostResponse of(String text, String location) {
        try {
            JsonNode kept = Json.MAPPER.readTree(text);
            return new StoredPostResponse(
                    kept.path("location").asText(location),
                    kept.path("tag").textValue(),
                    kept.path("body").asText("{}"));
        } catch (JsonProcessingException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }
}
