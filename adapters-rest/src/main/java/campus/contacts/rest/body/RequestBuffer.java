package campus.contacts.rest.body;

import campus.contacts.rest.admission.IdleConnections;
import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Buffers the body of one request as it arrives, kept in an attribute of the request. Loading holds no thread. When bodies have used up
 * their memory, the slowest body is ended; if none is slow, the body that finds no memory is discarded and rejected.
 */
final class RequestBuffer implements Invocable.Task, AutoCloseable {
    static final String ATTRIBUTE = "campus.contacts.upload";

    /**
     * The most bytes that are discarded of a body that declares too large a length, or finds no memory. A client that sends the whole
     * body can then read the error response.
     */
    private static final int MAX_DISCARDED_BYTES = 4 * RequestBody.MAX_BYTES;

    /** A body that receives less than this within {@link #MIN_STALL_NANOS} is slow: about a kilobyte a second. */
    private static final int PROGRESS_BYTES = 4 * 1024;

    /** The shortest time before a slow body is ended, however little of it arrives. */
    private static final long MIN_STALL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Request request;
    private final int maxBytes;
    private final BufferMemory memory;
    private final Set<RequestBuffer> holders;
    private final IdleConnections connections;
    private final CompletableFuture<byte[]> loaded = new CompletableFuture<>();
    private boolean begun;
    private boolean closed;
    private ByteArrayOutputStream taken = new ByteArrayOutputStream(0);
    private int held;
    private int discarded;
    private boolean refused;
    private int progress;
    private volatile long progressedAt = System.nanoTime();

    /**
     * @param memory shared by all bodies
     * @param holders the buffers that hold memory; thread-safe
     * @param connections notified of progress
     */
    RequestBuffer(Request request, BufferMemory memory, Set<RequestBuffer> holders, IdleConnections connections) {
        this.request = request;
        this.maxBytes = RequestBody.maxBytes(request.getHttpURI().getCanonicalPath());
        this.memory = memory;
        this.holders = holders;
        this.connections = connections;
    }

    /**
     * Starts loading the body, once, and sends {@code 100 Continue} if the client waits for it. The future completes on a thread that
     * must not be blocked: with the bytes, which are more than the maximum (or not all) when the body is too large;
     * with {@link NoRoom}; with a {@link TimeoutException} if the body was too slow; or with the failure of the connection.
     */
    CompletableFuture<byte[]> load() {
        if (!begun) {
            begun = true;
            progress();
            run();
        }
        return loaded;
    }

    /** Returns whether loading has ended, successfully or not. */
    boolean isLoaded() {
        return loaded.isDone();
    }

    Request request() {
        return request;
    }

    /** Returns the executor for work that may block. */
    Executor executor() {
        return request.getContext();
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Reads the bytes that have arrived. */
    @Override
    public void run() {
        while (!loaded.isDone()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                loaded.completeExceptionally(refused ? new NoRoom() : chunk.getFailure());
                return;
            }
            take(chunk);
        }
    }

    private void take(Content.Chunk chunk) {
        if (refused || request.getLength() > maxBytes) {
            discarded += chunk.remaining();
        } else if (!keep(chunk)) {
            refused = true;
            close();
            taken = new ByteArrayOutputStream(0);
            discarded += chunk.remaining();
        }
        boolean last = chunk.isLast();
        chunk.release();
        if (last || taken.size() > maxBytes || discarded >= Math.max(MAX_DISCARDED_BYTES, 2 * maxBytes)) {
            finish();
        }
    }

    private void finish() {
        if (refused) {
            loaded.completeExceptionally(new NoRoom());
        } else {
            byte[] bytes = taken.toByteArray();
            taken = null;
            loaded.complete(bytes);
        }
    }

    private boolean keep(Content.Chunk chunk) {
        while (!grow(chunk.remaining())) {
            if (loaded.isDone() || !makeRoom()) {
                return false;
            }
        }
        taken.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
        progress += chunk.remaining();
        if (progress >= PROGRESS_BYTES) {
            progress();
        }
        return true;
    }

    private void progress() {
        progress = 0;
        progressedAt = System.nanoTime();
        connections.progressed(request.getConnectionMetaData().getConnection());
    }

    private synchronized boolean grow(int bytes) {
        if (closed || !memory.grow(held, held + bytes)) {
            return false;
        }
        held += bytes;
        if (held > BufferMemory.FREE) {
            holders.add(this);
        }
        return true;
    }

    /** Ends the body that has been slow for the longest time; false when none is slow. Holds no lock, since other threads do the same. */
    private boolean makeRoom() {
        long now = System.nanoTime();
        Optional<RequestBuffer> slowest = holders.stream()
                .filter(upload -> upload != this && !upload.isLoaded() && now - upload.progressedAt > MIN_STALL_NANOS)
                .max(Comparator.comparingLong(upload -> now - upload.progressedAt));
        slowest.ifPresent(RequestBuffer::giveWay);
        return slowest.isPresent();
    }

    private void giveWay() {
        if (loaded.completeExceptionally(new TimeoutException("the body came too slowly"))) {
            close();
        }
    }

    /** Releases the memory of the body. */
    @Override
    public synchronized void close() {
        closed = true;
        memory.release(held);
        held = 0;
        holders.remove(this);
    }

    /** Signals that other bodies hold all memory for bodies. */
    static final class NoRoom extends RuntimeException {
        NoRoom() {
            super("no room for another body", null, false, false);
        }
    }
}
