package campus.contacts.rest.changes;

import campus.contacts.feed.FeedPage;
import campus.contacts.rest.response.BufferedResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.util.Callback;

/**
 * A response of server-sent events (HTML standard, section 9.2). It holds no thread: events are queued while the client reads, and no
 * further page is taken while it does not.
 */
final class EventStream implements Follower {
    /** The number of entries taken at once, so that a client that does not read costs little memory. */
    static final int PAGE = 100;

    /** A client with more queued bytes than this gets no further page. */
    static final int MAX_AHEAD_BYTES = 16 * 1024;

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    /** The number of heartbeats after which a client that has read nothing meanwhile is cut off. */
    private static final int LONGEST_STALL = 2;

    private final Subscription subscription;
    private final BufferedResponse response;
    private final Duration heartbeat;
    private final Runnable ready;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile String position;
    private String cursor;
    private long sentAt = System.nanoTime();
    private boolean over;

    /**
     * @param cursor that the client has; null: none
     * @param response with its head sent
     * @param heartbeat the time without an event after which a comment is sent
     * @param ready is run when the client has caught up
     */
    EventStream(
            Subscription subscription, String cursor, BufferedResponse response, Duration heartbeat, Runnable ready) {
        this.subscription = subscription;
        this.cursor = cursor == null ? "" : cursor;
        this.position = cursor;
        this.response = response;
        this.heartbeat = heartbeat;
        this.ready = ready;
        response.whenDisconnected(this::finish);
    }

    /** Completes, in a thread of the container, when the stream has ended. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public Subscription subscription() {
        return subscription;
    }

    @Override
    public int limit() {
        return PAGE;
    }

    @Override
    public synchronized boolean isReady() {
        return !over && !response.isBehind();
    }

    @Override
    public String position() {
        return position;
    }

    @Override
    public void moveTo(String other) {
        position = other;
    }

    @Override
    public synchronized void take(RenderedPage rendered) {
        FeedPage page = rendered.page();
        if (!page.entries().isEmpty()) {
            send(rendered.events(cursor));
            cursor = page.next();
        } else if (!page.isNothingNew(position)) {
            cursor = page.next();
            send(RenderedPage.idAlone(cursor));
        }
        position = page.reached();
    }

    private void send(byte[] bytes) {
        if (over) {
            return;
        }
        sentAt = System.nanoTime();
        response.write(false, ByteBuffer.wrap(bytes), Callback.from(() -> {}, gone -> finish()));
        if (response.isBehind()) {
            response.caughtUp().thenRun(ready);
        }
    }

    @Override
    public void fail(RuntimeException failure) {
        end();
    }

    @Override
    public boolean outlastsOutages() {
        return true;
    }

    @Override
    public void check() {
        if (!subscription.rights().getAsBoolean()) {
            end();
        } else if (response.isStalled(heartbeat.multipliedBy(LONGEST_STALL))) {
            cut();
        } else {
            beat();
        }
    }

    private synchronized void beat() {
        if (System.nanoTime() - sentAt >= heartbeat.toNanos() && !response.isBehind()) {
            send(COMMENT);
        }
    }

    @Override
    public void end() {
        if (response.isStalled(Duration.ZERO)) {
            // An orderly end would wait for the client to read.
            cut();
        } else {
            finish();
        }
    }

    private void cut() {
        response.cut(new IOException("the client of a stream reads nothing"));
        finish();
    }

    private void finish() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        ended.completeAsync(() -> null, response.getRequest().getComponents().getExecutor());
    }
}
