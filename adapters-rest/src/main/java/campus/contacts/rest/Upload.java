package campus.contacts.rest;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Invocable;

/** The body of one request on its way, kept in an attribute of the request. Loading it holds no thread. */
final class Upload implements Invocable.Task, AutoCloseable {
    static final String ATTRIBUTE = "campus.contacts.upload";

    /** One byte more than a body may have shows that it has too many. */
    private static final int ENOUGH = Body.MAX_BYTES + 1;

    /** How much is thrown away of a body that says it is too large, so that a client that sends it all hears why it was refused. */
    private static final int MAX_DISCARDED_BYTES = 4 * Body.MAX_BYTES;

    private final Request request;
    private final UploadMemory memory;
    private final CompletableFuture<byte[]> loaded = new CompletableFuture<>();
    private boolean begun;
    private boolean closed;
    private ByteArrayOutputStream taken = new ByteArrayOutputStream(0);
    private int held;
    private int discarded;

    /**
     * @param memory shared by all bodies
     */
    Upload(Request request, UploadMemory memory) {
        this.request = request;
        this.memory = memory;
    }

    /**
     * Begins to load the body, once; a client that waits for it is told to continue. Completes with its bytes, which are more than
     * {@link Body#MAX_BYTES} (or not all) when it is too large, on a thread that must not be kept; or with {@link NoRoom}, or with
     * what the connection failed with.
     */
    CompletableFuture<byte[]> load() {
        if (!begun) {
            begun = true;
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
                loaded.completeExceptionally(chunk.getFailure());
                return;
            }
            take(chunk);
        }
    }

    private void take(Content.Chunk chunk) {
        boolean kept = true;
        if (request.getLength() > Body.MAX_BYTES) {
            discarded += chunk.remaining();
        } else {
            kept = keep(chunk);
        }
        boolean last = chunk.isLast();
        chunk.release();
        if (!kept) {
            loaded.completeExceptionally(new NoRoom());
        } else if (last || taken.size() >= ENOUGH || discarded >= MAX_DISCARDED_BYTES) {
            byte[] bytes = taken.toByteArray();
            taken = null;
            loaded.complete(bytes);
        }
    }

    private synchronized boolean keep(Content.Chunk chunk) {
        int size = held + chunk.remaining();
        if (closed || !memory.grow(held, size)) {
            return false;
        }
        held = size;
        taken.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
        return true;
    }

    /** Gives its memory back. */
    @Override
    public synchronized void close() {
        closed = true;
        memory.release(held);
        held = 0;
    }

    /** Other bodies have taken all memory that there is for them. */
    static final class NoRoom extends RuntimeException {
        NoRoom() {
            super("no room for another body", null, false, false);
        }
    }
}
