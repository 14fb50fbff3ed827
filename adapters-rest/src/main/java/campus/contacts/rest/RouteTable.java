package campus.contacts.rest;

import campus.contacts.osid.PercentEncoding;
import campus.contacts.rest.http.Exchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds the routes of a path; the first template that matches wins. */
final class RouteTable {
    private final List<Place> places = new ArrayList<>();

    /** Adds a route; the route of a GET serves HEAD too. */
    void add(String method, String template, Consumer<Exchange> handler, boolean open) {
        Place place = places.stream()
                .filter(known -> known.template.equals(template))
                .findFirst()
                .orElseGet(() -> {
                    places.add(new Place(template));
                    return places.get(places.size() - 1);
                });
        place.add(new Route(method, template, handler, open));
        if (method.equals("GET")) {
            place.add(new Route("HEAD", template, handler, open));
        }
    }

    /** Returns the routes in the order in which their templates were added. */
    List<Route> all() {
        return places.stream().flatMap(place -> place.routes.values().stream()).toList();
    }

    /**
     * Returns the place that matches the path.
     *
     * @param path as received, percent-encoded
     */
    Optional<Place> place(String path) {
        String[] segments = segments(path);
        for (Place place : places) {
            if (place.fits(segments)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** Splits a path. One slash at the end is ignored; further ones are empty segments. */
    private static String[] segments(String path) {
        return (path.endsWith("/") ? path.substring(0, path.length() - 1) : path).split("/", -1);
    }

    /**
     * A template with the routes of all its methods.
     *
     * <p>Not Javalin's router: the filters need the methods of a path before a route is found, for {@code Allow}, for CORS and for the
     * 401 that comes before a 404 and a 405. Javalin's {@code beforeMatched} handlers do not run for a path or a method without a
     * route, and its {@code matchedHttpEndpoint()} is null for HEAD and OPTIONS. It also looks up each method separately: {@code PUT
     * /contacts/metadata} would be the PUT of a contact instead of a 405 (tried with Javalin 7.2.3). A lookup takes 0.2 to 0.6 µs.
     */
    static final class Place {
        private final String template;
        private final String[] segments;
        private final Map<String, Route> routes = new LinkedHashMap<>();
        private String allowed = "OPTIONS";

        private Place(String template) {
            this.template = template;
            this.segments = segments(template);
        }

        private void add(Route route) {
            routes.put(route.method(), route);
            Set<String> methods = new LinkedHashSet<>(routes.keySet());
            methods.remove("OPTIONS");
            methods.add("OPTIONS");
            allowed = String.join(", ", methods);
        }

        String template() {
            return template;
        }

        /** Returns the route of the method; empty when the method is not allowed here. */
        Optional<Route> route(String method) {
            return Optional.ofNullable(routes.get(method));
        }

        /** Returns the methods as the {@code Allow} header lists them. */
        String allowed() {
            return allowed;
        }

        /** Returns whether a batch may write here. */
        boolean isOfObjects(String base) {
            return Stream.of("/contacts", "/addresses", "/address-books")
                            .anyMatch(collection -> (template + '/').startsWith(base + collection + '/'))
                    && !template.endsWith("/restore")
                    && !template.endsWith("/merge");
        }

        /** Returns the segments of a path that fits, decoded once, by their names in the template. */
        Map<String, String> pathParams(String path) {
            String[] given = RouteTable.segments(path);
            Map<String, String> params = new HashMap<>();
            for (int i = 0; i < segments.length; i++) {
                if (segments[i].startsWith("{")) {
                    String name = segments[i].substring(1, segments[i].length() - 1);
                    params.put(name, PercentEncoding.decode(given[i]).orElse(given[i]));
                }
            }
            return params;
        }

        private boolean fits(String[] path) {
            if (segments.length != path.length) {
                return false;
            }
            for (int i = 0; i < segments.length; i++) {
                if (segments[i].startsWith("{") ? path[i].isEmpty() : !segments[i].equals(path[i])) {
                    return false;
                }
            }
            return true;
        }
    }
}
