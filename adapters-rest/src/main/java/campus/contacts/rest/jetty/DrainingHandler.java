package campus.contacts.rest.jetty;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Before a stop, serves the requests on open connections and tells each client that its connection ends. A proxy then sends the next
 * request to another process; a POST that is answered with 503, or not at all, it does not repeat.
 */
final class DrainingHandler extends Handler.Wrapper {
    private volatile boolean draining;

    void drain() {
        draining = true;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (draining) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        return super.handle(request, response, callback);
    }
}
