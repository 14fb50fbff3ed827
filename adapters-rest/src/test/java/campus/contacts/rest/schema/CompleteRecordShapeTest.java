package campus.contacts.rest.schema;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.json.Json;
import campus.contacts.json.ValueJson;
import campus.contacts.osid.Value;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompleteRecordShapeTest {
    private static final int VALUES = 20_000;
    private static final int DEPTH = 3;
    private static final List<String> NAMES = List.of("text", "number", "many", "group", "loose", "other");
    private static final String DEFINITION = """
            {"type": "object", "properties": {"record": {"type": "object", "required": ["text"], "properties": {
                "text": {"type": "string"},
                "number": {"type": "number"},
                "many": {"type": "array", "minItems": 1, "items": {"type": "object", "properties": {
                    "text": {"type": "string"}, "many": {"type": "array", "items": {"type": "string"}}}}},
                "group": {"type": "object", "properties": {
                    "number": {"type": "number"}, "many": {"type": "array", "items": {"type": "string"}}}},
                "loose": {"type": "object"}}}}}""";

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void a_matching_value_is_unchanged_by_completion() throws IOException {
        JsonNode definition = Json.MAPPER.readTree(DEFINITION);
        CompleteRecordShape shape = new CompleteRecordShape(definition.at("/properties/record"));
        int fitting = 0;
        for (int i = 0; i < VALUES; i++) {
            Value written = value(DEPTH);
            for (Value value : List.of(written, completed(written, definition))) {
                if (shape.fits(value)) {
                    fitting++;
                    assertThat(completed(value, definition)).as("seed %d", seed).isEqualTo(value);
                }
            }
        }
        assertThat(fitting).as("seed %d", seed).isGreaterThan(VALUES / 100);
    }

    private static Value completed(Value value, JsonNode definition) {
        ObjectNode alone = Json.MAPPER.createObjectNode().set("record", ValueJson.node(value));
        return ValueJson.read(EmptyValues.withNulls(alone, definition).get("record"));
    }

    private Value value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 12)) {
            case 0 -> Value.NULL;
            case 1 -> new Value.Text("");
            case 2 -> new Value.Text("said");
            case 3 -> new Value.Number(new BigDecimal("1.10"));
            case 4 -> new Value.Bool(false);
            case 5 -> list(depth - 1);
            default -> structure(depth - 1);
        };
    }

    private Value list(int depth) {
        List<Value> values = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            values.add(value(depth));
        }
        return new Value.Array(values);
    }

    /** Returns a structure of mostly described names, in their order. */
    private Value structure(int depth) {
        Map<String, Value> members = new LinkedHashMap<>();
        for (String name : NAMES) {
            if (random.nextInt(8) > 0 && !name.equals("other") || random.nextInt(20) == 0) {
                members.put(random.nextInt(30) == 0 ? "text" : name, value(depth));
            }
        }
        return new Value.Struct(members);
    }
}
