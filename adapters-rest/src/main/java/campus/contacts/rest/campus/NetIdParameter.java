package campus.contacts.rest.campus;

import campus.contacts.osid.Refusal;
import campus.contacts.people.NetId;
import campus.contacts.rest.http.Exchange;

/** The netid that stands in a path; what is none is nobody's. */
final class NetIdParameter {
    private NetIdParameter() {}

    static NetId of(Exchange exchange, String what) {
        return NetId.find(exchange.context().pathParam("netid")).orElseThrow(() -> Refusal.notFound(what));
    }
}
