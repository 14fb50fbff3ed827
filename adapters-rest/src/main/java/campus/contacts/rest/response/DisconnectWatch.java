package campus.contacts.rest.response;

import java.io.IOException;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.util.Callback;

/**
 * Notices when a client closes its connection while its response is under way. The container itself notices that by a failed write only:
 * by the second one after the end, which for a stream may be half a minute later. A client that sends more before its response has ended
 * counts as one that does not wait for the end.
 */
final class DisconnectWatch implements Callback {
    private static final IOException STOPPED = new IOException("the response has ended");

    private final AbstractEndPoint endPoint;
    private Runnable action;

    private DisconnectWatch(AbstractEndPoint endPoint, Runnable action) {
        this.endPoint = endPoint;
        this.action = action;
    }

    /** @param action is run once, unless the watch is stopped before; must not block */
    static DisconnectWatch start(AbstractEndPoint endPoint, Runnable action) {
        DisconnectWatch watch = new DisconnectWatch(endPoint, action);
        endPoint.tryFillInterested(watch);
        return watch;
    }

    /** Returns the connection to the container, which reads the next request. */
    void stop() {
        take();
        endPoint.getFillInterest().onFail(STOPPED);
    }

    private synchronized Runnable take() {
        Runnable taken = action;
        action = null;
        return taken;
    }

    @Override
    public void succeeded() {
        Runnable taken = take();
        if (taken != null) {
            taken.run();
        }
    }

    @Override
    public void failed(Throwable cause) {
        succeeded();
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
