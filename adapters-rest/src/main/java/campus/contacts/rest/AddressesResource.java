package campus.contacts.rest;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Addresses;
import campus.contacts.Caller;
import campus.contacts.Classification;
import campus.contacts.ContactService;
import campus.contacts.Id;
import campus.contacts.NewObject;
import campus.contacts.Precondition;
import campus.contacts.TypeFilter;
import campus.contacts.Window;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** {@code /addresses}, and the addresses of an address book. */
final class AddressesResource extends ObjectResource<Address, AddressForm> {
    private static final Set<String> FILTERS =
            union(ListRequest.PARAMETERS, TYPE_FILTERS, Set.of("resourceId", "view"));
    private static final Set<String> FILTERS_EVERYWHERE = union(FILTERS, Set.of(Shelves.PARAMETER));
    private static final Set<String> CHOICES = union(TYPE_CHOICES, Set.of(Shelves.PARAMETER));

    private final Addresses addresses;

    AddressesResource(ContactService service, Schemas schemas, Site site) {
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
    Address revise(Caller caller, Id id, Precondition precondition, Function<Address, AddressForm> edit) {
        return addresses.revise(caller, id, precondition, edit);
    }

    @Override
    void checkDelete(Caller caller, Id id) {
        addresses.checkDelete(caller, id);
    }

    @Override
    void delete(Caller caller, Id id, Precondition precondition) {
        addresses.delete(caller, id, precondition);
    }

    void list(Exchange exchange) {
        list(exchange, FILTERS_EVERYWHERE, 10, Shelves.ofQuery(exchange.query()));
    }

    void listInBook(Exchange exchange) {
        list(exchange, FILTERS, ListRequest.ALL, Shelves.ofPath(exchange));
    }

    private void list(Exchange exchange, Set<String> allowed, int defaultLimit, Shelves shelves) {
        Caller caller = exchange.caller();
        record Asked(ListRequest request, AddressQuery query) {}
        Asked asked = exchange.read(
                () -> {
                    Parameters query = exchange.query();
                    query.allow(allowed);
                    return new Asked(
                            ListRequest.of(exchange, defaultLimit),
                            new AddressQuery(shelves.shelf(), typeFilter(query), query.id("resourceId")));
                },
                () -> addresses.list(
                        caller, new AddressQuery(shelves.shelfIfReadable(), TypeFilter.ANY, null), Window.first(0)));
        Lists.answer(
                exchange,
                asked.request(),
                json(),
                window -> addresses.list(caller, asked.query(), window),
                () -> addresses.count(caller, asked.query()));
    }

    private static NewObject readAsked(Exchange exchange) {
        exchange.query().allow(CHOICES, "recordType");
        return readNew(exchange.query(), Shelves.PARAMETER);
    }

    private void checkCreate(Exchange exchange) {
        addresses.checkCreate(exchange.caller(), exchange.query().idIfReadable(Shelves.PARAMETER));
    }

    void createForm(Exchange exchange) {
        NewObject asked = exchange.read(() -> readAsked(exchange), () -> checkCreate(exchange));
        checkCreate(exchange);
        answerCreateForm(exchange, asked);
    }

    void create(Exchange exchange) {
        Posting.create(exchange, service(), json(), () -> checkCreate(exchange), body -> {
            NewObject asked = readAsked(exchange);
            Classification classification = classify(asked);
            AddressForm form = readForm(classification, body.object(), Map.of());
            return () -> addresses.create(exchange.caller(), asked, form);
        });
    }

    void file(Exchange exchange) {
        Membership asked = Membership.of(exchange, service().addressBooks(), kind(), addresses::checkFile);
        addresses.file(exchange.caller(), asked.objectId(), asked.addressBookId());
        exchange.message("address has been added to addressBook");
    }

    void unfile(Exchange exchange) {
        Membership asked = Membership.of(exchange, service().addressBooks(), kind(), addresses::checkUnfile);
        addresses.unfile(exchange.caller(), asked.objectId(), asked.addressBookId());
        exchange.message("address has been removed");
    }
}
