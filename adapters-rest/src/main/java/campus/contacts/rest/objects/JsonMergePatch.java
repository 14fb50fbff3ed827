package campus.contacts.rest.objects;

import campus.contacts.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Applies JSON Merge Patch (RFC 7396) below the properties of an object; the properties themselves are merged by every change. */
final class JsonMergePatch {
    private JsonMergePatch() {}

    /** Returns the patch with every object in it completed by the present members that are not patched. */
    static ObjectNode members(ObjectNode patch, ObjectNode present) {
        ObjectNode members = Json.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            members.set(member.getKey(), merged(member.getValue(), present.path(member.getKey())));
        }
        return members;
    }

    private static JsonNode merged(JsonNode patch, JsonNode present) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged = present.isObject() ? present.deepCopy() : Json.MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            if (member.getValue().isNull()) {
                merged.remove(member.getKey());
            } else {
                merged.set(member.getKey(), merged(member.getValue(), merged.path(member.getKey())));
            }
        }
        return merged;
    }
}
