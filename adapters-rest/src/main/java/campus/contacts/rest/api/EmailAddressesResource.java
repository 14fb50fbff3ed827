package campus.contacts.rest.api;

import campus.contacts.Caller;
import campus.contacts.Id;
import campus.contacts.Refusal;
import campus.contacts.Value;
import campus.contacts.people.EmailAddresses;
import campus.contacts.query.Filter;
import campus.contacts.rest.Exchange;
import campus.contacts.rest.UrlIds;
import java.util.List;
import java.util.Set;

/** {@code /api/email_addresses}. */
public final class EmailAddressesResource {
    private final EmailAddresses addresses;
    private final Collection collection;
    private final BroadSearches broadSearches;

    public EmailAddressesResource(Facades facades) {
        this.addresses = facades.emailAddresses();
        this.broadSearches = facades.broadSearches();
        this.collection = new Collection(EmailAddresses.ATTRIBUTES, facades.foundSets());
    }

    public void list(Exchange exchange) {
        addresses.requireAny(exchange.caller());
        collection.answer(exchange, new Collection.Rows() {
            @Override
            public long[] find(Caller caller, Filter filter) {
                return addresses.isBroad(filter)
                        ? broadSearches.run(caller, checkpoint -> addresses.find(caller, filter, checkpoint))
                        : addresses.find(caller, filter, () -> {});
            }

            @Override
            public List<Value.Structure> rows(Caller caller, long[] numbers) {
                return addresses.rows(caller, numbers);
            }
        });
    }

    public void get(Exchange exchange) {
        addresses.requireAny(exchange.caller());
        Id id = UrlIds.read(exchange.context().pathParam("id")).orElseThrow(() -> Refusal.notFound("email address"));
        Value.Structure row = addresses.get(exchange.caller(), id);
        exchange.query().allow(Set.of());
        exchange.value(row);
    }
}
