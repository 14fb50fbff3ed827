package campus.contacts.rest.objects;

import campus.contacts.AddressBookScope;
import campus.contacts.ListOrder;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.ListParameters;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.service.ContactService;
import campus.contacts.service.ObjectFiling;
import campus.contacts.service.ObjectHistory;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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
        this.filters = union(
                ListParameters.PARAMETERS,
                TYPE_FILTERS,
                Set.of("view", TEXT, RecordedMoment.PARAMETER, ListParameters.SORT),
                filters);
        this.filtersEverywhere =
                union(this.filters, IdParameters.PARAMETERS, Set.of(AddressBookScopeParameters.PARAMETER));
    }

    /**
     * Reads the query of a list.
     *
     * @param ids the objects of which a listed one must be one; null: any
     * @param now the moment at which a contact counts as effective or not
     */
    abstract Q query(QueryParameters query, AddressBookScope scope, Set<Id> ids, Instant now);

    /** Returns the orders of lists, by the value of the parameter. */
    Map<String, ListOrder> orders() {
        return ORDERS;
    }

    /** Returns the query of every object in the scope. */
    abstract Q all(AddressBookScope scope);

    abstract ObjectFiling filing();

    public final void list(Exchange exchange) {
        list(exchange, filtersEverywhere, 10, AddressBookScopeParameters.ofQuery(exchange.query()));
    }

    public final void listInBook(Exchange exchange) {
        list(exchange, filters, ListParameters.ALL, AddressBookScopeParameters.ofPath(exchange));
    }

    private void list(Exchange exchange, Set<String> allowed, int defaultLimit, AddressBookScopeParameters scopes) {
        Caller caller = exchange.caller();
        ListRequest<T, Q> asked = exchange.read(
                () -> {
                    exchange.query().allow(allowed, IdParameters.ID);
                    RecordedMoment moment = moment(exchange);
                    IdParameters ids = IdParameters.of(exchange.query());
                    return new ListRequest<>(
                            ListParameters.of(
                                    exchange, ids.ids() == null ? defaultLimit : ListParameters.ALL, orders()),
                            lookup(moment),
                            query(exchange.query(), scopes.scope(), ids.among(), moment.effectiveAt()),
                            ids,
                            view(exchange, moment));
                },
                () -> present().list(caller, all(scopes.scopeIfReadable()), PageRequest.first(0)));
        ListResponse.answer(exchange, asked);
    }

    public final void file(Exchange exchange) {
        Caller caller = exchange.caller();
        FilingRequest asked = FilingRequest.of(
                exchange, service().addressBooks(), kind(), Set.of(FilingRequest.FROM), this::checkFileOrMove);
        if (asked.fromId() == null) {
            filing().file(caller, asked.objectId(), asked.addressBookId());
        } else {
            filing().move(caller, asked.objectId(), asked.fromId(), asked.addressBookId());
        }
        exchange.message(kind().label() + " has been added to addressBook");
    }

    private void checkFileOrMove(Caller caller, FilingRequest asked) {
        if (asked.fromId() == null) {
            filing().checkFile(caller, asked.objectId(), asked.addressBookId());
        } else {
            filing().checkMove(caller, asked.objectId(), asked.fromId(), asked.addressBookId());
        }
    }

    public final void unfile(Exchange exchange) {
        FilingRequest asked = FilingRequest.of(
                exchange,
                service().addressBooks(),
                kind(),
                Set.of(),
                (caller, request) -> filing().checkUnfile(caller, request.objectId(), request.addressBookId()));
        filing().unfile(exchange.caller(), asked.objectId(), asked.addressBookId());
        exchange.message(kind().label() + " has been removed");
    }
}
