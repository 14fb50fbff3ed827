package campus.contacts.rest.admission;

import java.nio.channels.SelectableChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.SelectableChannelEndPoint;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

/**
 * Limits the open connections: further ones wait to be accepted. Requests that last long without costing much, and have a limit of their
 * own, can be exempt while they last.
 */
public final class ConnectionLimit extends NetworkConnectionLimit {
    /** The open connections, each with whether it is exempt. */
    private final Map<SelectableChannel, Boolean> open = new ConcurrentHashMap<>();

    /** @param limit of the open connections that are not exempt */
    public ConnectionLimit(int limit, Server server) {
        super(limit, server);
    }

    /** Stops counting the connection of a request, until the request is finished. */
    static void exempt(Request request) {
        ConnectionLimit limit =
                request.getConnectionMetaData().getConnector().getServer().getBean(ConnectionLimit.class);
        if (request.getConnectionMetaData().getConnection().getEndPoint() instanceof SelectableChannelEndPoint end) {
            limit.exempt(end.getChannel());
            Request.addCompletionListener(request, failure -> limit.count(end.getChannel()));
        }
    }

    private void exempt(SelectableChannel channel) {
        if (open.replace(channel, false, true)) {
            super.onClosed(channel);
        }
    }

    private void count(SelectableChannel channel) {
        if (open.replace(channel, true, false)) {
            super.onAccepting(channel);
            super.onAccepted(channel);
        }
    }

    @Override
    public void onAccepted(SelectableChannel channel) {
        open.put(channel, false);
        super.onAccepted(channel);
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        if (!Boolean.TRUE.equals(open.remove(channel))) {
            super.onClosed(channel);
        }
    }
}
