package campus.contacts.rest.admission;

import io.javalin.http.Context;
import java.util.Set;

/** Writes the CORS headers that let browser pages of configured origins call (Fetch standard, CORS protocol). */
public final class CorsHeaders {
    private final Set<String> origins;

    public CorsHeaders(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /** Returns whether any origin is allowed. */
    public boolean allowsAny() {
        return !origins.isEmpty();
    }

    boolean allows(String origin) {
        return origins.contains(origin);
    }

    /**
     * Writes the headers that state the rights of an allowed origin.
     *
     * @param methods the methods that the path allows
     */
    public void answer(Context context, String methods) {
        String origin = context.header("Origin");
        if (origin == null || !allows(origin)) {
            return;
        }
        context.header("Access-Control-Allow-Origin", origin)
                .header(
                        "Access-Control-Expose-Headers",
                        "ETag, Link, Location, Content-Location, Content-Disposition, X-Total-Count, X-Request-Id, "
                                + "Retry-After");
        if (context.req().getMethod().equals("OPTIONS") && context.header("Access-Control-Request-Method") != null) {
            context.header("Access-Control-Allow-Methods", methods)
                    .header(
                            "Access-Control-Allow-Headers",
                            "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID")
                    .header("Access-Control-Max-Age", "600");
        }
    }
}
