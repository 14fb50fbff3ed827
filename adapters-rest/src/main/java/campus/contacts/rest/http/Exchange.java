package campus.contacts.rest.http;

import campus.contacts.access.Caller;
import campus.contacts.json.Json;
import campus.contacts.json.ValueJson;
import campus.contacts.osid.Id;
import campus.contacts.osid.IdDecoding;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.PercentEncoding;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.rest.body.RequestBody;
import campus.contacts.rest.error.HttpException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.http.QuotedQualityCSV;

/** One request and its response: an HTTP request, or an operation of a batch. */
public abstract class Exchange {
    /** The attribute of the request that holds the authenticated caller. */
    public static final String CALLER = "campus.contacts.caller";

    /** The attribute of the request that holds a {@link BooleanSupplier}: whether the rights of the caller are still the same. */
    public static final String RIGHTS = "campus.contacts.rights";

    /** The attribute of the request that holds whether callers need credentials, also where the route itself is open. */
    public static final String NEEDS_CREDENTIALS = "campus.contacts.needs-credentials";

    private final PublicUrl site;
    private final QueryParameters query;

    /** @param rawQuery as received, or null */
    protected Exchange(PublicUrl site, String rawQuery) {
        this.site = site;
        this.query = QueryParameters.of(rawQuery);
    }

    /** Returns the whole HTTP request, which is that of the batch for an operation of a batch. */
    public abstract Context context();

    public abstract Caller caller();

    protected abstract String receivedPath();

    /** Returns a segment of the path, decoded once. */
    public abstract String pathParam(String name);

    /** Returns the values of a header of the request. */
    public abstract List<String> headers(String name);

    /**
     * Returns whether the client names a media type in {@code Accept} and prefers it to JSON, which is the answer to clients that accept
     * anything.
     */
    public boolean prefersToJson(String mediaType) {
        QuotedQualityCSV accepted = new QuotedQualityCSV();
        headers("Accept").forEach(accepted::addValue);
        return accepted.getValues().stream()
                .map(type -> type.replaceFirst("\\s*;.*", ""))
                .filter(type -> type.equalsIgnoreCase(mediaType) || type.equalsIgnoreCase("application/json"))
                .findFirst()
                .filter(mediaType::equalsIgnoreCase)
                .isPresent();
    }

    public abstract void status(int status);

    /** Sets a header of the response. */
    public abstract void header(String name, String value);

    /** Answers with a body of JSON. */
    public abstract void result(byte[] json);

    /** Sends the response as it is: a strong tag identifies exactly these bytes. */
    public abstract void disableCompression();

    /**
     * Reads the body and passes it on, now or when it has arrived. This must be the last action of a handler, after the caller's access
     * has been checked (wire contract, section 6, order of checks). 415, 413; 503 when too many bodies are in memory.
     */
    public abstract void body(RequestBody.Accepted accepted, Consumer<RequestBody> use);

    public PublicUrl site() {
        return site;
    }

    public QueryParameters query() {
        return query;
    }

    /** Returns whether the rights of the caller are still those of the request, for responses that go on after it was checked. */
    public BooleanSupplier rights() {
        return context().attribute(RIGHTS);
    }

    /** Returns the normalized path: every segment encoded the same way, no slash at the end. */
    public String path() {
        StringBuilder path = new StringBuilder();
        for (String segment : receivedPath().split("/")) {
            if (!segment.isEmpty()) {
                path.append('/')
                        .append(PercentEncoding.encode(
                                PercentEncoding.decode(segment).orElse(segment)));
            }
        }
        return path.toString();
    }

    /** Returns the Id of that kind in the path; 404 when the segment is not an Id. */
    public Id pathId(String name, ObjectKind kind) {
        return IdDecoding.read(pathParam(name)).orElseThrow(() -> Refusal.notFound(kind));
    }

    /**
     * Reads the input. When that fails, the access check runs first: an object that the caller may not see (404) or change (403)
     * precedes errors in the input (wire contract, section 6, order of checks).
     */
    public <R> R read(Supplier<R> input, Runnable access) {
        try {
            return input.get();
        } catch (Refusal | HttpException wrong) {
            access.run();
            throw wrong;
        }
    }

    public void message(String message) {
        json(Json.MAPPER.createObjectNode().put("message", message));
    }

    public void json(JsonNode node) {
        result(Json.bytes(node));
    }

    /** Answers with a value, written unchanged. */
    public void value(Value value) {
        result(Json.bytes(json -> ValueJson.write(json, value)));
    }
}
