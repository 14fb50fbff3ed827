package campus.contacts.rest.http;

import campus.contacts.access.Caller;
import campus.contacts.rest.body.RequestBody;
import campus.contacts.rest.body.RequestBodyReader;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** An HTTP request and its response. */
public final class HttpExchange extends Exchange {
    private final Context context;
    private final RequestBodyReader bodies;

    public HttpExchange(Context context, PublicUrl site, RequestBodyReader bodies) {
        super(site, context.queryString());
        this.context = context;
        this.bodies = bodies;
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public Caller caller() {
        return context.attribute(CALLER);
    }

    @Override
    protected String receivedPath() {
        return context.path();
    }

    @Override
    public String pathParam(String name) {
        return context.pathParam(name);
    }

    @Override
    public List<String> headers(String name) {
        return Collections.list(context.req().getHeaders(name));
    }

    @Override
    public void status(int status) {
        context.status(status);
    }

    @Override
    public void header(String name, String value) {
        context.header(name, value);
    }

    @Override
    public void result(byte[] json) {
        boolean isRead = context.method() == HandlerType.GET || context.method() == HandlerType.HEAD;
        if (isRead || context.header(EntityTags.NONE_MATCH) == null) {
            context.result(json);
            return;
        }
        // Javalin answers any method with 304 if the response has the tag in If-None-Match, but a change has been made
        // (RFC 9110,
        // section 13.1.2). It does not look at what is written to the stream.
        try {
            context.disableCompression();
            context.outputStream().write(json);
        } catch (IOException disconnected) {
            throw new UncheckedIOException(disconnected);
        }
    }

    @Override
    public void disableCompression() {
        context.disableCompression();
    }

    @Override
    public void body(RequestBody.Accepted accepted, Consumer<RequestBody> use) {
        bodies.read(context, accepted, use);
    }
}
