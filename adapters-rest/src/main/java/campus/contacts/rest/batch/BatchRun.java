package campus.contacts.rest.batch;

import campus.contacts.json.Json;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.PercentEncoding;
import campus.contacts.osid.Refusal;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.Exchange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of the operations of a batch, within a unit of work. */
final class BatchRun {
    private static final Pattern REFERENCE = Pattern.compile("\\{([^{}]*)}");

    /** The most bytes of the bodies of all results, so that small operations on large objects do not fill the heap. */
    private static final int MAX_RESULT_BYTES = 16 * 1024 * 1024;

    private final Exchange batch;
    private final OperationRoute.Finder routes;
    private final Map<String, String> made = new HashMap<>();
    private int resultBytes;

    BatchRun(Exchange batch, OperationRoute.Finder routes) {
        this.batch = batch;
        this.routes = routes;
    }

    /**
     * Runs the operations in their order.
     *
     * @throws Refusal or HttpException that of the first operation that fails, with its place
     */
    List<OperationResult> run(List<Operation> operations) {
        List<OperationResult> results = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            String place = "operation " + i + ": ";
            boolean saysAddressBook = false;
            try {
                Prepared prepared = prepare(operations.get(i));
                saysAddressBook = prepared.route.saysAddressBook();
                results.add(run(prepared, operations.get(i).name()));
            } catch (Refusal refused) {
                boolean bookMissing = refused.missing()
                        .filter(ObjectKind.ADDRESS_BOOK::equals)
                        .isPresent();
                String message = bookMissing && saysAddressBook ? "addressBook not found" : refused.getMessage();
                throw refused.inPart(place + message, Operation.pointer(i) + "/body");
            } catch (HttpException problem) {
                throw new HttpException(problem.status(), place + problem.getMessage(), problem.headers());
            }
        }
        return results;
    }

    private record Prepared(OperationRoute route, OperationExchange exchange) {}

    private Prepared prepare(Operation operation) {
        String target = relative(withIds(operation.path()));
        int end = target.indexOf('?');
        String path = batch.site().basePath() + (end < 0 ? target : target.substring(0, end));
        OperationRoute route = routes.find(operation.method(), path);
        Operation whole = new Operation(
                operation.name(),
                operation.method(),
                operation.path(),
                withIds(operation.body()),
                operation.ifMatch(),
                operation.contentType());
        return new Prepared(
                route,
                new OperationExchange(
                        batch, whole, path, end < 0 ? null : target.substring(end + 1), route.pathParams()));
    }

    private OperationResult run(Prepared prepared, String name) {
        OperationExchange exchange = prepared.exchange;
        if (exchange.query().has("erase")) {
            throw HttpException.badRequest("a batch cannot erase");
        }
        prepared.route.handler().accept(exchange);
        resultBytes += exchange.result().length;
        if (resultBytes > MAX_RESULT_BYTES) {
            throw new HttpException(
                    413,
                    "the results must have at most " + MAX_RESULT_BYTES + " bytes together; send fewer operations");
        }
        String location = exchange.responseHeader("Location");
        Id shown = shown(exchange.result());
        if (location != null && name != null) {
            made.put(name, shown.toString());
        }
        return new OperationResult(
                exchange.status(),
                location,
                exchange.responseHeader("ETag"),
                new String(exchange.result(), StandardCharsets.UTF_8),
                shown);
    }

    /** Returns the Id of the object in a body; null when there is none. */
    private static Id shown(byte[] body) {
        try {
            return Id.find(Json.MAPPER.readTree(body).path("id").asText()).orElse(null);
        } catch (IOException notOurs) {
            throw new UncheckedIOException(notOurs);
        }
    }

    /** Returns a path relative to the base path. */
    private String relative(String path) {
        String own = batch.site().publicUrl() + batch.site().basePath();
        return path.startsWith(own + '/') ? path.substring(own.length()) : path;
    }

    private String withIds(String path) {
        return REFERENCE.matcher(path).replaceAll(reference -> {
            String id = made.get(reference.group(1));
            if (id == null) {
                throw HttpException.badRequest(Json.shown(reference.group(), 80)
                        + " is not the name of an earlier operation that made an object");
            }
            return Matcher.quoteReplacement(PercentEncoding.encode(id));
        });
    }

    /** Returns a copy of a body in which whole texts that name an earlier operation are the Id of the object that it made. */
    private JsonNode withIds(JsonNode body) {
        if (body == null) {
            return null;
        }
        JsonNode copy = body.deepCopy();
        return copy.isTextual() ? replaced(copy) : replaceIn(copy);
    }

    private JsonNode replaceIn(JsonNode node) {
        if (made.isEmpty()) {
            return node;
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(replaced(property.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, replaced(array.get(i)));
            }
        }
        return node;
    }

    private JsonNode replaced(JsonNode node) {
        if (!node.isTextual()) {
            return replaceIn(node);
        }
        String text = node.textValue();
        boolean isReference = text.length() > 2 && text.startsWith("{") && text.endsWith("}");
        String id = isReference ? made.get(text.substring(1, text.length() - 1)) : null;
        return id == null ? node : Json.MAPPER.getNodeFactory().textNode(id);
    }
}
