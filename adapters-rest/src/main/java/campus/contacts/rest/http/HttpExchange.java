package campus.contacts.rest.http;

import campus.contacts.access.Caller;
import campus.contacts.rest.body.RequestBody;
import campus.contacts.rest.body.RequestBodyReader;
import io.javalin.http.Context;
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
        context.result(json);
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
