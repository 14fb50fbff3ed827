package campus.contacts.rest;

import campus.contacts.Caller;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Percent;
import campus.contacts.Refusal;
import campus.contacts.Value;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One request and its answer. */
public final class Exchange {
    /** What the request's caller is kept under, for those who come after authentication. */
    static final String CALLER = "campus.contacts.caller";

    private final Context context;
    private final Site site;
    private final Bodies bodies;
    private final Parameters query;

    Exchange(Context context, Site site, Bodies bodies) {
        this.context = context;
        this.site = site;
        this.bodies = bodies;
        this.query = Parameters.of(context.queryString());
    }

    public Context context() {
        return context;
    }

    public Site site() {
        return site;
    }

    public Parameters query() {
        return query;
    }

    public Caller caller() {
        return context.attribute(CALLER);
    }

    /** The path as we would write it: every segment encoded the same way, no slash at the end. */
    String path() {
        StringBuilder path = new StringBuilder();
        for (String segment : context.path().split("/")) {
            if (!segment.isEmpty()) {
                path.append('/').append(Percent.encode(Percent.decode(segment).orElse(segment)));
            }
        }
        return path.toString();
    }

    /** The Id of that kind that stands in the path; what is no Id at all is not found. */
    Id pathId(String name, Kind kind) {
        return UrlIds.read(context.pathParam(name)).orElseThrow(() -> Refusal.notFound(kind));
    }

    /**
     * Reads the input; when that fails, looks first whether the caller should hear of something else instead: what it may not see
     * (404) or do (403) comes before what is wrong with its input (wire contract, section 6, order of checks).
     */
    <R> R read(Supplier<R> input, Runnable access) {
        try {
            return input.get();
        } catch (Refusal | HttpProblem wrong) {
            access.run();
            throw wrong;
        }
    }

    /**
     * Reads the body and goes on with it, now or when it has come: the last thing that a handler does. Whether the caller may do
     * what it asks for has been checked before (wire contract, section 6, order of checks). 415, 413; 503 when too many bodies are
     * in memory.
     */
    public void body(Body.Accepted accepted, Consumer<Body> use) {
        bodies.read(context, accepted, use);
    }

    void message(String message) {
        json(Json.MAPPER.createObjectNode().put("message", message));
    }

    void json(JsonNode node) {
        context.result(Json.bytes(node));
    }

    /** Answers with a value as it is. */
    public void value(Value value) {
        context.result(Json.bytes(json -> RecordJson.write(json, value)));
    }
}
