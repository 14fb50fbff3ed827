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
 * The body of one request on its way, kept in an attribute of the request. Loading it holds no thread. When bodies have taken all
 * memory that there is for them, the slowest gives way; if none is slow, the body that finds no room is discarded and refused.
 */
final class RequestBuffer implements Invocable.Task, AutoCloseable {
    static final String ATTRIBUTE = "campus.contacts.upload";

    /** One byte more than a body may have shows that it has too many. */
    private static final int ENOUGH = RequestBody.MAX_BYTES + 1;

    /** How much is thrown away of a body that says it is too large, or finds no room, so that a client that sends it all hears why. */
    private static final int MAX_DISCARDED_BYTES = 4 * RequestBody.MAX_BYTES;

    /** Less than this within {@link #MIN_STALL_NANOS} is slow: about a kilobyte a second. */
    private static final int PROGRESS_BYTES = 4 * 1024;

    /** Nobody gives way sooner, however little comes. */
    private static final long MIN_STALL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Request request;
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
     * @param holders those that hold some of it; safe for many threads
     * @param connections are told of progress
     */
    RequestBuffer(Request request, BufferMemory memory, Set<RequestBuffer> holders, IdleConnections connections) {
        this.request = request;
        this.memory = memory;
        this.holders = holders;
        this.connections = connections;
    }

    /**
     * Begins to load the body, once; a client that waits for it is told to continue. Completes with its bytes, which are more than
     * {@link RequestBody#MAX_BYTES} (or not all) when it is too large, on a thread that must not be kept; or with {@link NoRoom}, or with
     * a {@link TimeoutException} if it was too slow, or with what the connection failed with.
     */
    CompletableFuture<byte[]> load() {
        if (!begun) {
            begun = true;
            progress();
            run();
        }
        return loaded;
    }

    /** Whether all of it is there, or it never will be. */
    boolean isLoaded() {
        return loaded.isDone();
    }

    /** Runs what may take its time. */
    Executor executor() {
        return request.getContext();
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    /** Takes what has come. */
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
        if (refused || request.getLength() > RequestBody.MAX_BYTES) {
            discarded += chunk.remaining();
        } else if (!keep(chunk)) {
            refused = true;
            close();
            taken = new ByteArrayOutputStream(0);
            discarded += chunk.remaining();
        }
        boolean last = chunk.isLast();
        chunk.release();
        if (last || taken.size() >= ENOUGH || discarded >= MAX_DISCARDED_BYTES) {
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

    /** Ends the body that has been slow for the longest time; false when none is slow. Holds no lock: others do the same. */
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

    /** Gives its memory back. */
    @Override
    public synchronized void close() {
        closed = true;
        memory.release(held);
        held = 0;
        holders.remove(this);
    }

    /** Other bodies have taken all memory that there is for them. */
    static final class NoRoom extends RuntimeException {
        NoRoom() {
            super("no room for another body", null, false, false);
        }
    }
}
