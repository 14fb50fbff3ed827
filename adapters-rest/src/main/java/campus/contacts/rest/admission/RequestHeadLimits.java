package campus.contacts.rest.admission;

import campus.contacts.rest.error.HttpException;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Limits the head of a request: the length of its line, the length and number of its headers, and the framing of its body. */
public final class RequestHeadLimits {
    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 16 * 1024;
    private static final int MAX_FIELDS = 200;

    /**
     * The limit that the container applies to line and headers together, slightly above the sum of ours. The container rejects larger
     * heads itself.
     */
    public static final int TAKEN_BYTES = MAX_LINE + MAX_HEADERS + 4 * 1024;

    /**
     * Heap of a connection with a half-sent head of the largest size, as measured: its text, the segments of its path and its headers.
     * A longer line, which is rejected, takes a quarter more.
     */
    public static final int HEAP_BYTES = 128 * 1024;

    private RequestHeadLimits() {}

    /** Rejects a line or headers of more than 16 KiB, more than 200 headers, and an unknown transfer coding (RFC 9112, section 6.1). */
    public static void check(HttpServletRequest request, HttpFields headers) {
        int query =
                request.getQueryString() == null ? 0 : request.getQueryString().length();
        String protocol = request.getProtocol();
        if (request.getMethod().length() + request.getRequestURI().length() + query + protocol.length() + 3
                > MAX_LINE) {
            throw new HttpException(414, "the request line must have at most 16 KiB; send fewer or shorter parameters");
        }
        Size size = new Size();
        for (HttpField header : headers) {
            size.add(header.getName(), header.getValue());
        }
        if (size.isTooLarge()) {
            throw new HttpException(431, "the headers must have at most 16 KiB and be at most 200");
        }
        for (HttpField header : headers) {
            boolean isCoding = header.getHeader() == HttpHeader.TRANSFER_ENCODING;
            if (isCoding
                    && (header.getValue() == null || !header.getValue().strip().equalsIgnoreCase("chunked"))) {
                throw new HttpException(501, "the Transfer-Encoding must be chunked, or left out");
            }
        }
    }

    /** The total size of the headers of one request so far. */
    public static final class Size {
        private int bytes;
        private int fields;

        /** @param value may be null for none */
        public void add(String name, String value) {
            bytes += name.length() + (value == null ? 0 : value.length()) + 4;
            fields++;
        }

        public boolean isTooLarge() {
            return bytes > MAX_HEADERS || fields > MAX_FIELDS;
        }
    }
}
