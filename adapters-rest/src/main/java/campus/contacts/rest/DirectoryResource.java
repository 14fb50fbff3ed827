package campus.contacts.rest;

import campus.contacts.Caller;
import campus.contacts.Directory;
import campus.contacts.Directory.Scheme;
import campus.contacts.Value;
import campus.contacts.people.Condition;
import campus.contacts.rest.api.BroadSearches;
import campus.contacts.rest.directory.FilterReader;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/** {@code /v1/people}: the directory (NYU IT Directory API v1; campus facades, section 8). */
final class DirectoryResource {
    /** Where the directory begins, whatever the base path of CampusAPI. */
    private static final String ROOT = "/v1";

    static final String PEOPLE = ROOT + "/people";
    static final String PERSON = PEOPLE + "/{person}";

    private static final int MOST = 100;
    private static final Set<String> PARAMETERS = Set.of("filter", "count", "startIndex");

    private final Directory directory;
    private final BroadSearches broadSearches;

    DirectoryResource(Directory directory, BroadSearches broadSearches) {
        this.directory = directory;
        this.broadSearches = broadSearches;
    }

    /** Whether a path is the directory's, where errors have a shape of their own. */
    static boolean holds(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + '/');
    }

    void get(Exchange exchange) {
        directory.checkLookup(exchange.caller());
        String person = exchange.context().pathParam("person");
        int colon = person.indexOf(':');
        Scheme scheme = Optional.of(colon)
                .filter(found -> found >= 0)
                .flatMap(found -> Scheme.of(person.substring(0, found)))
                .orElseThrow(() -> HttpProblem.badRequest("a person is network:NETID or enterprise:UNIVERSITY-ID"));
        Value.Structure seen = directory.get(exchange.caller(), scheme, person.substring(colon + 1));
        exchange.query().allow(Set.of());
        answer(exchange, json -> RecordJson.write(json, seen));
    }

    void search(Exchange exchange) {
        directory.checkLookup(exchange.caller());
        Parameters query = exchange.query();
        query.allow(PARAMETERS);
        int count = Optional.ofNullable(query.number("count", 0, MOST)).orElse(MOST);
        BigInteger start = Optional.ofNullable(query.place("startIndex", 1)).orElse(BigInteger.ONE);
        Condition condition = query.text("filter").map(FilterReader::read).orElse(null);
        Directory.Found found = search(exchange.caller(), condition, Parameters.beyond(start) - 1, count);
        answer(exchange, json -> {
            json.writeStartObject();
            json.writeNumberField("totalResults", found.total());
            json.writeNumberField("itemsPerPage", found.people().size());
            json.writeNumberField("startIndex", start);
            json.writeArrayFieldStart("Resources");
            for (Value.Structure person : found.people()) {
                RecordJson.write(json, person);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private Directory.Found search(Caller caller, Condition condition, long offset, int limit) {
        return directory.isBroad(caller, condition)
                ? broadSearches.run(caller, checkpoint -> directory.search(caller, condition, offset, limit))
                : directory.search(caller, condition, offset, limit);
    }

    private static void answer(Exchange exchange, Json.Writing writing) {
        exchange.context().result(Json.bytes(writing));
    }
}
