package campus.contacts.rest.error;

import campus.contacts.osid.Refusal;
import java.util.List;
import java.util.Map;

/** An error response for a reason that only HTTP has, such as a media type; refusals of the domain are {@link Refusal}. */
public final class HttpException extends RuntimeException {
    private final int status;
    private final transient Map<String, String> headers;

    public HttpException(int status, String message) {
        this(status, message, Map.of());
    }

    /** @param headers to send along, by name */
    public HttpException(int status, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    /** Returns a 400 without details. */
    public static HttpException badRequest(String message) {
        return new HttpException(400, message);
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** Returns a place in the input and the problem there, as a list of one. */
    public static List<Refusal.Detail> at(String pointer, String problem) {
        return List.of(new Refusal.Detail(pointer, problem));
    }
}
