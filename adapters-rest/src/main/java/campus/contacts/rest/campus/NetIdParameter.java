package campus.contacts.rest.campus;

import campus.contacts.osid.Refusal;
import campus.contacts.people.NetId;
import campus.contacts.rest.http.Exchange;

/** Reads the netid in a path; 404 when the segment is malformed. */
final class NetIdParameter {
    private NetIdParameter() {}

    static NetId of(Exchange exchange, String label) {
        return NetId.find(exchange.context().pathParam("netid")).orElseThrow(() -> Refusal.notFound(label));
    }
}
