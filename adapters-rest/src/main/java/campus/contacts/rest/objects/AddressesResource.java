package campus.contacts.rest.objects;

import campus.contacts.Address;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.CreationRequest;
import campus.contacts.ListFilters;
import campus.contacts.exchange.csv.CsvColumns;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.TypeFilter;
import campus.contacts.rest.body.RequestBody;
import campus.contacts.rest.forms.FormSchema;
import campus.contacts.rest.history.RecordedMoment;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.rest.list.AddressBookScopeParameters;
import campus.contacts.rest.list.AddressCardsOutput;
import campus.contacts.rest.list.CsvListOutput;
import campus.contacts.rest.list.FileFormat;
import campus.contacts.rest.list.ListOutput;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.rest.view.AddressJson;
import campus.contacts.service.Addresses;
import campus.contacts.service.ContactService;
import campus.contacts.service.objects.ObjectEditor;
import campus.contacts.service.objects.ObjectFiling;
import campus.contacts.service.objects.ObjectMerging;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Serves {@code /addresses} and the addresses of an address book. */
public final class AddressesResource extends FiledObjectResource<Address, AddressForm, AddressQuery> {
    private static final Set<String> CHOICES = union(CHOICES_OF_ALL, Set.of(AddressBookScopeParameters.PARAMETER));

    private final Addresses addresses;
    private final CsvColumns columns;

    public AddressesResource(
            ContactService service, Schemas schemas, PublicUrl site, FormSchema forPeople, Clock clock) {
        super(
                service,
                schemas,
                new AddressJson(site, schemas),
                service.addressHistory(),
                forPeople,
                clock,
                ListFilters.OF_ADDRESSES);
        this.addresses = service.addresses();
        this.columns = CsvColumns.of(ObjectKind.ADDRESS, schemas);
    }

    @Override
    ObjectEditor<Address, AddressForm> editor() {
        return addresses;
    }

    @Override
    AddressQuery all(AddressBookScope scope) {
        return new AddressQuery(scope, TypeFilter.ANY, null);
    }

    @Override
    AddressQuery query(QueryParameters query, AddressBookScope scope, Set<Id> ids, Instant now) {
        return ListFilters.addresses(query.string(), service().types())
                .on(scope)
                .among(ids);
    }

    @Override
    ListOutput<Address> output(Exchange exchange, RecordedMoment moment, FileFormat format) {
        return format.isVCard()
                ? new AddressCardsOutput(format)
                : new CsvListOutput<>("addresses", columns, view(exchange, moment));
    }

    @Override
    ObjectFiling filing() {
        return addresses;
    }

    @Override
    ObjectMerging<Address> merging() {
        return addresses;
    }

    @Override
    CreationRequest readFormRequest(Exchange exchange, Set<String> allowed) {
        exchange.query().allow(union(CHOICES, allowed), "recordType");
        return readNew(exchange.query(), AddressBookScopeParameters.PARAMETER);
    }

    @Override
    void checkCreate(Exchange exchange) {
        addresses.checkCreate(exchange.caller(), exchange.query().idIfReadable(AddressBookScopeParameters.PARAMETER));
    }

    @Override
    Supplier<Address> readCreation(Exchange exchange, RequestBody body) {
        CreationRequest asked = readFormRequest(exchange, Set.of());
        AddressForm form = readForm(classify(asked), body.object(), Map.of());
        return () -> addresses.create(exchange.caller(), asked, form);
    }
}
