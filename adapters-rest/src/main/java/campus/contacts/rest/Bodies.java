package campus.contacts.rest;

import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Hands the body of a request to its handler, within the memory that bodies may take. */
final class Bodies {
    private static final byte[] NONE = {};

    private final BodyMemory memory = new BodyMemory(Runtime.getRuntime().maxMemory());

    /** See {@link Exchange#body}. A request whose body is still to come gives up its slot meanwhile. */
    void read(Context context, Body.Accepted accepted, Consumer<Body> use) {
        Body.requireAcceptable(context, accepted);
        Upload upload = context.attribute(Upload.ATTRIBUTE);
        if (upload == null) {
            use(context, NONE, use);
        } else if (upload.isLoaded()) {
            use(context, upload.load().join(), use);
        } else {
            Slot.of(context).leave();
            context.future(() -> load(context, upload, use));
        }
    }

    private CompletableFuture<Void> load(Context context, Upload upload, Consumer<Body> use) {
        return upload.load()
                .handleAsync(
                        (bytes, failure) -> {
                            if (failure != null) {
                                throw problem(failure);
                            }
                            Slot.of(context).enterAgain();
                            FatalErrorException.guard(() -> use(context, bytes, use));
                            return null;
                        },
                        upload.executor());
    }

    private void use(Context context, byte[] bytes, Consumer<Body> use) {
        Body body = new Body(context, bytes);
        memory.hold(bytes, () -> use.accept(body));
    }

    private static HttpProblem problem(Throwable failure) {
        if (failure instanceof Upload.NoRoom) {
            return new HttpProblem(503, "too many large bodies at once", Map.of("Retry-After", "1"));
        }
        return failure instanceof TimeoutException
                ? new HttpProblem(408, "the body did not come in time")
                : HttpProblem.badRequest("the body could not be read to its end");
    }
}
