package campus.contacts.rest.api;

import campus.contacts.Refusal;
import campus.contacts.people.Netid;
import campus.contacts.rest.Exchange;

/** The netid that stands in a path; what is none is nobody's. */
final class PathNetid {
    private PathNetid() {}

    static Netid of(Exchange exchange, String what) {
        return Netid.find(exchange.context().pathParam("netid")).orElseThrow(() -> Refusal.notFound(what));
    }
}
