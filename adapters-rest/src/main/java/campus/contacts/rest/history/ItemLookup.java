package campus.contacts.rest.history;

import campus.contacts.OsidObject;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.service.history.ObjectHistory;
import java.time.Clock;
import java.util.Set;
import java.util.function.BiFunction;

/** Looks up one object in the version that the query names: the present one, a numbered one or that of a moment. */
public record ItemLookup<T extends OsidObject>(ObjectHistory<T, ?> history, Clock clock) {
    /** The parameters that name a version. */
    public static final Set<String> PARAMETERS = Set.of(RecordedMoment.PARAMETER, VersionParameter.NAME);

    /** Returns whether a query names the past. */
    public static boolean isPast(QueryParameters query) {
        return query.has(RecordedMoment.PARAMETER) || query.has(VersionParameter.NAME);
    }

    /** Reads the query, and returns the action that looks up the object. */
    public BiFunction<Caller, Id, T> read(QueryParameters query) {
        if (!query.has(VersionParameter.NAME)) {
            return RecordedMoment.of(query, clock).lookup(history)::get;
        }
        QueryParameters.require(
                !query.has(RecordedMoment.PARAMETER),
                "only one of " + RecordedMoment.PARAMETER + " and " + VersionParameter.NAME + " may be given");
        long version = VersionParameter.required(query);
        return (caller, id) -> history.version(caller, id, version);
    }

    /** Requires that the caller may see the object, or what is recorded about it if the query names the past. */
    public void check(Exchange exchange, Id id) {
        if (isPast(exchange.query())) {
            history.checkKnown(exchange.caller(), id);
        } else {
            history.present().get(exchange.caller(), id);
        }
    }
}
