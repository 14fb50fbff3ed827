package campus.contacts.rest;

import campus.contacts.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a record property looks like when everything in it is said, as forms say it. A value of that shape is written as it is, which
 * is what most are; {@link Unset} makes it of any other.
 */
final class RecordShape {
    private final boolean list;
    private final RecordShape elements;
    /** By name, in order; null: not described. */
    private final Map<String, RecordShape> members;

    /** @param definition the schema of the property, or of a part of it */
    RecordShape(JsonNode definition) {
        this.list = definition.path("type").asText().equals("array");
        this.elements = definition.path("items").isObject() ? new RecordShape(definition.get("items")) : null;
        this.members = definition.path("properties").isObject() ? members(definition.get("properties")) : null;
    }

    private static Map<String, RecordShape> members(JsonNode definitions) {
        Map<String, RecordShape> members = new LinkedHashMap<>();
        definitions.properties().forEach(member -> members.put(member.getKey(), new RecordShape(member.getValue())));
        return members;
    }

    /** Whether nothing would be added to the value, left out of it or moved in it; in doubt, not. */
    boolean fits(Value value) {
        if (value instanceof Value.Text text) {
            return !text.value().isEmpty();
        }
        if (value instanceof Value.Sequence sequence) {
            return list && isMadeUp(sequence);
        }
        if (value instanceof Value.Structure structure) {
            return structure.members().values().stream().anyMatch(RecordShape::isSet) && isMadeUp(structure);
        }
        return !list || !(value instanceof Value.Null);
    }

    private static boolean isSet(Value value) {
        return value instanceof Value.Number || value instanceof Value.Flag || value instanceof Value.Text;
    }

    private boolean isMadeUp(Value.Sequence sequence) {
        for (Value element : sequence.values()) {
            boolean simple = !(element instanceof Value.Sequence || element instanceof Value.Structure);
            if (!simple && (elements == null || !elements.fits(element))) {
                return false;
            }
        }
        return true;
    }

    private boolean isMadeUp(Value.Structure structure) {
        if (members == null) {
            return false;
        }
        Iterator<Map.Entry<String, Value>> given =
                structure.members().entrySet().iterator();
        for (Map.Entry<String, RecordShape> described : members.entrySet()) {
            if (!given.hasNext()) {
                return false;
            }
            Map.Entry<String, Value> member = given.next();
            if (!member.getKey().equals(described.getKey())
                    || !described.getValue().fits(member.getValue())) {
                return false;
            }
        }
        return !given.hasNext();
    }
}
