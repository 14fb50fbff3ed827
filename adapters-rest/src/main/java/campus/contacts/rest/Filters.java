package campus.contacts.rest;

import campus.contacts.Caller;
import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What happens to every request before its handler: headers, who may come in, and whether there is such a path. */
final class Filters {
    static final String REQUEST_ID = "X-Request-Id";
    /** What the request's route is kept under. */
    static final String ROUTE = "campus.contacts.route";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Routes routes;
    private final Set<String> corsOrigins;

    /**
     * @param corsOrigins the origins that may call from a browser
     */
    Filters(Routes routes, Set<String> corsOrigins) {
        this.routes = routes;
        this.corsOrigins = corsOrigins;
    }

    /** Runs them all, in this order. */
    void before(Context context) {
        headers(context);
        cors(context);
        requireLocal(context);
        String path = context.path();
        Optional<String> template = routes.template(path);
        if (template.isPresent() && context.req().getMethod().equals("OPTIONS")) {
            throw new HttpProblem(200, "allowed are: " + routes.allowed(template.get()), allow(template.get()));
        }
        context.attribute(Exchange.CALLER, Caller.ANYONE);
        requireRoute(context, template);
    }

    private static void headers(Context context) {
        byte[] id = new byte[12];
        RANDOM.nextBytes(id);
        context.header(REQUEST_ID, HexFormat.of().formatHex(id))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept-Encoding, Authorization, Origin");
    }

    private void cors(Context context) {
        String origin = context.header("Origin");
        if (origin == null || !corsOrigins.contains(origin)) {
            return;
        }
        context.header("Access-Control-Allow-Origin", origin)
                .header(
                        "Access-Control-Expose-Headers",
                        "ETag, Link, Location, X-Total-Count, X-Request-Id, Retry-After");
        if (context.req().getMethod().equals("OPTIONS") && context.header("Access-Control-Request-Method") != null) {
            String methods =
                    routes.template(context.path()).map(routes::allowed).orElse("OPTIONS");
            context.header("Access-Control-Allow-Methods", methods)
                    .header(
                            "Access-Control-Allow-Headers",
                            "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key")
                    .header("Access-Control-Max-Age", "600");
        }
    }

    /** Without authentication a web page must not reach us: neither by a name that is not ours nor from elsewhere. */
    private void requireLocal(Context context) {
        String host = context.header("Host");
        String origin = context.header("Origin");
        boolean foreignHost = host == null
                || !LOOPBACK.contains(host.replaceFirst(":[0-9]*$", "").toLowerCase(java.util.Locale.ROOT));
        boolean foreignOrigin = origin != null && !corsOrigins.contains(origin) && !origin.equals("http://" + host);
        if (foreignHost || foreignOrigin) {
            throw new HttpProblem(403, "Permission denied");
        }
    }

    private void requireRoute(Context context, Optional<String> template) {
        if (template.isEmpty()) {
            throw new HttpProblem(404, "not found");
        }
        Routes.Route route = routes.route(context.req().getMethod(), template.get())
                .orElseThrow(() ->
                        new HttpProblem(405, "allowed are: " + routes.allowed(template.get()), allow(template.get())));
        context.attribute(ROUTE, route);
    }

    private Map<String, String> allow(String template) {
        return Map.of("Allow", routes.allowed(template));
    }
}
