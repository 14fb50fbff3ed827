package campus.contacts.rest.batch;

import campus.contacts.json.Json;
import campus.contacts.osid.Refusal;
import campus.contacts.rest.error.HttpException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * A write of a batch, as it was sent.
 *
 * @param name by which later operations refer to the object that this one makes, or null
 * @param path with the query, relative to the base path, or the absolute URL of an object of this server
 * @param body null: none
 * @param ifMatch the {@code If-Match} of the operation, or null
 * @param contentType of the body, null: plain JSON
 */
record Operation(String name, String method, String path, JsonNode body, String ifMatch, String contentType) {
    private static final int MAX_OPERATIONS = 1000;

    /** The most characters of a text of an operation: what the line and the headers of a request may have too. */
    private static final int MAX_TEXT = 16 * 1024;

    /** The most characters of an unknown name that a message shows. */
    private static final int SHOWN = 80;

    private static final List<String> MEMBERS = List.of("name", "method", "path", "body", "ifMatch", "contentType");
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** Reads the body of a batch; 400 when it is malformed. */
    static List<Operation> read(ObjectNode body) {
        requireKnown(body, "", List.of("operations"));
        JsonNode sent = body.path("operations");
        require(
                sent.isArray() && !sent.isEmpty() && sent.size() <= MAX_OPERATIONS,
                "/operations",
                "must be an array of 1 to " + MAX_OPERATIONS + " operations");
        List<Operation> operations = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < sent.size(); i++) {
            Operation operation = read(sent.get(i), pointer(i));
            require(
                    operation.name == null || names.add(operation.name),
                    pointer(i) + "/name",
                    "must not be the name of another operation");
            operations.add(operation);
        }
        return operations;
    }

    /** Returns the place of an operation in the body of the batch. */
    static String pointer(int index) {
        return "/operations/" + index;
    }

    private static Operation read(JsonNode sent, String pointer) {
        require(sent.isObject(), pointer, "must be an object such as {\"method\": \"DELETE\", \"path\": …}");
        requireKnown(sent, pointer, MEMBERS);
        String method = text(sent, "method", pointer);
        require(method != null && METHODS.contains(method), pointer + "/method", "must be POST, PUT, PATCH or DELETE");
        String path = text(sent, "path", pointer);
        require(path != null && !path.isEmpty(), pointer + "/path", "is required");
        String name = text(sent, "name", pointer);
        require(
                name == null || name.matches("[^{}]{1,64}"),
                pointer + "/name",
                "must have 1 to 64 characters, and no braces, such as gatehouse");
        return new Operation(
                name,
                method,
                path,
                sent.get("body"),
                text(sent, "ifMatch", pointer),
                text(sent, "contentType", pointer));
    }

    /** Returns the text of a member; null when it is missing or null. */
    private static String text(JsonNode sent, String member, String pointer) {
        JsonNode value = sent.path(member);
        require(
                value.isMissingNode() || value.isNull() || value.isTextual(),
                pointer + '/' + member,
                "must be a string");
        String text = value.textValue();
        require(
                text == null || text.length() <= MAX_TEXT,
                pointer + '/' + member,
                "must have at most " + MAX_TEXT + " characters");
        return text;
    }

    private static void requireKnown(JsonNode sent, String pointer, List<String> known) {
        for (Iterator<String> names = sent.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            require(
                    known.contains(name),
                    pointer,
                    Refusal.Detail.member(pointer, name),
                    "has an unknown property '" + Json.shown(name, SHOWN) + "'; allowed are: "
                            + String.join(", ", known));
        }
    }

    private static void require(boolean holds, String pointer, String problem) {
        require(holds, pointer, pointer, problem);
    }

    /** @param subject the pointer to what has the problem */
    private static void require(boolean holds, String subject, String pointer, String problem) {
        if (!holds) {
            String place = subject.isEmpty() ? "the body " : subject.substring(1) + ' ';
            throw Refusal.invalid(place + problem, HttpException.at(pointer, problem));
        }
    }
}
