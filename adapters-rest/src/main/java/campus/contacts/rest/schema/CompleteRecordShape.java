package campus.contacts.rest.schema;

import campus.contacts.osid.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The shape of a complete record property, as forms send it. A value of that shape, as most are, is written unchanged; other values are
 * completed by {@link EmptyValues}.
 */
final class CompleteRecordShape {
    private final boolean list;
    private final CompleteRecordShape elements;
    /** Members by name, in order; null when the schema does not describe members. */
    private final Map<String, CompleteRecordShape> members;

    /** @param definition the schema of the property, or of a part of it */
    CompleteRecordShape(JsonNode definition) {
        this.list = definition.path("type").asText().equals("array");
        this.elements = definition.path("items").isObject() ? new CompleteRecordShape(definition.get("items")) : null;
        this.members = definition.path("properties").isObject() ? members(definition.get("properties")) : null;
    }

    private static Map<String, CompleteRecordShape> members(JsonNode definitions) {
        Map<String, CompleteRecordShape> members = new LinkedHashMap<>();
        definitions
                .properties()
                .forEach(member -> members.put(member.getKey(), new CompleteRecordShape(member.getValue())));
        return members;
    }

    /** Returns whether completing would leave the value unchanged; false in doubt. */
    boolean fits(Value value) {
        if (value instanceof Value.Text text) {
            return !text.value().isEmpty();
        }
        if (value instanceof Value.Array sequence) {
            return list && isMadeUp(sequence);
        }
        if (value instanceof Value.Struct structure) {
            return hasSetMember(structure) && isMadeUp(structure);
        }
        return !list || !(value instanceof Value.Null);
    }

    private static boolean hasSetMember(Value.Struct structure) {
        for (Value member : structure.members().values()) {
            if (isSet(member)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSet(Value value) {
        return value instanceof Value.Number || value instanceof Value.Bool || value instanceof Value.Text;
    }

    private boolean isMadeUp(Value.Array sequence) {
        for (Value element : sequence.values()) {
            boolean simple = !(element instanceof Value.Array || element instanceof Value.Struct);
            if (!simple && (elements == null || !elements.fits(element))) {
                return false;
            }
        }
        return true;
    }

    private boolean isMadeUp(Value.Struct structure) {
        if (members == null) {
            return false;
        }
        Iterator<Map.Entry<String, Value>> given =
                structure.members().entrySet().iterator();
        for (Map.Entry<String, CompleteRecordShape> described : members.entrySet()) {
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
