package campus.contacts.rest.campus;

import campus.contacts.access.Caller;
import campus.contacts.filter.CollectionFilter;
import campus.contacts.osid.Id;
import campus.contacts.osid.IdDecoding;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.rest.admission.BroadSearchLimiter;
import campus.contacts.rest.http.Exchange;
import campus.contacts.service.people.EmailAddresses;
import java.util.List;
import java.util.Set;

/** Serves {@code /api/email_addresses}. */
public final class EmailAddressesResource {
    private final EmailAddresses addresses;
    private final CollectionResponse collection;
    private final BroadSearchLimiter broadSearches;

    public EmailAddressesResource(CampusServices facades) {
        this.addresses = facades.emailAddresses();
        this.broadSearches = facades.broadSearches();
        this.collection = new CollectionResponse(EmailAddresses.ATTRIBUTES, facades.foundSets());
    }

    public void list(Exchange exchange) {
        addresses.requireAnyGrant(exchange.caller());
        collection.answer(exchange, new CollectionResponse.Rows() {
            @Override
            public long[] find(Caller caller, CollectionFilter filter) {
                return addresses.isBroad(filter)
                        ? broadSearches.run(caller, checkpoint -> addresses.find(caller, filter, checkpoint))
                        : addresses.find(caller, filter, () -> {});
            }

            @Override
            public List<Value.Struct> rows(Caller caller, long[] numbers) {
                return addresses.rows(caller, numbers);
            }
        });
    }

    public void get(Exchange exchange) {
        addresses.requireAnyGrant(exchange.caller());
        Id id = IdDecoding.read(exchange.context().pathParam("id"))
                .orElseThrow(() -> Refusal.notFound("email address"));
        Value.Struct row = addresses.get(exchange.caller(), id);
        exchange.query().allow(Set.of());
        exchange.value(row);
    }
}
