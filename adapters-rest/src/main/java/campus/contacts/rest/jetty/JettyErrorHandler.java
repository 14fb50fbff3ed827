package campus.contacts.rest.jetty;

import campus.contacts.rest.ErrorResponses;
import campus.contacts.rest.error.RequestId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Writes errors that the container finds itself, such as a header that is too large, in the shape of all other errors. */
final class JettyErrorHandler extends ErrorHandler {
    /** The statuses after which no further request on the connection can be read. */
    private static final Set<Integer> UNREADABLE = Set.of(400, 414, 431, 501, 505);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus() >= 400 ? response.getStatus() : 500;
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "private, no-cache");
        if (!response.getHeaders().contains(RequestId.HEADER)) {
            response.getHeaders().put(RequestId.HEADER, RequestId.fresh());
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        if (UNREADABLE.contains(status)) {
            // Jetty closes the connection without the header, and the client would send its next request into it.
            response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        }
        byte[] body = ErrorResponses.body(path(request), message(status), List.of());
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static String message(int status) {
        return switch (status) {
            case 400 ->
                "the request line or a header is not well-formed; percent-encode the path, such as /contacts/a%3Ab%40c";
            case 414 -> "the request line must have at most 16 KiB; send fewer or shorter parameters";
            case 431 -> "the headers must have at most 16 KiB and be at most 200";
            case 501 -> "the Transfer-Encoding must be chunked, or left out";
            case 505 -> "the version of HTTP must be 1.0, 1.1 or 2";
            default -> HttpStatus.getMessage(status);
        };
    }

    private static String path(Request request) {
        return request.getHttpURI() == null ? null : request.getHttpURI().getPath();
    }
}
