package campus.contacts.rest.response;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Queues responses for clients that read slowly, in bounded memory, so that these clients hold no thread and no slot. A client that
 * goes on reading is served down to about a kilobyte a second. When too much is queued for all clients together, the connections whose
 * clients have read nothing for the longest time are closed.
 *
 * <p>Measured with 200 clients that had requested a list of 1.1 MB and read nothing, with receive buffers of 4 KB (Java 17): with this
 * class no thread waited for them, and all of 455 GETs of another client got a 200; 17 of the 200 clients, which came at once, got a 503.
 * When the handler writes to the connection instead, the clients hold all 160 slots and a waiting thread each, and all of 512 GETs got a
 * 503. A response of less than 0.5 MB makes no difference: the network buffers hold it. Virtual threads would not free the slots.
 */
public final class ResponseBufferingHandler extends Handler.Wrapper {
    /**
     * The longest time that a client may read nothing. The network reports progress late: only when a good part of its buffers is free,
     * which takes minutes for a client of a kilobyte a second.
     */
    static final long MAX_STALL_MILLIS = TimeUnit.MINUTES.toMillis(5);

    /** The bytes of one response that network buffers may hold, in addition to the queue here. */
    public static final int SEND_BUFFER_BYTES = 256 * 1024;

    private static final long MAX_QUEUED_BYTES =
            Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);

    /** The shortest stall after which a connection may be closed, however much is queued. */
    private static final long MIN_STALL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long PERIOD_MILLIS = 1000;

    private final Set<BufferedResponse> unsent = ConcurrentHashMap.newKeySet();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicBoolean makingRoom = new AtomicBoolean();

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        BufferedResponse download = new BufferedResponse(request, response, this);
        request.setAttribute(BufferedResponse.ATTRIBUTE, download);
        return super.handle(
                request,
                download,
                Callback.from(callback.getInvocationType(), () -> download.finish(callback), callback::failed));
    }

    /** Returns whether the queues of all responses together exceed their limit. */
    boolean isFull() {
        return queuedBytes.get() > MAX_QUEUED_BYTES;
    }

    void queued(BufferedResponse download, int bytes) {
        unsent.add(download);
        if (queuedBytes.addAndGet(bytes) > MAX_QUEUED_BYTES && makingRoom.compareAndSet(false, true)) {
            schedule(download.getRequest().getComponents().getScheduler());
        }
    }

    void sent(BufferedResponse download, int bytes, boolean all) {
        queuedBytes.addAndGet(-bytes);
        if (all) {
            unsent.remove(download);
        }
    }

    private void schedule(Scheduler scheduler) {
        scheduler.schedule(() -> makeRoom(scheduler), PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void makeRoom(Scheduler scheduler) {
        long now = System.nanoTime();
        while (isFull()) {
            Optional<BufferedResponse> stalled = unsent.stream()
                    .filter(download -> now - download.progressedAt() > MIN_STALL_NANOS)
                    .max(Comparator.comparingLong(download -> now - download.progressedAt()));
            if (stalled.isEmpty()) {
                schedule(scheduler);
                return;
            }
            unsent.remove(stalled.get());
            stalled.get().cut(new IOException("the client reads nothing of its answer"));
        }
        makingRoom.set(false);
    }
}
