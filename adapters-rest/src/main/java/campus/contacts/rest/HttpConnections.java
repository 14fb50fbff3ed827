package campus.contacts.rest;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/** The container's connections, but for one thing that it forgets. */
final class HttpConnections extends HttpConnectionFactory {
    HttpConnections(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new Remembering(getHttpConfiguration(), connector, endPoint), connector, endPoint);
    }

    /**
     * The container refuses a path that it cannot decode in the name of a path of its own. Whether the one that was asked for is the
     * directory's, whose errors have a shape of their own, is kept until then.
     */
    private static final class Remembering extends HttpConnection {
        private boolean refusedInDirectory;

        Remembering(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        @Override
        protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
            try {
                return super.newHttpStream(method, refusedInDirectory ? DirectoryResource.PEOPLE : uri, version);
            } catch (RuntimeException malformed) {
                refusedInDirectory = DirectoryResource.holds(uri);
                throw malformed;
            }
        }
    }
}
