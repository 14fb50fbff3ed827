package campus.contacts.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** What a schema of an object describes; in the file the value of {@code x-use}, in lower case. */
enum ObjectUse {
    /** An object in an answer: every property is there, unset ones are null or empty. */
    ANSWER,
    /** The answer to a POST, which is an empty object for a caller that may not see it any more (wire contract, section 7). */
    CREATED,
    /** A new object. */
    CREATE,
    /** A change: what is absent stays as it is. */
    UPDATE;

    static ObjectUse of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    private boolean isAnswer() {
        return this == ANSWER || this == CREATED;
    }

    /** Returns whether the object has that property of its kind. */
    boolean has(JsonNode property) {
        return isAnswer() || !property.path("readOnly").asBoolean();
    }

    boolean isRequired(String property) {
        return isAnswer() || this == CREATE && isNeverUnset(property);
    }

    boolean isNullable(String name, JsonNode property) {
        boolean isSet = isAnswer()
                && (property.path("readOnly").asBoolean()
                        || property.path("type").asText().equals("array"));
        return !isSet && !isNeverUnset(name);
    }

    private static boolean isNeverUnset(String property) {
        return property.equals("displayName");
    }

    /** Requires properties of an object, unless it is empty and that is allowed. */
    void require(ObjectNode object, ArrayNode required) {
        if (this == CREATED) {
            object.putObject("if").put("minProperties", 1);
            object.putObject("then").set("required", required);
        } else if (!required.isEmpty()) {
            object.set("required", required);
        }
    }
}
