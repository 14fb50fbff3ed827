package campus.contacts.rest.objects;

import campus.contacts.Address;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.access.PermittedChanges;
import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import campus.contacts.rest.body.RequestBody;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.service.Addresses;
import campus.contacts.service.ContactService;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Serves {@code /addresses} and the addresses of an address book. */
public final class AddressesResource extends FiledObjectResource<Address, AddressForm, AddressQuery> {
    private static final Set<String> CHOICES = union(CHOICES_OF_ALL, Set.of(AddressBookScopeParameters.PARAMETER));

    private final Addresses addresses;

    public AddressesResource(ContactService service, Schemas schemas, PublicUrl site, Clock clock) {
        super(service, schemas, new AddressJson(site, schemas), service.addressHistory(), clock, Set.of("resourceId"));
        this.addresses = service.addresses();
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
    PermittedChanges permitted(Caller caller, Id id) {
        return addresses.permitted(caller, id);
    }

    @Override
    void checkDelete(Caller caller, Id id) {
        addresses.checkDelete(caller, id);
    }

    @Override
    void delete(Caller caller, Id id, VersionPrecondition precondition) {
        addresses.delete(caller, id, precondition);
    }

    @Override
    AddressQuery all(AddressBookScope scope) {
        return new AddressQuery(scope, TypeFilter.ANY, null);
    }

    @Override
    AddressQuery query(QueryParameters query, AddressBookScope scope, Set<Id> ids, Instant now) {
        return new AddressQuery(scope, typeFilter(query), query.id("resourceId")).among(ids);
    }

    @Override
    void checkFile(Caller caller, Id id, Id addressBookId) {
        addresses.checkFile(caller, id, addressBookId);
    }

    @Override
    void file(Caller caller, Id id, Id addressBookId) {
        addresses.file(caller, id, addressBookId);
    }

    @Override
    void checkMove(Caller caller, Id id, Id from, Id to) {
        addresses.checkMove(caller, id, from, to);
    }

    @Override
    void move(Caller caller, Id id, Id from, Id to) {
        addresses.move(caller, id, from, to);
    }

    @Override
    void checkUnfile(Caller caller, Id id, Id addressBookId) {
        addresses.checkUnfile(caller, id, addressBookId);
    }

    @Override
    void unfile(Caller caller, Id id, Id addressBookId) {
        addresses.unfile(caller, id, addressBookId);
    }

    @Override
    CreationRequest readFormRequest(Exchange exchange) {
        exchange.query().allow(CHOICES, "recordType");
        return readNew(exchange.query(), AddressBookScopeParameters.PARAMETER);
    }

    @Override
    void checkCreate(Exchange exchange) {
        addresses.checkCreate(exchange.caller(), exchange.query().idIfReadable(AddressBookScopeParameters.PARAMETER));
    }

    @Override
    Supplier<Address> readCreation(Exchange exchange, RequestBody body) {
        CreationRequest asked = readFormRequest(exchange);
        AddressForm form = readForm(classify(asked), body.object(), Map.of());
        return () -> addresses.create(exchange.caller(), asked, form);
    }
}
