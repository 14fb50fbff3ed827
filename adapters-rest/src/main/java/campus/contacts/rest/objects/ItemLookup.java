package campus.contacts.rest.objects;

import campus.contacts.OsidObject;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.service.ObjectHistory;
import java.time.Clock;
import java.util.Set;
import java.util.function.BiFunction;

/** Looks up one object in the version that the query names: the present one, a numbered one or that of a moment. */
record ItemLookup<T extends OsidObject>(ObjectHistory<T, ?> history, Clock clock) {
    T find(Exchange exchange, Id id) {
        return exchange.read(() -> reading(exchange.query()), () -> check(exchange, id))
                .apply(exchange.caller(), id);
    }

    /** Reads the query, and returns the action that looks up the object. */
    private BiFunction<Caller, Id, T> reading(QueryParameters query) {
        query.allow(Set.of(RecordedMoment.PARAMETER, VersionParameter.NAME));
        if (!query.has(VersionParameter.NAME)) {
            return RecordedMoment.of(query, clock).lookup(history)::get;
        }
        ObjectResource.require(
                !query.has(RecordedMoment.PARAMETER),
                "only one of " + RecordedMoment.PARAMETER + " and " + VersionParameter.NAME + " may be given");
        long version = VersionParameter.required(query);
        return (caller, id) -> history.version(caller, id, version);
    }

    /** Requires that the caller may see the object, or what is recorded about it if the query names the past. */
    private void check(Exchange exchange, Id id) {
        QueryParameters query = exchange.query();
        if (query.has(RecordedMoment.PARAMETER) || query.has(VersionParameter.NAME)) {
            history.checkKnown(exchange.caller(), id);
        } else {
            history.present().get(exchange.caller(), id);
        }
    }
}
