package campus.contacts.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.HashSet;
import java.util.Set;

/**
 * The keyword {@code uniqueItems}. The validator's own puts the elements themselves into a hash table, which takes time
 * proportional to the square of their number when a client chooses texts of one hash code; a table of texts, which have an order,
 * does not.
 */
final class UniqueItems extends AbstractKeyword {
    UniqueItems() {
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
            if (!seen.add(element.toString())) {
                return true;
            }
        }
        return false;
    }
}
