package campus.contacts.rest.objects;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.CreationRequest;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.ListParameters;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.service.Addresses;
import campus.contacts.service.ContactService;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Serves {@code /addresses} and the addresses of an address book. */
public final class AddressesResource extends ObjectResource<Address, AddressForm> {
    private static final Set<String> FILTERS =
            union(ListParameters.PARAMETERS, TYPE_FILTERS, Set.of("resourceId", "view"));
    private static final Set<String> FILTERS_EVERYWHERE = union(FILTERS, Set.of(AddressBookScopeParameters.PARAMETER));
    private static final Set<String> CHOICES = union(TYPE_CHOICES, Set.of(AddressBookScopeParameters.PARAMETER));

    private final Addresses addresses;

    public AddressesResource(ContactService service, Schemas schemas, PublicUrl site) {
        super(service, schemas, new AddressJson(site, schemas));
        this.addresses = service.addresses();
    }

    @Override
    Address find(Caller caller, Id id) {
        return addresses.get(caller, id);
    }

    @Override
    Address checkUpdate(Caller caller, Id id) {
        return addresses.checkUpdate(caller, id);
    }

    @Override
    Address revise(Caller caller, Id id, VersionPrecondition precondition, Function<Address, AddressForm> edit) {
        return addresses.revise(caller, id, precondition, edit);
    }

    @Override
    void checkDelete(Caller caller, Id id) {
        addresses.checkDelete(caller, id);
    }

    @Override
    void delete(Caller caller, Id id, VersionPrecondition precondition) {
        addresses.delete(caller, id, precondition);
    }

    public void list(Exchange exchange) {
        list(exchange, FILTERS_EVERYWHERE, 10, AddressBookScopeParameters.ofQuery(exchange.query()));
    }

    public void listInBook(Exchange exchange) {
        list(exchange, FILTERS, ListParameters.ALL, AddressBookScopeParameters.ofPath(exchange));
    }

    private void list(Exchange exchange, Set<String> allowed, int defaultLimit, AddressBookScopeParameters scopes) {
        Caller caller = exchange.caller();
        record Asked(ListParameters request, AddressQuery query) {}
        Asked asked = exchange.read(
                () -> {
                    QueryParameters query = exchange.query();
                    query.allow(allowed);
                    return new Asked(
                            ListParameters.of(exchange, defaultLimit),
                            new AddressQuery(scopes.scope(), typeFilter(query), query.id("resourceId")));
                },
                () -> addresses.list(
                        caller,
                        new AddressQuery(scopes.scopeIfReadable(), TypeFilter.ANY, null),
                        PageRequest.first(0)));
        ListResponse.answer(
                exchange,
                asked.request(),
                json(),
                window -> addresses.list(caller, asked.query(), window),
                () -> addresses.count(caller, asked.query()));
    }

    private static CreationRequest readAsked(Exchange exchange) {
        exchange.query().allow(CHOICES, "recordType");
        return readNew(exchange.query(), AddressBookScopeParameters.PARAMETER);
    }

    private void checkCreate(Exchange exchange) {
        addresses.checkCreate(exchange.caller(), exchange.query().idIfReadable(AddressBookScopeParameters.PARAMETER));
    }

    public void createForm(Exchange exchange) {
        CreationRequest asked = exchange.read(() -> readAsked(exchange), () -> checkCreate(exchange));
        checkCreate(exchange);
        answerCreateForm(exchange, asked);
    }

    public void create(Exchange exchange) {
        CreateHandler.handle(exchange, service(), json(), () -> checkCreate(exchange), body -> {
            CreationRequest asked = readAsked(exchange);
            Classification classification = classify(asked);
            AddressForm form = readForm(classification, body.object(), Map.of());
            return () -> addresses.create(exchange.caller(), asked, form);
        });
    }

    public void file(Exchange exchange) {
        FilingRequest asked = FilingRequest.of(exchange, service().addressBooks(), kind(), addresses::checkFile);
        addresses.file(exchange.caller(), asked.objectId(), asked.addressBookId());
        exchange.message("address has been added to addressBook");
    }

    public void unfile(Exchange exchange) {
        FilingRequest asked = FilingRequest.of(exchange, service().addressBooks(), kind(), addresses::checkUnfile);
        addresses.unfile(exchange.caller(), asked.objectId(), asked.addressBookId());
        exchange.message("address has been removed");
    }
}
