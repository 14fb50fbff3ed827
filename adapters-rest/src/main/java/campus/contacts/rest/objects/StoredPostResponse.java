package campus.contacts.rest.objects;

import campus.contacts.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The answer to a POST that made something, in a form that can be kept and given again.
 *
 * @param location where the new object is
 * @param tag of the new object; null where that is not shown
 * @param body the new object in JSON, {@code {}} where it is not shown
 */
record StoredPostResponse(String location, String tag, String body) {
    /** What is said to who may no longer see the object, or comes when it is gone (wire contract, section 7). */
    StoredPostResponse withoutObject() {
        return new StoredPostResponse(location, null, "{}");
    }

    /** The text to keep it as. */
    String text() {
        return new String(
                Json.bytes(Json.MAPPER
                        .createObjectNode()
                        .put("location", location)
                        .put("tag", tag)
                        .put("body", body)),
                StandardCharsets.UTF_8);
    }

    static StoredPostResponse of(String text) {
        try {
            JsonNode kept = Json.MAPPER.readTree(text);
            return new StoredPostResponse(
                    kept.get("location").textValue(),
                    kept.get("tag").textValue(),
                    kept.get("body").textValue());
        } catch (JsonProcessingException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }
}
