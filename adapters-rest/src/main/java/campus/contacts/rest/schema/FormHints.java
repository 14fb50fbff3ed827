package campus.contacts.rest.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The keywords of the files in {@code schemas/} that only forms for people use. They do not restrict values, and stock validators do not
 * know them.
 */
public final class FormHints {
    /** The name of the value list that a form offers; other texts are accepted too. */
    public static final String CHOICES_FROM = "choicesFrom";

    /** False where a form sends a value back as it is, without showing it. */
    public static final String IN_FORMS = "inForms";

    /** The search that finds what an Id names, as a path below the base path that ends with {@code q=}. */
    public static final String LOOKUP = "lookup";

    private static final List<String> ALL = List.of(CHOICES_FROM, IN_FORMS, LOOKUP);

    private FormHints() {}

    /** Returns a copy of the schema without these keywords, at every depth. */
    public static ObjectNode removed(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        remove(copy);
        return copy;
    }

    private static void remove(ObjectNode definition) {
        for (Map.Entry<String, JsonNode> member : definition.path("properties").properties()) {
            remove((ObjectNode) member.getValue());
        }
        if (definition.get("items") instanceof ObjectNode items) {
            remove(items);
        }
        definition.remove(ALL);
    }
}
