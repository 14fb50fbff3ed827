package campus.contacts.rest.http.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Builds a request. */
public final class Request {
    private final URI base;
    private final String method;
    private final String path;
    private final List<String> query = new ArrayList<>();
    private final List<String> headers = new ArrayList<>();
    private byte[] body;

    Request(URI base, String method, String path) {
        this.base = base;
        this.method = method;
        this.path = path;
    }

    /** Adds a query parameter; its value is percent-encoded. */
    public Request with(String name, Object value) {
        return withRaw(name + "=" + Client.encoded(value.toString()));
    }

    /** Adds a part of the query without encoding. */
    public Request withRaw(String piece) {
        query.add(piece);
        return this;
    }

    public Request header(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    /** Sets the body to a JSON object of these names and values. */
    public Request json(Object... namesAndValues) {
        return body("application/json", JsonTree.object(namesAndValues).toString());
    }

    public Request body(String type, String text) {
        return body(type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param type null sends no Content-Type */
    public Request body(String type, byte[] bytes) {
        body = bytes;
        return type == null ? this : header("Content-Type", type);
    }

    public Answer send() {
        HttpCall.Reply reply = HttpCall.send(method, uri(), headers, body);
        return new Answer(method + " " + target(), reply.status(), reply.headers(), reply.body());
    }

    /** Returns path and query as sent. */
    public String target() {
        String root = base.getRawPath();
        String start = path.isEmpty() ? root : root.substring(0, root.length() - 1) + path;
        String own = path.isEmpty() && base.getRawQuery() != null ? "?" + base.getRawQuery() : "";
        return start + (query.isEmpty() ? own : "?" + String.join("&", query));
    }

    private URI uri() {
        return URI.create(base.getScheme() + "://" + base.getRawAuthority() + target());
    }
}
