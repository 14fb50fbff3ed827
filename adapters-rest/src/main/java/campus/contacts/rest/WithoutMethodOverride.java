package campus.contacts.rest;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** Takes away a header that Javalin would take the method from, so that no GET can pass for a DELETE. */
final class WithoutMethodOverride implements HttpConfiguration.Customizer {
    private static final String HEADER = "X-HTTP-Method-Override";

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (!request.getHeaders().contains(HEADER)) {
            return request;
        }
        HttpFields headers =
                HttpFields.build(request.getHeaders()).remove(HEADER).asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return headers;
            }
        };
    }
}
