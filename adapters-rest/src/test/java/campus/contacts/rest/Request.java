package campus.contacts.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request that is being put together. */
final class Request {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final String method;
    private final String path;
    private final List<String> query = new ArrayList<>();
    private final List<String> headers = new ArrayList<>();
    private BodyPublisher body = BodyPublishers.noBody();

    Request(URI base, String method, String path) {
        this.base = base;
        this.method = method;
        this.path = path;
    }

    /** Adds a query parameter; its value is percent-encoded. */
    Request with(String name, Object value) {
        return withRaw(name + "=" + Client.encoded(value.toString()));
    }

    /** Adds a piece of the query as it is. */
    Request withRaw(String piece) {
        query.add(piece);
        return this;
    }

    Request header(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    /** A JSON object of these names and values as the body. */
    Request json(Object... namesAndValues) {
        return body("application/json", JsonTree.object(namesAndValues).toString());
    }

    Request body(String type, String text) {
        return body(type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param type null sends no Content-Type */
    Request body(String type, byte[] bytes) {
        body = BodyPublishers.ofByteArray(bytes);
        return type == null ? this : header("Content-Type", type);
    }

    Answer send() {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri()).method(method, body);
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        request.setHeader("Connection", "close");
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            String asked = method + " " + target();
            return new Answer(asked, response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Path and query as they go over the wire. */
    String target() {
        String root = base.getRawPath();
        String start = path.isEmpty() ? root : root.substring(0, root.length() - 1) + path;
        String own = path.isEmpty() && base.getRawQuery() != null ? "?" + base.getRawQuery() : "";
        return start + (query.isEmpty() ? own : "?" + String.join("&", query));
    }

    private URI uri() {
        return URI.create(base.getScheme() + "://" + base.getRawAuthority() + target());
    }
}
