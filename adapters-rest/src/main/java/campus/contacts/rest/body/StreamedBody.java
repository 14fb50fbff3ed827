package campus.contacts.rest.body;

import campus.contacts.rest.admission.RequestSlot;
import campus.contacts.rest.error.FatalErrorException;
import campus.contacts.rest.error.HttpException;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;

/**
 * A body that is passed on as it arrives and never held as a whole, for files that are too large for memory. While the client sends
 * nothing, the request holds no thread and no slot.
 */
public final class StreamedBody implements Runnable {
    /** The size of the parts in which the body is passed on. */
    private static final int PART = 256 * 1024;

    private static final int MOST_AT_ONCE = 16;
    private static final AtomicInteger OPEN = new AtomicInteger();

    private final Request request;
    private final long maxBytes;
    private final Sink sink;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private long bytes;

    /** Receives the parts of a body in their order, each at most {@value #PART} bytes and a network buffer long. */
    public interface Sink {
        void part(byte[] bytes);

        /** Tells that the rest of the body is not passed on, because it did not arrive or was refused. */
        void abandoned();
    }

    /** Takes a body that is refused, for clients that read no answer before they have sent it. */
    public static final Sink NOWHERE = new Sink() {
        @Override
        public void part(byte[] bytes) {}

        @Override
        public void abandoned() {}
    };

    private StreamedBody(Request request, long maxBytes, Sink sink) {
        this.request = request;
        this.maxBytes = maxBytes;
        this.sink = sink;
    }

    /** Returns whether bodies that are sent to the path are streamed. */
    static boolean isStreamed(Request request) {
        String path = request.getHttpURI().getCanonicalPath();
        return request.getMethod().equals("POST") && (path.endsWith("/imports") || path.endsWith("/imports/"));
    }

    /**
     * Rejects a body of another media type or coding (415) and one that declares too large a length (413).
     *
     * @return the character set that the client declares, or null
     */
    public static String requireAcceptable(Context context, String mediaType, long maxBytes) {
        String[] type = String.valueOf(context.header("Content-Type"))
                .toLowerCase(Locale.ROOT)
                .split("\\s*;\\s*", -1);
        if (!type[0].strip().equals(mediaType)) {
            throw new HttpException(415, "the body must be " + mediaType);
        }
        for (String codings : Collections.list(context.req().getHeaders("Content-Encoding"))) {
            if (!codings.isBlank() && !codings.strip().equalsIgnoreCase("identity")) {
                throw new HttpException(
                        415, "the body must not have a Content-Encoding", Map.of("Accept-Encoding", "identity"));
            }
        }
        requireRoom(context.req().getContentLengthLong(), maxBytes);
        for (String parameter : type) {
            if (parameter.startsWith("charset=")) {
                return parameter.substring("charset=".length()).replace("\"", "");
            }
        }
        return null;
    }

    private static void requireRoom(long length, long maxBytes) {
        if (length > maxBytes) {
            throw new HttpException(413, "the body must have at most " + maxBytes + " bytes");
        }
    }

    /**
     * Passes the body on, and then ends the request. This must be the last action of a handler.
     *
     * @param end runs after the last part, in a slot
     */
    public static void read(Context context, long maxBytes, Sink sink, Runnable end) {
        RequestBuffer buffer = context.attribute(RequestBuffer.ATTRIBUTE);
        if (buffer == null) {
            end.run();
            return;
        }
        if (OPEN.incrementAndGet() > MOST_AT_ONCE) {
            OPEN.decrementAndGet();
            sink.abandoned();
            throw new HttpException(503, "too many files are being sent", Map.of("Retry-After", "5"));
        }
        RequestSlot.of(context).leave();
        StreamedBody body = new StreamedBody(buffer.request(), maxBytes, sink);
        context.future(() -> {
            body.run();
            return body.done
                    .whenComplete((nothing, failure) -> {
                        OPEN.decrementAndGet();
                        if (failure != null) {
                            sink.abandoned();
                        }
                    })
                    .thenRunAsync(
                            () -> {
                                RequestSlot.of(context).enterAgain();
                                FatalErrorException.guard(end);
                            },
                            buffer.executor());
        });
    }

    /** Passes on what has arrived. */
    @Override
    public void run() {
        try {
            while (!done.isDone()) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    done.completeExceptionally(HttpException.badRequest("the body could not be read to its end"));
                    return;
                }
                take(chunk);
            }
        } catch (RuntimeException | Error failure) {
            done.completeExceptionally(failure);
        }
    }

    private void take(Content.Chunk chunk) {
        boolean last = chunk.isLast();
        bytes += chunk.remaining();
        part.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
        chunk.release();
        requireRoom(bytes, maxBytes);
        if (part.size() >= PART || last && part.size() > 0) {
            sink.part(part.toByteArray());
            part.reset();
        }
        if (last) {
            done.complete(null);
        }
    }
}
