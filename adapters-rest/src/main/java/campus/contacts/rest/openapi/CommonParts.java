package campus.contacts.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What all paths have in common: HEAD wherever there is GET, OPTIONS, and the errors that any request can get (wire contract, sections 6
 * and 7).
 *
 * @param security the credentials that the server requires
 */
record CommonParts(ArrayNode security) {
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    /** The tag of the operations that are not written in the file. */
    private static final String TAG = "Methods";

    /** The root of the directory, where errors have their own shape. */
    private static final String DIRECTORY = "/v1/";

    void addTo(ObjectNode paths) {
        for (Map.Entry<String, JsonNode> entry : paths.properties()) {
            ObjectNode path = (ObjectNode) entry.getValue();
            List<ObjectNode> operations = METHODS.stream()
                    .map(path::get)
                    .filter(Objects::nonNull)
                    .map(ObjectNode.class::cast)
                    .toList();
            operations.forEach(operation -> addErrors((ObjectNode) operation.get("responses")));
            if (path.get("get") instanceof ObjectNode get) {
                path.set("head", head(get));
            }
            path.set("options", options(entry.getKey(), operations.get(0)));
        }
    }

    private static void addErrors(ObjectNode responses) {
        for (String status : List.of("4XX", "500", "503")) {
            if (!responses.has(status)) {
                responses.set(status, response("Error"));
            }
        }
    }

    private static ObjectNode head(ObjectNode get) {
        ObjectNode head = operation(get, "Head", get.get("summary").textValue() + ", headers only");
        List.of("parameters", "security").stream().filter(get::has).forEach(name -> head.set(name, get.get(name)));
        ObjectNode responses = head.putObject("responses");
        get.get("responses").fieldNames().forEachRemaining(status -> responses.set(status, response("HeadersOnly")));
        return head;
    }

    /** OPTIONS needs no credentials; with them it tells what the caller may do. */
    private ObjectNode options(String path, ObjectNode first) {
        ObjectNode options = operation(first, "Options", "Get the methods of this path");
        ArrayNode optional = options.putArray("security");
        optional.addObject();
        security.forEach(alternative -> {
            if (!alternative.isEmpty()) {
                optional.add(alternative);
            }
        });
        String error = path.startsWith(DIRECTORY) ? "DirectoryError" : "Error";
        options.putObject("responses")
                .<ObjectNode>set("200", response(path.startsWith(DIRECTORY) ? "AllowedInDirectory" : "Allowed"))
                .<ObjectNode>set("4XX", response(error))
                .<ObjectNode>set("500", response(error))
                .<ObjectNode>set("503", response(error));
        return options;
    }

    private static ObjectNode operation(ObjectNode of, String suffix, String summary) {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation.put("operationId", of.get("operationId").textValue() + suffix);
        operation.putArray("tags").add(TAG);
        return operation.put("summary", summary);
    }

    private static ObjectNode response(String name) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/responses/" + name);
    }
}
