package campus.contacts.rest.http.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A client of a running service over HTTP. Paths are below the service's URL. */
public record Client(URI base) {
    public Client(String url) {
        this(URI.create(url));
    }

    public Request get(String path, Object... ids) {
        return request("GET", path, ids);
    }

    public Request post(String path, Object... ids) {
        return request("POST", path, ids);
    }

    public Request put(String path, Object... ids) {
        return request("PUT", path, ids);
    }

    public Request patch(String path, Object... ids) {
        return request("PATCH", path, ids);
    }

    public Request delete(String path, Object... ids) {
        return request("DELETE", path, ids);
    }

    /** @param path in which each `{…}` stands for the next of the Ids, which are percent-encoded */
    public Request request(String method, String path, Object... ids) {
        String filled = path;
        for (Object id : ids) {
            filled = filled.replaceFirst("\\{[^}]*}", encoded(id.toString()).replace("$", "\\$"));
        }
        return new Request(base, method, filled);
    }

    /** Sends a GET to an absolute URL from the service: `uri`, `Location` or a link. */
    public Answer follow(String url) {
        return new Request(URI.create(url), "GET", "").send();
    }

    public RawHttp wire() {
        return new RawHttp(base);
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
