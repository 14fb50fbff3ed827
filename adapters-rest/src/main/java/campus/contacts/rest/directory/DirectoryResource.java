package campus.contacts.rest.directory;

import campus.contacts.access.Caller;
import campus.contacts.directory.DirectoryFilter;
import campus.contacts.json.Json;
import campus.contacts.json.ValueJson;
import campus.contacts.osid.Value;
import campus.contacts.rest.admission.BroadSearchLimiter;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.service.people.Directory;
import campus.contacts.service.people.Directory.Scheme;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/** Serves {@code /v1/people}: the directory (NYU IT Directory API v1; campus facades, section 8). */
public final class DirectoryResource {
    /** The root path of the directory, independent of the base path of CampusAPI. */
    private static final String ROOT = "/v1";

    public static final String PEOPLE = ROOT + "/people";
    public static final String PERSON = PEOPLE + "/{person}";

    private static final int MOST = 100;
    private static final Set<String> PARAMETERS = Set.of("filter", "count", "startIndex");

    private final Directory directory;
    private final BroadSearchLimiter broadSearches;

    public DirectoryResource(Directory directory, BroadSearchLimiter broadSearches) {
        this.directory = directory;
        this.broadSearches = broadSearches;
    }

    /** Returns whether a path belongs to the directory, where errors have their own shape. */
    public static boolean holds(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + '/');
    }

    public void get(Exchange exchange) {
        directory.checkLookup(exchange.caller());
        String person = exchange.context().pathParam("person");
        int colon = person.indexOf(':');
        Scheme scheme = Optional.of(colon)
                .filter(found -> found >= 0)
                .flatMap(found -> Scheme.of(person.substring(0, found)))
                .orElseThrow(() -> HttpException.badRequest(
                        "a person is network:NETID or enterprise:UNIVERSITY-ID, such as network:ada.l"));
        Value.Struct seen = directory.get(exchange.caller(), scheme, person.substring(colon + 1));
        exchange.query().allow(Set.of());
        answer(exchange, json -> ValueJson.write(json, seen));
    }

    public void search(Exchange exchange) {
        directory.checkLookup(exchange.caller());
        QueryParameters query = exchange.query();
        query.allow(PARAMETERS);
        int count = Optional.ofNullable(query.number("count", 0, MOST)).orElse(MOST);
        BigInteger start = Optional.ofNullable(query.place("startIndex", 1)).orElse(BigInteger.ONE);
        DirectoryFilter condition =
                query.text("filter").map(ScimFilterParser::read).orElse(null);
        Directory.Found found = search(exchange.caller(), condition, QueryParameters.beyond(start) - 1, count);
        answer(exchange, json -> {
            json.writeStartObject();
            json.writeNumberField("totalResults", found.total());
            json.writeNumberField("itemsPerPage", found.people().size());
            json.writeNumberField("startIndex", start);
            json.writeArrayFieldStart("Resources");
            for (Value.Struct person : found.people()) {
                ValueJson.write(json, person);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private Directory.Found search(Caller caller, DirectoryFilter condition, long offset, int limit) {
        return directory.isBroad(caller, condition)
                ? broadSearches.run(caller, checkpoint -> directory.search(caller, condition, offset, limit))
                : directory.search(caller, condition, offset, limit);
    }

    private static void answer(Exchange exchange, Json.Writing writing) {
        exchange.context().result(Json.bytes(writing));
    }
}
