package campus.contacts.rest;

import campus.contacts.access.Author;
import campus.contacts.access.Caller;
import campus.contacts.auth.AuthenticatedCaller;
import campus.contacts.auth.Authentication;
import campus.contacts.auth.AuthenticationException;
import campus.contacts.operations.RequestLogger;
import campus.contacts.rest.admission.ClientAddress;
import campus.contacts.rest.admission.CorsHeaders;
import campus.contacts.rest.admission.LoopbackGuard;
import campus.contacts.rest.admission.RequestHeadLimits;
import campus.contacts.rest.admission.RequestLimiter;
import campus.contacts.rest.admission.RequestSlot;
import campus.contacts.rest.directory.DirectoryResource;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.error.RequestId;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.TraceContext;
import campus.contacts.rest.response.BufferedResponse;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** The checks before every request's handler: headers, admission, authentication, and whether the path exists. */
public final class RequestFilters {
    /** The attribute of the request that holds its route. */
    public static final String ROUTE = "campus.contacts.route";

    private static final HttpField NO_SNIFFING = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
    private static final HttpField REVALIDATED = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "private, no-cache");
    private static final HttpField VARYING =
            new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding, Authorization, Origin");
    private static final HttpField SAME_ORIGIN = new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin");

    /** A caller on this machine, when no credentials are required. */
    private static final AuthenticatedCaller LOCAL = new AuthenticatedCaller(Caller.ANYONE, () -> true);

    private final Routes routes;
    private final CorsHeaders cors;
    private final LoopbackGuard guard;
    private final Authentication access;
    private final RequestLimiter admission;
    private final ClientAddress addresses;

    /** @param access authenticates callers; null: every caller on this machine is accepted */
    public RequestFilters(
            Routes routes, CorsHeaders cors, Authentication access, RequestLimiter admission, ClientAddress addresses) {
        this.routes = routes;
        this.cors = cors;
        this.guard = new LoopbackGuard(cors);
        this.access = access;
        this.admission = admission;
        this.addresses = addresses;
    }

    /** Runs all checks, in this order. */
    public void before(Context context) {
        headers(context);
        RequestHeadLimits.check(
                context.req(), BufferedResponse.of(context).getRequest().getHeaders());
        Optional<RouteTable.Place> place = routes.place(context.path());
        cors.answer(context, place.map(RouteTable.Place::allowed).orElse("OPTIONS"));
        if (access == null) {
            requireLocal(context, place);
        }
        RequestSlot slot = RequestSlot.create(context, admission);
        if (place.isEmpty() || !place.get().template().equals(HealthResource.LIVE)) {
            slot.enter();
        }
        if (place.isPresent() && isGeneralOptions(context, place.get())) {
            throw allowed(200, place.get());
        }
        Optional<Route> route = place.flatMap(known -> known.route(context.req().getMethod()));
        context.attribute(ROUTE, route.orElse(null));
        context.attribute(Exchange.NEEDS_CREDENTIALS, access != null);
        if (route.isEmpty() || !route.get().open()) {
            identify(context);
        }
        requireRoute(place, route);
    }

    /** Returns whether the request asks for the methods of a path, and not, with credentials, what its caller may do. */
    private boolean isGeneralOptions(Context context, RouteTable.Place place) {
        boolean isOwn = access != null
                && context.header("Authorization") != null
                && place.route("OPTIONS").isPresent();
        return context.req().getMethod().equals("OPTIONS") && !isOwn;
    }

    /** Releases the slot of the request. */
    public void after(Context context) {
        RequestSlot slot = RequestSlot.of(context);
        if (slot != null) {
            slot.leave();
        }
    }

    /** Returns the {@code WWW-Authenticate} header of a 401. */
    public String challenge(AuthenticationException rejection, Context context) {
        return DirectoryResource.holds(context.path())
                ? access.challengeOfDirectory(rejection)
                : access.challenge(rejection);
    }

    private void identify(Context context) {
        String address = addresses.of(context);
        AuthenticatedCaller authenticated = access == null ? LOCAL : caller(context, address);
        Caller caller = authenticated.caller();
        context.attribute(RequestLogger.CALLER, access == null ? "local" : kind(caller));
        String name = caller.name().isEmpty() ? address : caller.name();
        admission.count(name);
        RequestSlot.of(context).enter(name);
        context.attribute(Exchange.CALLER, caller);
        context.attribute(Exchange.RIGHTS, authenticated.rights());
    }

    private static String kind(Caller caller) {
        return caller.author() instanceof Author.User ? "password" : "token";
    }

    /** Returns the caller. Rejected requests count against the rate limit of their address. */
    private AuthenticatedCaller caller(Context context, String address) {
        try {
            return access.authenticate(context.header("Authorization"), address);
        } catch (AuthenticationException rejection) {
            context.attribute(RequestLogger.CALLER, "unknown");
            context.attribute(RequestLogger.REJECTION, rejection.getMessage());
            admission.count(address);
            throw rejection;
        }
    }

    private void headers(Context context) {
        // below /api the header may be the key that continues a search
        String id = (context.path().startsWith("/api/")
                        ? Optional.<String>empty()
                        : RequestId.given(context.header(RequestId.HEADER)))
                .orElseGet(RequestId::fresh);
        context.attribute(RequestId.ATTRIBUTE, id);
        TraceContext.traceId(context.header(TraceContext.HEADER))
                .ifPresent(trace -> context.attribute(RequestLogger.TRACE_ID, trace));
        HttpFields.Mutable headers = BufferedResponse.of(context).getHeaders();
        headers.put(RequestId.HEADER, id);
        headers.put(NO_SNIFFING);
        headers.put(REVALIDATED);
        headers.put(VARYING);
        if (!cors.allowsAny()) {
            headers.put(SAME_ORIGIN);
        }
    }

    /**
     * Requires a local request, except for health checks by HTTP/1.0 without a {@code Host}: load balancers send those, browsers do
     * not.
     */
    private void requireLocal(Context context, Optional<RouteTable.Place> place) {
        boolean health =
                place.filter(known -> HealthResource.holds(known.template())).isPresent();
        if (!health || context.header("Host") != null) {
            guard.check(context);
        }
    }

    private static void requireRoute(Optional<RouteTable.Place> place, Optional<Route> route) {
        RouteTable.Place known = place.orElseThrow(() -> new HttpException(404, "not found"));
        if (route.isEmpty()) {
            throw allowed(405, known);
        }
    }

    private static HttpException allowed(int status, RouteTable.Place place) {
        return new HttpException(status, "allowed are: " + place.allowed(), Map.of("Allow", place.allowed()));
    }
}
