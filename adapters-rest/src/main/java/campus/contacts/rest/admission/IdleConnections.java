package campus.contacts.rest.admission;

import io.javalin.http.Context;
import java.nio.channels.ClosedChannelException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Makes room for new clients when the connections approach their limit: closes the connections that have been idle the longest. A
 * connection is idle from its opening, or its last response, until a whole request has arrived; it is never closed while a request is
 * served or a response is sent.
 */
public final class IdleConnections extends Handler.Wrapper implements Connection.Listener {
    /** The attribute of a request that holds the action of {@link #exempt}. */
    private static final String ATTRIBUTE = "campus.contacts.connection";

    private final int softLimit;

    /** The number of newest idle connections that are never closed, so that a client that has just connected can send its request. */
    private final int spared;

    /** Idle connections, the longest idle first. */
    private final Set<Connection> waiting = new LinkedHashSet<>();

    private final Set<Connection> served = new HashSet<>();

    /** Connections whose requests last long without costing much, which do not count. */
    private final Set<Connection> exempt = new HashSet<>();

    /** @param limit of open connections that are not exempt, at which the container accepts no further one */
    public IdleConnections(int limit) {
        this.softLimit = limit - limit / 8;
        this.spared = limit / 16;
    }

    @Override
    public void onOpened(Connection connection) {
        await(connection);
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        waiting.remove(connection);
        served.remove(connection);
        exempt.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        if (!serve(connection)) {
            callback.failed(new ClosedChannelException());
            return true;
        }
        request.setAttribute(ATTRIBUTE, (Runnable) () -> exempt(request));
        Request.addCompletionListener(request, failure -> finish(connection));
        return super.handle(request, response, callback);
    }

    /** Stops counting the connection of a request until the request is finished. The number of such requests has a limit of its own. */
    public static void exempt(Context context) {
        context.<Runnable>attribute(ATTRIBUTE).run();
    }

    private void exempt(Request request) {
        Connection connection = request.getConnectionMetaData().getConnection();
        synchronized (this) {
            if (served.remove(connection)) {
                exempt.add(connection);
            }
        }
        ConnectionLimit.exempt(request);
    }

    /** Restarts the idle time of the connection, since a part of its request has arrived. */
    public synchronized void progressed(Connection connection) {
        if (waiting.remove(connection)) {
            waiting.add(connection);
        }
    }

    private synchronized boolean serve(Connection connection) {
        return waiting.remove(connection) && served.add(connection);
    }

    private void finish(Connection connection) {
        boolean open;
        synchronized (this) {
            open = served.remove(connection) | exempt.remove(connection);
        }
        if (open) {
            await(connection);
        }
    }

    private void await(Connection connection) {
        Connection longest;
        synchronized (this) {
            waiting.add(connection);
            longest = excess();
        }
        if (longest != null) {
            longest.getEndPoint().close();
        }
    }

    /** Removes and returns the connection to close; null when there is none. One for each connection that becomes idle is enough. */
    private Connection excess() {
        if (waiting.size() + served.size() <= softLimit || waiting.size() <= spared) {
            return null;
        }
        Iterator<Connection> first = waiting.iterator();
        Connection longest = first.next();
        first.remove();
        return longest;
    }
}
