package campus.contacts.rest.response;

import campus.contacts.operations.RequestLogger;
import campus.contacts.rest.error.HttpException;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/** Buffers one response, kept in an attribute of its request: writes are queued and sent as the network accepts them. */
public final class BufferedResponse extends Response.Wrapper {
    static final String ATTRIBUTE = "campus.contacts.download";

    /** A client with more queued bytes than this is behind. */
    private static final int MAX_AHEAD_BYTES = 64 * 1024;

    /**
     * The size of one write to the network. The network reports a write only as a whole, so small ones show that a slow client still
     * reads.
     */
    private static final int PIECE_BYTES = 16 * 1024;

    private final ResponseBufferingHandler downloads;
    private final Sending sending = new Sending();
    private final Queue<ByteBuffer> queue = new ArrayDeque<>();
    private int maxAhead = MAX_AHEAD_BYTES;
    private int ahead;
    private int underWay;
    private boolean last;
    private boolean lastIsUnderWay;
    private boolean busy;
    private boolean paced;
    private boolean patient;
    private Throwable failure;
    private Callback writer;
    private Callback finish;
    private CompletableFuture<Void> caughtUp;
    private DisconnectWatch disconnect;
    private volatile long progressedAt = System.nanoTime();

    BufferedResponse(Request request, Response response, ResponseBufferingHandler downloads) {
        super(request, response);
        this.downloads = downloads;
    }

    /** Returns the buffered response of a request. */
    public static BufferedResponse of(Context context) {
        return context.attribute(ATTRIBUTE);
    }

    /** Declares that the writer itself waits while the client is behind; 503 when too much is queued for all clients already. */
    public void pace() {
        pace(MAX_AHEAD_BYTES);
    }

    /** @param bytes the queued bytes beyond which the client is behind */
    public void pace(int bytes) {
        if (downloads.isFull()) {
            throw new HttpException(503, "too many slow clients at once", Map.of("Retry-After", "5"));
        }
        paced = true;
        maxAhead = bytes;
    }

    /** Completes the callback at once, unless the client is behind and too much is queued for all clients together. */
    @Override
    public void write(boolean isLast, ByteBuffer bytes, Callback callback) {
        boolean waits;
        synchronized (this) {
            if (failure == null) {
                queue(bytes);
                last |= isLast;
            }
            waits = !paced && isBehind() && downloads.isFull();
            writer = waits ? callback : null;
        }
        sending.iterate();
        if (!waits) {
            complete(callback);
        }
    }

    private void queue(ByteBuffer bytes) {
        int length = BufferUtil.length(bytes);
        if (ahead == 0) {
            progressedAt = System.nanoTime();
        }
        ahead += length;
        queue.add(copy(bytes));
        downloads.queued(this, length);
        if (isBehind() && !patient) {
            patient = true;
            endPoint().setIdleTimeout(ResponseBufferingHandler.MAX_STALL_MILLIS);
        }
    }

    /** Copies the buffer, and marks it as consumed: the writer will fill it again. */
    private static ByteBuffer copy(ByteBuffer bytes) {
        ByteBuffer copy = ByteBuffer.allocate(BufferUtil.length(bytes));
        if (bytes != null) {
            copy.put(bytes);
        }
        return copy.flip();
    }

    /** Returns whether more is queued than for a client that keeps up. */
    public synchronized boolean isBehind() {
        return failure == null && ahead > maxAhead;
    }

    /** Returns whether there is something to send, of which the network has accepted nothing for that time. */
    public synchronized boolean isStalled(Duration time) {
        return ahead > 0 && System.nanoTime() - progressedAt > time.toNanos();
    }

    /** Runs the action, which must not block, when the client disconnects before the end of the response. */
    public void whenDisconnected(Runnable action) {
        disconnect = DisconnectWatch.start((AbstractEndPoint) endPoint(), action);
    }

    /** Completes when the client is no longer behind, or is gone. */
    public synchronized CompletableFuture<Void> caughtUp() {
        if (!isBehind()) {
            return CompletableFuture.completedFuture(null);
        }
        if (caughtUp == null) {
            caughtUp = new CompletableFuture<>();
        }
        return caughtUp;
    }

    /** Returns when the network last accepted queued bytes, by {@link System#nanoTime()}. */
    long progressedAt() {
        return progressedAt;
    }

    /** Ends the request when everything written has been sent: now or later. */
    void finish(Callback callback) {
        synchronized (this) {
            if (failure == null && (busy || !queue.isEmpty())) {
                finish = callback;
                return;
            }
        }
        end(callback);
    }

    /** Prepares the connection for its next request. */
    private void end(Callback callback) {
        if (disconnect != null) {
            disconnect.stop();
        }
        if (patient) {
            endPoint()
                    .setIdleTimeout(
                            getRequest().getConnectionMetaData().getConnector().getIdleTimeout());
        }
        complete(callback);
    }

    private void complete(Callback callback) {
        Throwable broken;
        synchronized (this) {
            broken = failure;
        }
        if (callback == null) {
            return;
        }
        if (broken == null) {
            callback.succeeded();
        } else {
            callback.failed(broken);
        }
    }

    /** Closes the connection, so that the client does not take an incomplete response for a whole one. */
    public void cut(Throwable cause) {
        getRequest().setAttribute(RequestLogger.INCOMPLETE, true);
        endPoint().close(cause);
    }

    EndPoint endPoint() {
        return getRequest().getConnectionMetaData().getConnection().getEndPoint();
    }

    /** Returns the next piece; null when the queue is empty. */
    private synchronized ByteBuffer take() {
        ByteBuffer head = queue.peek();
        if (head == null) {
            return null;
        }
        ByteBuffer piece = head.slice();
        piece.limit(Math.min(PIECE_BYTES, piece.limit()));
        underWay = piece.remaining();
        head.position(head.position() + underWay);
        if (!head.hasRemaining()) {
            queue.remove();
        }
        lastIsUnderWay = last && queue.isEmpty();
        busy = true;
        return piece;
    }

    /** Records that the piece under way has been sent. */
    private void sent() {
        Callback waiting = null;
        Callback end = null;
        CompletableFuture<Void> listener = null;
        synchronized (this) {
            progressedAt = System.nanoTime();
            ahead -= underWay;
            downloads.sent(this, underWay, ahead == 0);
            underWay = 0;
            busy = false;
            if (!isBehind()) {
                waiting = writer;
                writer = null;
                listener = caughtUp;
                caughtUp = null;
            }
            if (queue.isEmpty()) {
                end = finish;
                finish = null;
            }
        }
        resume(waiting, end, listener);
    }

    private void broken(Throwable cause) {
        Callback waiting;
        Callback end;
        CompletableFuture<Void> listener;
        getRequest().setAttribute(RequestLogger.INCOMPLETE, true);
        synchronized (this) {
            failure = cause == null ? new IOException("the answer was not sent to its end") : cause;
            downloads.sent(this, ahead, true);
            ahead = 0;
            busy = false;
            queue.clear();
            waiting = writer;
            writer = null;
            end = finish;
            finish = null;
            listener = caughtUp;
            caughtUp = null;
        }
        resume(waiting, end, listener);
    }

    private void resume(Callback waiting, Callback end, CompletableFuture<Void> listener) {
        complete(waiting);
        if (end != null) {
            end(end);
        }
        if (listener != null) {
            listener.complete(null);
        }
    }

    /** Sends the queued pieces one after the other. */
    private final class Sending extends IteratingCallback {
        @Override
        protected Action process() {
            ByteBuffer next = take();
            if (next == null) {
                return lastIsUnderWay ? Action.SUCCEEDED : Action.IDLE;
            }
            BufferedResponse.super.write(lastIsUnderWay, next, this);
            return Action.SCHEDULED;
        }

        @Override
        protected void onSuccess() {
            sent();
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            broken(cause);
        }
    }
}
