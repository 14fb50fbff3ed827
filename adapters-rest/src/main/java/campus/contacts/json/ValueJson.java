package campus.contacts.json;

import campus.contacts.osid.Value;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes record properties as JSON. */
public final class ValueJson {
    private ValueJson() {}

    /** Writes a value unchanged. */
    public static void write(JsonGenerator json, Value value) throws IOException {
        if (value instanceof Value.Struct structure) {
            json.writeStartObject();
            for (Map.Entry<String, Value> member : structure.members().entrySet()) {
                json.writeFieldName(member.getKey());
                write(json, member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Value.Array sequence) {
            json.writeStartArray();
            for (Value element : sequence.values()) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Value.Text text) {
            json.writeString(text.value());
        } else if (value instanceof Value.Number number) {
            json.writeNumber(number.value());
        } else if (value instanceof Value.Bool flag) {
            json.writeBoolean(flag.value());
        } else {
            json.writeNull();
        }
    }

    /**
     * Reads a value unchanged.
     *
     * @throws campus.contacts.osid.Refusal when the JSON holds something that a value cannot
     */
    public static Value read(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Value> members = new LinkedHashMap<>();
                node.properties().forEach(member -> members.put(member.getKey(), read(member.getValue())));
                yield new Value.Struct(members);
            }
            case ARRAY -> {
                List<Value> elements = new ArrayList<>();
                node.forEach(element -> elements.add(read(element)));
                yield new Value.Array(elements);
            }
            case STRING -> new Value.Text(node.textValue());
            case NUMBER -> new Value.Number(node.decimalValue());
            case BOOLEAN -> new Value.Bool(node.booleanValue());
            default -> Value.NULL;
        };
    }

    /** Returns a value as a tree. */
    public static JsonNode node(Value value) {
        try (TokenBuffer tree = new TokenBuffer(Json.MAPPER, false)) {
            tree.forceUseOfBigDecimal(true);
            write(tree, value);
            return Json.MAPPER.readTree(tree.asParser());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
