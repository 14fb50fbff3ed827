package campus.contacts.rest.admission;

import campus.contacts.rest.error.HttpException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/** What a request may be before its body: how long line and headers are, each, and how the body is framed. */
public final class RequestHeadLimits {
    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 16 * 1024;
    private static final int MAX_FIELDS = 200;

    /** What the container takes of line and headers together: a little more than both may have. What has more, it refuses itself. */
    public static final int TAKEN_BYTES = MAX_LINE + MAX_HEADERS + 4 * 1024;

    /**
     * What a connection takes of the heap while a head of the largest size is half-sent, as measured: its text, the parts of its path
     * and its headers. A line that is longer, and refused, takes a quarter more.
     */
    public static final int HEAP_BYTES = 128 * 1024;

    private RequestHeadLimits() {}

    /** Refuses a line or headers of more than 16 KiB, more than 200 headers, and a transfer coding that is not understood (RFC 9112, section 6.1). */
    public static void check(HttpServletRequest request) {
        int query =
                request.getQueryString() == null ? 0 : request.getQueryString().length();
        String protocol = request.getProtocol();
        if (request.getMethod().length() + request.getRequestURI().length() + query + protocol.length() + 3
                > MAX_LINE) {
            throw new HttpException(414, "URI Too Long");
        }
        Size size = new Size();
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                size.add(name, value);
            }
            // Within the loop: looking up each of many names goes through all of them.
            if (size.isTooLarge()) {
                throw new HttpException(431, "Request Header Fields Too Large");
            }
        }
        for (String codings : Collections.list(request.getHeaders("Transfer-Encoding"))) {
            if (!codings.strip().equalsIgnoreCase("chunked")) {
                throw new HttpException(501, "Not Implemented");
            }
        }
    }

    /** How much the headers of one request are, so far. */
    public static final class Size {
        private int bytes;
        private int fields;

        /**
         * @param value may be null: none
         */
        public void add(String name, String value) {
            bytes += name.length() + (value == null ? 0 : value.length()) + 4;
            fields++;
        }

        public boolean isTooLarge() {
            return bytes > MAX_HEADERS || fields > MAX_FIELDS;
        }
    }
}
