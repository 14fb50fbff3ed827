package campus.contacts.rest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/** One answer on its way: what is written to it is kept and sent when the network takes it, up to a limit. */
final class Download extends Response.Wrapper {
    /** How much of an answer is kept for a client that does not read. */
    private static final int MAX_AHEAD_BYTES = 64 * 1024;

    private final Downloads downloads;
    private final Sending sending = new Sending();
    private final Queue<ByteBuffer> written = new ArrayDeque<>();
    private int ahead;
    private int underWay;
    private boolean last;
    private boolean lastIsUnderWay;
    private boolean busy;
    private Throwable failure;
    private Callback waiting;
    private Callback finish;

    Download(Request request, Response response, Downloads downloads) {
        super(request, response);
        this.downloads = downloads;
    }

    @Override
    public void write(boolean isLast, ByteBuffer bytes, Callback callback) {
        boolean waits;
        synchronized (this) {
            if (failure == null) {
                ahead += BufferUtil.length(bytes);
                written.add(copy(bytes));
                last |= isLast;
            }
            waits = failure == null && ahead > MAX_AHEAD_BYTES;
            waiting = waits ? callback : null;
        }
        if (waits) {
            downloads.add(this);
        }
        sending.iterate();
        if (!waits) {
            complete(callback);
        }
    }

    /** Whoever wrote sees by its buffer that all was taken, and will fill it again. */
    private static ByteBuffer copy(ByteBuffer bytes) {
        ByteBuffer copy = ByteBuffer.allocate(BufferUtil.length(bytes));
        if (bytes != null) {
            copy.put(bytes);
        }
        return copy.flip();
    }

    /** Ends the request when all that was written is sent: now or later. */
    void finish(Callback callback) {
        synchronized (this) {
            if (failure == null && (busy || !written.isEmpty())) {
                finish = callback;
                return;
            }
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

    /** Gives up a client that reads nothing. */
    void cut() {
        getRequest()
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close(new IOException("the client reads nothing of its answer"));
    }

    private synchronized ByteBuffer take() {
        ByteBuffer all = ByteBuffer.allocate(ahead);
        written.forEach(all::put);
        written.clear();
        underWay = ahead;
        lastIsUnderWay = last;
        busy = true;
        return all.flip();
    }

    private synchronized boolean isEmpty() {
        return written.isEmpty();
    }

    /** What was under way is sent. */
    private void sent() {
        Callback writer = null;
        Callback end = null;
        synchronized (this) {
            ahead -= underWay;
            underWay = 0;
            busy = false;
            if (ahead <= MAX_AHEAD_BYTES) {
                writer = waiting;
                waiting = null;
            }
            if (written.isEmpty()) {
                end = finish;
                finish = null;
            }
        }
        goOn(writer, end);
    }

    private void broken(Throwable cause) {
        Callback writer;
        Callback end;
        synchronized (this) {
            failure = cause;
            written.clear();
            busy = false;
            writer = waiting;
            waiting = null;
            end = finish;
            finish = null;
        }
        goOn(writer, end);
    }

    private void goOn(Callback writer, Callback end) {
        if (writer != null) {
            downloads.remove(this);
        }
        complete(writer);
        complete(end);
    }

    /** One piece after the other. */
    private final class Sending extends IteratingCallback {
        @Override
        protected Action process() {
            if (isEmpty()) {
                return lastIsUnderWay ? Action.SUCCEEDED : Action.IDLE;
            }
            ByteBuffer next = take();
            Download.super.write(lastIsUnderWay, next, this);
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
