package campus.contacts.rest.objects;

import campus.contacts.AddressBookScope;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.ListParameters;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.service.ContactService;
import campus.contacts.service.ObjectHistory;
import campus.contacts.service.ObjectLookup;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/**
 * The common part of the endpoints of contacts and addresses, which are listed by address book and filed in address books.
 *
 * @param <T> the kind of object
 * @param <F> the form with the writable fields
 * @param <Q> the query of its lists
 */
public abstract class FiledObjectResource<T extends OsidObject, F, Q> extends ObjectResource<T, F, Q> {
    private final Set<String> filters;
    private final Set<String> filtersEverywhere;

    /** @param filters the parameters of a list besides those of every list */
    FiledObjectResource(
            ContactService service,
            Schemas schemas,
            ObjectJson<T, F> json,
            ObjectHistory<T, Q> history,
            Clock clock,
            Set<String> filters) {
        super(service, schemas, json, history, clock);
        this.filters =
                union(ListParameters.PARAMETERS, TYPE_FILTERS, Set.of("view", RecordedMoment.PARAMETER), filters);
        this.filtersEverywhere = union(this.filters, Set.of(AddressBookScopeParameters.PARAMETER));
    }

    /**
     * Reads the query of a list.
     *
     * @param now the moment at which a contact counts as effective or not
     */
    abstract Q query(QueryParameters query, AddressBookScope scope, Instant now);

    /** Returns the query of every object in the scope. */
    abstract Q all(AddressBookScope scope);

    abstract void checkFile(Caller caller, Id id, Id addressBookId);

    abstract void file(Caller caller, Id id, Id addressBookId);

    abstract void checkUnfile(Caller caller, Id id, Id addressBookId);

    abstract void unfile(Caller caller, Id id, Id addressBookId);

    public final void list(Exchange exchange) {
        list(exchange, filtersEverywhere, 10, AddressBookScopeParameters.ofQuery(exchange.query()));
    }

    public final void listInBook(Exchange exchange) {
        list(exchange, filters, ListParameters.ALL, AddressBookScopeParameters.ofPath(exchange));
    }

    private void list(Exchange exchange, Set<String> allowed, int defaultLimit, AddressBookScopeParameters scopes) {
        Caller caller = exchange.caller();
        record Asked<T extends OsidObject, Q>(ListParameters request, ObjectLookup<T, Q> lookup, Q query) {}
        Asked<T, Q> asked = exchange.read(
                () -> {
                    exchange.query().allow(allowed);
                    RecordedMoment moment = moment(exchange);
                    return new Asked<>(
                            ListParameters.of(exchange, defaultLimit),
                            lookup(moment),
                            query(exchange.query(), scopes.scope(), moment.effectiveAt()));
                },
                () -> present().list(caller, all(scopes.scopeIfReadable()), PageRequest.first(0)));
        ListResponse.answer(
                exchange,
                asked.request(),
                json(),
                window -> asked.lookup().list(caller, asked.query(), window),
                () -> asked.lookup().count(caller, asked.query()));
    }

    public final void file(Exchange exchange) {
        FilingRequest asked = FilingRequest.of(exchange, service().addressBooks(), kind(), this::checkFile);
        file(exchange.caller(), asked.objectId(), asked.addressBookId());
        exchange.message(kind().label() + " has been added to addressBook");
    }

    public final void unfile(Exchange exchange) {
        FilingRequest asked = FilingRequest.of(exchange, service().addressBooks(), kind(), this::checkUnfile);
        unfile(exchange.caller(), asked.objectId(), asked.addressBookId());
        exchange.message(kind().label() + " has been removed");
    }
}
