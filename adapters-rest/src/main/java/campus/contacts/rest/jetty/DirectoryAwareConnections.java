package campus.contacts.rest.jetty;

import campus.contacts.rest.admission.RequestHeadLimits;
import campus.contacts.rest.directory.DirectoryResource;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * The container's connections with four changes: headers that ask for another protocol or method are dropped, as are excess headers of
 * a request, an error keeps the path of its request, and a {@code Host} may have an empty port.
 */
final class DirectoryAwareConnections extends HttpConnectionFactory {
    /**
     * Headers that Jetty and Javalin would act on. Dropping them keeps a WebSocket handshake an ordinary request and a GET a GET,
     * instead of a DELETE (wire contract, section 7).
     */
    private static final Set<String> DROPPED = Set.of(
            "upgrade",
            "http2-settings",
            "sec-websocket-version",
            "sec-websocket-key",
            "sec-websocket-protocol",
            "sec-websocket-extensions",
            "x-http-method-override");

    DirectoryAwareConnections(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new Remembering(getHttpConfiguration(), connector, endPoint), connector, endPoint);
    }

    /**
     * Remembers the beginning of the request. The container reports unreadable requests, such as a line that is too long, under a path
     * of its own; the beginning shows whether the request was for the directory, whose errors have their own shape.
     */
    private static final class Remembering extends HttpConnection {
        private static final String UNREADABLE = "/badMessage";
        private static final Pattern EMPTY_PORT = Pattern.compile("(?<=[^:]):$");

        Remembering(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        @Override
        protected HttpParser newHttpParser(HttpCompliance compliance) {
            HttpCompliance lenient = compliance.with("any host", HttpCompliance.Violation.UNSAFE_HOST_HEADER);
            return new Parser(super.newHttpParser(lenient), getHttpConfiguration(), lenient);
        }

        /** Validates a {@code Host} without its empty port (RFC 3986, section 3.2.3), as the container would if its parser were strict. */
        private static HttpField host(HttpField field) {
            String value = field.getValue();
            return value == null || value.isEmpty()
                    ? field
                    : new HostPortHttpField(EMPTY_PORT.matcher(value).replaceFirst(""));
        }

        /** Drops trailers, which no handler reads. */
        @Override
        protected RequestHandler newRequestHandler() {
            return new RequestHandler() {
                @Override
                public void parsedTrailer(HttpField field) {
                    // Kept trailers would take many times their bytes, in thousands of small fields.
                }
            };
        }

        @Override
        protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
            boolean directory = uri.equals(UNREADABLE) && ((Parser) getParser()).isInDirectory();
            return new Stream(method, directory ? DirectoryResource.PEOPLE : uri, version);
        }

        private final class Stream extends HttpStreamOverHTTP1 {
            private final RequestHeadLimits.Size size = new RequestHeadLimits.Size();

            Stream(String method, String uri, HttpVersion version) {
                super(method, uri, version);
            }

            /**
             * Keeps the first header that exceeds the limits, by which the request is rejected, and drops all later ones: thousands of
             * small headers take many times their bytes. The connection is closed after such a request, since a dropped header may have
             * asked for it.
             */
            @Override
            public void parsedHeader(HttpField field) {
                if (size.isTooLarge() || DROPPED.contains(field.getLowerCaseName())) {
                    return;
                }
                super.parsedHeader(field.getHeader() == HttpHeader.HOST ? host(field) : field);
                size.add(field.getName(), field.getValue());
                if (size.isTooLarge()) {
                    super.parsedHeader(HttpFields.CONNECTION_CLOSE);
                }
            }
        }
    }

    /**
     * Keeps the beginning of a request.
     *
     * <p>Jetty passes on nothing of a request line that it cannot parse. Its error handler gets the path {@code /badMessage}, and
     * neither the parser nor the connection exposes the bytes. Without this class, requests below {@code /v1} with a malformed
     * percent-encoding (400) or a URI that is too long (414) get CampusAPI's errors instead of {@code {"error": …}} (tried with Jetty
     * 12.1.12: three tests fail). The cost is 64 characters for each connection.
     */
    private static final class Parser extends HttpParser {
        private static final int ENOUGH = 64;

        private final StringBuilder beginning = new StringBuilder(ENOUGH);

        Parser(HttpParser plain, HttpConfiguration configuration, HttpCompliance compliance) {
            super((RequestHandler) plain.getHandler(), configuration.getRequestHeaderSize(), compliance);
            setHeaderCacheSize(plain.getHeaderCacheSize());
            setHeaderCacheCaseSensitive(plain.isHeaderCacheCaseSensitive());
        }

        @Override
        public boolean parseNext(ByteBuffer buffer) {
            if (isStart()) {
                beginning.setLength(0);
            }
            for (int at = buffer.position(); at < buffer.limit() && beginning.length() < ENOUGH; at++) {
                beginning.append((char) buffer.get(at));
            }
            return super.parseNext(buffer);
        }

        boolean isInDirectory() {
            String[] line = beginning.toString().stripLeading().split("[ ?]", 3);
            return line.length > 1 && DirectoryResource.holds(line[1]);
        }
    }
}
