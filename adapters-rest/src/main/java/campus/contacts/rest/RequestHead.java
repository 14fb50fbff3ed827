package campus.contacts.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/** What a request may be before its body: how long line and headers are, each, and how the body is framed. */
final class RequestHead {
    /** What the container takes of line and headers together. */
    static final int TAKEN_BYTES = 128 * 1024;

    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 16 * 1024;

    private RequestHead() {}

    /** Refuses a line or headers of more than 16 KiB, and a transfer coding that is not understood (RFC 9112, section 6.1). */
    static void check(HttpServletRequest request) {
        int query =
                request.getQueryString() == null ? 0 : request.getQueryString().length();
        String protocol = request.getProtocol();
        if (request.getMethod().length() + request.getRequestURI().length() + query + protocol.length() + 3
                > MAX_LINE) {
            throw new HttpProblem(414, "URI Too Long");
        }
        int headers = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                headers += name.length() + value.length() + 4;
            }
            // Within the loop: looking up each of many names goes through all of them.
            if (headers > MAX_HEADERS) {
                throw new HttpProblem(431, "Request Header Fields Too Large");
            }
        }
        for (String codings : Collections.list(request.getHeaders("Transfer-Encoding"))) {
            if (!codings.strip().equalsIgnoreCase("chunked")) {
                throw new HttpProblem(501, "Not Implemented");
            }
        }
    }
}
