package campus.contacts.rest;

import campus.contacts.Caller;
import campus.contacts.access.Access;
import campus.contacts.access.Rejection;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/** What happens to every request before its handler: headers, who may come in, and whether there is such a path. */
final class Filters {
    /** What the request's route is kept under. */
    static final String ROUTE = "campus.contacts.route";

    private final Routes routes;
    private final Cors cors;
    private final LoopbackGuard guard;
    private final Access access;
    private final Admission admission;
    private final ClientAddress addresses;

    /**
     * @param access who may come in, or null: anyone from this machine
     */
    Filters(Routes routes, Cors cors, Access access, Admission admission, ClientAddress addresses) {
        this.routes = routes;
        this.cors = cors;
        this.guard = new LoopbackGuard(cors);
        this.access = access;
        this.admission = admission;
        this.addresses = addresses;
    }

    /** Runs them all, in this order. */
    void before(Context context) {
        headers(context);
        RequestHead.check(context.req());
        Optional<Routes.Place> place = routes.place(context.path());
        cors.answer(context, place.map(Routes.Place::allowed).orElse("OPTIONS"));
        if (access == null) {
            requireLocal(context, place);
        }
        Slot slot = Slot.create(context, admission);
        if (place.isEmpty() || !place.get().template().equals(Health.LIVE)) {
            slot.enter();
        }
        if (place.isPresent() && context.req().getMethod().equals("OPTIONS")) {
            throw allowed(200, place.get());
        }
        Optional<Routes.Route> route =
                place.flatMap(known -> known.route(context.req().getMethod()));
        context.attribute(ROUTE, route.orElse(null));
        if (route.isEmpty() || !route.get().open()) {
            identify(context);
        }
        requireRoute(place, route);
    }

    /** Gives back what was taken. */
    void after(Context context) {
        Slot slot = Slot.of(context);
        if (slot != null) {
            slot.leave();
        }
    }

    /** The {@code WWW-Authenticate} header of a 401. */
    String challenge(Rejection rejection, Context context) {
        return DirectoryResource.holds(context.path())
                ? access.challengeOfDirectory(rejection)
                : access.challenge(rejection);
    }

    private void identify(Context context) {
        String address = addresses.of(context);
        Caller caller = access == null ? Caller.ANYONE : caller(context, address);
        String name = caller.name().isEmpty() ? address : caller.name();
        admission.count(name);
        Slot.of(context).enter(name);
        context.attribute(Exchange.CALLER, caller);
    }

    /** Whoever is not let in is counted too, by address. */
    private Caller caller(Context context, String address) {
        try {
            return access.caller(context.header("Authorization"), address);
        } catch (Rejection rejection) {
            admission.count(address);
            throw rejection;
        }
    }

    private void headers(Context context) {
        String id = RequestId.fresh();
        context.attribute(RequestId.ATTRIBUTE, id);
        context.header(RequestId.HEADER, id)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept-Encoding, Authorization, Origin");
        if (!cors.allowsAny()) {
            context.header("Cross-Origin-Resource-Policy", "same-origin");
        }
    }

    /** Load balancers ask for the health by HTTP/1.0 without a {@code Host}, which no browser does. */
    private void requireLocal(Context context, Optional<Routes.Place> place) {
        boolean health = place.filter(known -> Health.holds(known.template())).isPresent();
        if (!health || context.header("Host") != null) {
            guard.check(context);
        }
    }

    private static void requireRoute(Optional<Routes.Place> place, Optional<Routes.Route> route) {
        Routes.Place known = place.orElseThrow(() -> new HttpProblem(404, "not found"));
        if (route.isEmpty()) {
            throw allowed(405, known);
        }
    }

    private static HttpProblem allowed(int status, Routes.Place place) {
        return new HttpProblem(status, "allowed are: " + place.allowed(), Map.of("Allow", place.allowed()));
    }
}
