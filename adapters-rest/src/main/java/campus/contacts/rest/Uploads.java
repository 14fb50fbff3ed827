package campus.contacts.rest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Takes a request's body off the network before anything else is done with the request, so that a client that sends it slowly, or
 * never to its end, holds neither a thread nor a place among the requests that are served.
 */
final class Uploads implements EagerContentHandler.ContentLoaderFactory {
    /** One byte more than a body may have shows that it has too many. */
    private static final int ENOUGH = Body.MAX_BYTES + 1;

    /** A body this small is always taken: the connection itself costs more. */
    private static final int SMALL = 16 * 1024;

    /** How much is thrown away of a body that says it is too large, so that a client that sends it all hears why it was refused. */
    private static final int MAX_DISCARDED_BYTES = 4 * Body.MAX_BYTES;

    /** What all larger bodies that are on their way may hold together. */
    private static final int MAX_HELD_BYTES = 32 * Body.MAX_BYTES;

    private final Semaphore free = new Semaphore(MAX_HELD_BYTES);

    @Override
    public String getApplicableMimeType() {
        return null;
    }

    @Override
    public EagerContentHandler.ContentLoader newContentLoader(
            String contentType,
            String mimeType,
            Handler handler,
            Request request,
            Response response,
            Callback callback) {
        boolean asksFirst = request.getHeaders().contains(HttpHeader.EXPECT);
        return isTooLarge(request) && asksFirst ? null : new Upload(handler, request, response, callback);
    }

    /** Whether it says so: nobody needs to read it then. */
    private static boolean isTooLarge(Request request) {
        return request.getLength() > Body.MAX_BYTES;
    }

    /** One body on its way. */
    private final class Upload extends EagerContentHandler.ContentLoader implements Invocable.Task {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private int held;
        private int discarded;

        Upload(Handler handler, Request request, Response response, Callback callback) {
            super(handler, request, response, callback);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        @Override
        protected void load() {
            if (take()) {
                serve();
            }
        }

        /** More has come, on a thread that must not be kept. */
        @Override
        public void run() {
            if (take()) {
                getRequest().getContext().execute(this::serve);
            }
        }

        /** Takes what is there; whether that is all, or enough. */
        private boolean take() {
            while (true) {
                Content.Chunk chunk = getRequest().read();
                if (chunk == null) {
                    getRequest().demand(this);
                    return false;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    broken(chunk.getFailure());
                    return false;
                }
                boolean last = chunk.isLast();
                boolean kept = true;
                if (isTooLarge(getRequest())) {
                    discarded += chunk.remaining();
                } else {
                    kept = keep(chunk);
                }
                chunk.release();
                if (!kept) {
                    refuse();
                    return false;
                }
                if (last || taken.size() >= ENOUGH || discarded >= MAX_DISCARDED_BYTES) {
                    return true;
                }
            }
        }

        /** False when there is no room for it. */
        private boolean keep(Content.Chunk chunk) {
            boolean holds = hold(chunk.remaining());
            if (holds) {
                taken.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
            }
            return holds;
        }

        private boolean hold(int more) {
            int wanted = Math.max(0, taken.size() + more - SMALL) - held;
            if (wanted > 0 && !free.tryAcquire(wanted)) {
                return false;
            }
            held += Math.max(0, wanted);
            return true;
        }

        private void letGo() {
            free.release(held);
            held = 0;
        }

        private void serve() {
            Content.Source body = new ByteBufferContentSource(ByteBuffer.wrap(taken.toByteArray()));
            handle(new Uploaded(getRequest(), body), getResponse(), Callback.from(this::letGo, getCallback()));
        }

        private void refuse() {
            letGo();
            getResponse().getHeaders().put("Retry-After", "1");
            Response.writeError(getRequest(), getResponse(), getCallback(), HttpStatus.SERVICE_UNAVAILABLE_503);
        }

        private void broken(Throwable failure) {
            letGo();
            if (failure instanceof TimeoutException) {
                Response.writeError(getRequest(), getResponse(), getCallback(), HttpStatus.REQUEST_TIMEOUT_408);
            } else {
                getCallback().failed(failure);
            }
        }
    }

    /** A request whose body is here. */
    private static final class Uploaded extends Request.Wrapper {
        private final Content.Source body;

        Uploaded(Request request, Content.Source body) {
            super(request);
            this.body = body;
        }

        @Override
        public Content.Chunk read() {
            return body.read();
        }

        @Override
        public void demand(Runnable demandCallback) {
            body.demand(demandCallback);
        }

        @Override
        public void fail(Throwable failure) {
            body.fail(failure);
            super.fail(failure);
        }
    }
}
