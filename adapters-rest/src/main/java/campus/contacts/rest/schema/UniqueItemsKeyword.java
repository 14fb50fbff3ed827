package campus.contacts.rest.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The keyword {@code uniqueItems}. The validator's own implementation puts the elements into a hash table, which takes time
 * proportional to the square of their number when a client chooses texts of one hash code; a table of texts, which are ordered, does
 * not. As in JSON Schema, numbers of the same value are equal, and so are objects with equal members in any order.
 */
final class UniqueItemsKeyword extends AbstractKeyword {
    UniqueItemsKeyword() {
        super("uniqueItems");
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode node, Schema parent, SchemaContext schemaContext) {
        return new BaseKeywordValidator(this, node, location, parent, schemaContext) {
            @Override
            public void validate(ExecutionContext context, JsonNode array, JsonNode root, NodePath place) {
                if (node.asBoolean() && array.isArray() && repeats(array)) {
                    context.addError(error().instanceNode(array)
                            .instanceLocation(place)
                            .evaluationPath(context.getEvaluationPath())
                            .locale(context.getExecutionConfig().getLocale())
                            .build());
                }
            }
        };
    }

    private static boolean repeats(JsonNode array) {
        Set<String> seen = new HashSet<>();
        for (JsonNode element : array) {
            if (!seen.add(canonical(element))) {
                return true;
            }
        }
        return false;
    }

    /** Returns a text that is the same for equal values, and different for different ones. */
    private static String canonical(JsonNode node) {
        StringBuilder text = new StringBuilder();
        write(node, text);
        return text.toString();
    }

    private static void write(JsonNode node, StringBuilder text) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, JsonNode> members = new TreeMap<>();
                node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
                text.append('{');
                members.forEach((name, value) -> {
                    text.append(TextNode.valueOf(name)).append(':');
                    write(value, text);
                    text.append(',');
                });
                text.append('}');
            }
            case ARRAY -> {
                text.append('[');
                node.forEach(element -> {
                    write(element, text);
                    text.append(',');
                });
                text.append(']');
            }
            // with an exponent, which keeps 1E+400 short
            case NUMBER -> text.append(node.decimalValue().stripTrailingZeros());
            default -> text.append(node);
        }
    }
}
