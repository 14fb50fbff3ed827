package campus.contacts.rest.objects;

import campus.contacts.AddressBookScope;
import campus.contacts.OsidObject;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.ListParameters;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.service.ContactService;
import java.util.Set;

/**
 * The common part of the endpoints of contacts and addresses, which are listed by address book and filed in address books.
 *
 * @param <T> the kind of object
 * @param <F> the form with the writable fields
 * @param <Q> the query of its lists
 */
public abstract class FiledObjectResource<T extends OsidObject, F, Q> extends ObjectResource<T, F> {
    private final Set<String> filters;
    private final Set<String> filtersEverywhere;

    /** @param filters the parameters of a list besides those of every list */
    FiledObjectResource(ContactService service, Schemas schemas, ObjectJson<T, F> json, Set<String> filters) {
        super(service, schemas, json);
        this.filters = union(ListParameters.PARAMETERS, TYPE_FILTERS, Set.of("view"), filters);
        this.filtersEverywhere = union(this.filters, Set.of(AddressBookScopeParameters.PARAMETER));
    }

    /** Reads the query of a list. */
    abstract Q query(Exchange exchange, AddressBookScope scope);

    /** Returns the query of every object in the scope. */
    abstract Q all(AddressBookScope scope);

    abstract Page<T> list(Caller caller, Q query, PageRequest window);

    abstract long count(Caller caller, Q query);

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
        record Asked<Q>(ListParameters request, Q query) {}
        Asked<Q> asked = exchange.read(
                () -> {
                    exchange.query().allow(allowed);
                    return new Asked<>(ListParameters.of(exchange, defaultLimit), query(exchange, scopes.scope()));
                },
                () -> list(caller, all(scopes.scopeIfReadable()), PageRequest.first(0)));
        ListResponse.answer(
                exchange,
                asked.request(),
                json(),
                window -> list(caller, asked.query(), window),
                () -> count(caller, asked.query()));
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
