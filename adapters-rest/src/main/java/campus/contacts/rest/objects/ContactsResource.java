package campus.contacts.rest.objects;

import campus.contacts.AddressBookScope;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.ListFilters;
import campus.contacts.ListOrder;
import campus.contacts.access.Caller;
import campus.contacts.exchange.csv.CsvColumns;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.rest.body.RequestBody;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.forms.FormProfile;
import campus.contacts.rest.forms.FormSchema;
import campus.contacts.rest.history.ItemLookup;
import campus.contacts.rest.history.RecordedMoment;
import campus.contacts.rest.history.VersionParameter;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.rest.list.AddressBookScopeParameters;
import campus.contacts.rest.list.ContactCardsOutput;
import campus.contacts.rest.list.CsvListOutput;
import campus.contacts.rest.list.FileFormat;
import campus.contacts.rest.list.ListOutput;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.rest.view.AddressJson;
import campus.contacts.rest.view.ContactJson;
import campus.contacts.rest.view.ExpandedContacts;
import campus.contacts.rest.view.ObjectView;
import campus.contacts.service.ContactService;
import campus.contacts.service.Contacts;
import campus.contacts.service.objects.ObjectEditor;
import campus.contacts.service.objects.ObjectFiling;
import campus.contacts.service.objects.ObjectLookup;
import campus.contacts.service.objects.ObjectMerging;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Serves {@code /contacts} and the contacts of an address book. */
public final class ContactsResource extends FiledObjectResource<Contact, ContactForm, ContactQuery> {
    private static final String EXPAND = "expand";
    private static final Set<String> ITEM_PARAMETERS = union(ItemLookup.PARAMETERS, Set.of(EXPAND));
    private static final List<String> ENDS = List.of("addressId", "referenceId");
    private static final Map<String, ListOrder> CONTACT_ORDERS = Map.of(
            "displayName", ListOrder.DISPLAY_NAME,
            "-displayName", ListOrder.DISPLAY_NAME_DESCENDING,
            "startDate", ListOrder.START_DATE,
            "-startDate", ListOrder.START_DATE_DESCENDING);
    private static final Set<String> CHOICES =
            union(CHOICES_OF_ALL, Set.of("addressId", "referenceId", AddressBookScopeParameters.PARAMETER));

    private final Contacts contacts;
    private final ContactJson json;
    private final AddressJson addressJson;
    private final CsvColumns columns;

    public ContactsResource(
            ContactService service, Schemas schemas, PublicUrl site, FormSchema forPeople, Clock clock) {
        this(service, schemas, new ContactJson(site, schemas), new AddressJson(site, schemas), forPeople, clock);
    }

    private ContactsResource(
            ContactService service,
            Schemas schemas,
            ContactJson json,
            AddressJson addressJson,
            FormSchema forPeople,
            Clock clock) {
        super(
                service,
                schemas,
                json,
                service.contactHistory(),
                forPeople,
                clock,
                union(ListFilters.OF_CONTACTS, Set.of(EXPAND)));
        this.contacts = service.contacts();
        this.json = json;
        this.addressJson = addressJson;
        this.columns = CsvColumns.ofContacts(schemas, ContactJson.ADDRESS);
    }

    @Override
    Map<String, ListOrder> orders() {
        return CONTACT_ORDERS;
    }

    @Override
    Map<String, ObjectLookup<?, ?>> namedInBodies() {
        return Map.of("id", present(), "addressId", service().addresses());
    }

    @Override
    Set<String> itemParameters() {
        return ITEM_PARAMETERS;
    }

    @Override
    ObjectView<Contact> view(Exchange exchange, RecordedMoment moment) {
        QueryParameters query = exchange.query();
        if (!query.has(EXPAND)) {
            return json;
        }
        QueryParameters.require(
                query.text(EXPAND).orElseThrow().equals(ContactJson.ADDRESS), "parameter 'expand' must be address");
        QueryParameters.require(
                !query.has(VersionParameter.NAME),
                "only one of " + EXPAND + " and " + VersionParameter.NAME + " may be given");
        return expanded(exchange, moment);
    }

    private ExpandedContacts expanded(Exchange exchange, RecordedMoment moment) {
        return new ExpandedContacts(json, addressJson, moment.lookup(service().addressHistory()), exchange.caller());
    }

    @Override
    ListOutput<Contact> output(Exchange exchange, RecordedMoment moment, FileFormat format) {
        view(exchange, moment);
        return format.isVCard()
                ? new ContactCardsOutput(format, moment.lookup(service().addressHistory()), exchange.caller())
                : new CsvListOutput<>("contacts", columns, expanded(exchange, moment));
    }

    @Override
    ObjectEditor<Contact, ContactForm> editor() {
        return contacts;
    }

    @Override
    ContactQuery all(AddressBookScope scope) {
        return ContactQuery.ALL.on(scope);
    }

    @Override
    ObjectFiling filing() {
        return contacts;
    }

    @Override
    ObjectMerging<Contact> merging() {
        return contacts;
    }

    @Override
    ContactQuery query(QueryParameters query, AddressBookScope scope, Set<Id> ids, Instant now) {
        return ListFilters.contacts(query.string(), service().types(), now)
                .on(scope)
                .among(ids);
    }

    @Override
    CreationRequest readFormRequest(Exchange exchange, Set<String> allowed) {
        QueryParameters query = exchange.query();
        query.allow(union(CHOICES, allowed), "recordType");
        for (String end : ENDS) {
            if (query.has(end) || !query.has(FormProfile.PARAMETER)) {
                query.requiredId(end);
            }
        }
        return readNew(query, AddressBookScopeParameters.PARAMETER);
    }

    /** A form that is asked for without an end asks the person for it. */
    @Override
    ObjectNode askedFields(QueryParameters query) {
        ObjectNode fields = Schemas.contactEnds();
        ENDS.stream().filter(query::has).forEach(fields::remove);
        return fields;
    }

    @Override
    void checkCreate(Exchange exchange) {
        QueryParameters query = exchange.query();
        contacts.checkCreate(
                exchange.caller(),
                query.idIfReadable("addressId"),
                query.idIfReadable(AddressBookScopeParameters.PARAMETER));
    }

    @Override
    boolean createsEverywhere(Caller caller) {
        return contacts.createsEverywhere(caller);
    }

    @Override
    Supplier<Contact> readCreation(Exchange exchange, RequestBody body) {
        QueryParameters query = exchange.query();
        query.allow(CHOICES, "recordType");
        CreationRequest asked = readNew(query, AddressBookScopeParameters.PARAMETER);
        Id address = query.id("addressId");
        Id reference = query.id("referenceId");
        Classification classification = classify(asked);
        ObjectNode sent = body.object();
        Contact.Link link = new Contact.Link(end(address, sent, "addressId"), end(reference, sent, "referenceId"));
        AliasedMembers.resolve(exchange.caller(), sent, ContactJson.readOnly(link), namedInBodies());
        ContactForm form = readForm(classification, sent, ContactJson.readOnly(link));
        return () -> contacts.create(exchange.caller(), link, asked, form);
    }

    /**
     * Returns one end of a new contact, which the body may name when the query does not (wire contract, section 2).
     *
     * @param asked the Id in the query, or null
     */
    private static Id end(Id asked, ObjectNode sent, String name) {
        if (asked != null) {
            return asked;
        }
        String text = sent.path(name).textValue();
        if (text == null || text.isEmpty()) {
            throw QueryParameters.missing(name, Id.EXAMPLE);
        }
        return Id.find(text).orElseThrow(() -> {
            String problem = "must be " + Id.ALLOWED;
            return Refusal.invalid(name + ": " + problem, HttpException.at('/' + name, problem));
        });
    }
}
