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
 * The container's connections with four changes: headers that ask for another protocol or another method are dropped, as are those
 * of a request that has too many, an error keeps the path of its request, and a {@code Host} may have an empty port.
 */
final class DirectoryAwareConnections extends HttpConnectionFactory {
    /**
     * Headers that Jetty and Javalin would act on. Dropped, they change nothing (wire contract, section 7): a WebSocket handshake is
     * an ordinary request, and no GET can pass for a DELETE.
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
     * The container refuses what it cannot read, such as a line that is too long, in the name of a path of its own. Whether the one that
     * was asked for is the directory's, whose errors have a shape of their own, is known from how the request begins.
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

        /** The container's own judgement, which the parser's leniency leaves out, on what is left without an empty port (RFC 3986, section 3.2.3). */
        private static HttpField host(HttpField field) {
            String value = field.getValue();
            return value == null || value.isEmpty()
                    ? field
                    : new HostPortHttpField(EMPTY_PORT.matcher(value).replaceFirst(""));
        }

        /** Drops trailers, which nothing here reads. */
        @Override
        protected RequestHandler newRequestHandler() {
            return new RequestHandler() {
                @Override
                public void parsedTrailer(HttpField field) {
                    // Kept, thousands of small ones would take many times their bytes.
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
             * Keeps the first header that is too much, by which the request is refused, and no further one: thousands of small ones
             * take many times their bytes. Since the rest may have said so, the connection is closed after such a request.
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
     * <p>Why ours: Jetty passes on nothing of a request line that it cannot parse. Its error handler gets the path
     * {@code /badMessage}, and neither the parser nor the connection gives out the bytes. Without this class, requests below
     * {@code /v1} with a malformed percent-encoding (400) or a URI that is too long (414) get CampusAPI's errors instead of
     * {@code {"error": …}} (tried with Jetty 12.1.12: three tests fail). It costs 64 characters for each connection.
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
