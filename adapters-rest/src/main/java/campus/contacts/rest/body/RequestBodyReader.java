package campus.contacts.rest.body;

import campus.contacts.rest.admission.RequestSlot;
import campus.contacts.rest.error.FatalErrorException;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.Exchange;
import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Passes the body of a request to its handler, within the memory limits for bodies. */
public final class RequestBodyReader {
    private static final byte[] NONE = {};

    private final ParsingMemory memory = new ParsingMemory(Runtime.getRuntime().maxMemory());

    /** See {@link Exchange#body}. A request whose body has not arrived yet releases its slot meanwhile. */
    public void read(Context context, RequestBody.Accepted accepted, Consumer<RequestBody> use) {
        RequestBody.requireAcceptable(context, accepted);
        RequestBuffer upload = context.attribute(RequestBuffer.ATTRIBUTE);
        if (upload == null) {
            use(context, accepted, NONE, use);
        } else if (upload.isLoaded()) {
            use(context, accepted, upload.load().join(), use);
        } else {
            RequestSlot.of(context).leave();
            context.future(() -> load(context, accepted, upload, use));
        }
    }

    private CompletableFuture<Void> load(
            Context context, RequestBody.Accepted accepted, RequestBuffer upload, Consumer<RequestBody> use) {
        return upload.load()
                .handleAsync(
                        (bytes, failure) -> {
                            if (failure != null) {
                                throw problem(failure);
                            }
                            RequestSlot.of(context).enterAgain();
                            FatalErrorException.guard(() -> use(context, accepted, bytes, use));
                            return null;
                        },
                        upload.executor());
    }

    private void use(Context context, RequestBody.Accepted accepted, byte[] bytes, Consumer<RequestBody> use) {
        RequestBody body = RequestBody.of(context, accepted, bytes);
        memory.hold(bytes, () -> use.accept(body));
    }

    private static HttpException problem(Throwable failure) {
        if (failure instanceof RequestBuffer.NoRoom) {
            return new HttpException(503, "too many large bodies at once", Map.of("Retry-After", "1"));
        }
        return failure instanceof TimeoutException
                ? new HttpException(408, "the body did not come in time")
                : HttpException.badRequest("the body could not be read to its end");
    }
}
