package campus.contacts.rest.batch;

import campus.contacts.access.Caller;
import campus.contacts.json.Json;
import campus.contacts.rest.body.RequestBody;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.Exchange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** An operation of a batch and its result. */
final class OperationExchange extends Exchange {
    private static final byte[] NONE = Json.bytes(NullNode.getInstance());

    private final Exchange batch;
    private final Operation operation;
    private final String path;
    private final Map<String, String> pathParams;
    private final Map<String, String> responseHeaders = new HashMap<>();
    private int status = 200;
    private byte[] result = NONE;

    /**
     * @param operation with the Ids of earlier operations in its body
     * @param path with the base path, without the query
     * @param rawQuery null: none
     */
    OperationExchange(
            Exchange batch, Operation operation, String path, String rawQuery, Map<String, String> pathParams) {
        super(batch.site(), rawQuery);
        this.batch = batch;
        this.operation = operation;
        this.path = path;
        this.pathParams = pathParams;
    }

    int status() {
        return status;
    }

    /** Returns a header of the response; null when there is none. */
    String responseHeader(String name) {
        return responseHeaders.get(name);
    }

    byte[] result() {
        return result;
    }

    @Override
    public Context context() {
        return batch.context();
    }

    @Override
    public Caller caller() {
        return batch.caller();
    }

    @Override
    protected String receivedPath() {
        return path;
    }

    @Override
    public String pathParam(String name) {
        return pathParams.get(name);
    }

    @Override
    public List<String> headers(String name) {
        return name.equals("If-Match") && operation.ifMatch() != null ? List.of(operation.ifMatch()) : List.of();
    }

    @Override
    public void status(int set) {
        status = set;
    }

    @Override
    public void header(String name, String value) {
        responseHeaders.put(name, value);
    }

    @Override
    public void result(byte[] json) {
        result = json;
    }

    /** Has no effect: a result is a part of the response to the batch. */
    @Override
    public void disableCompression() {}

    @Override
    public void body(RequestBody.Accepted accepted, Consumer<RequestBody> use) {
        JsonNode body = operation.body();
        if (body == null) {
            throw HttpException.badRequest("the body must be a JSON object such as {\"displayName\": \"Gatehouse\"}");
        }
        use.accept(RequestBody.ofOperation(body, operation.contentType(), accepted));
    }
}
