package campus.contacts.rest.objects;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookNode;
import campus.contacts.AddressBookNode.Levels;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Lineage;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.CreationRequest;
import campus.contacts.ListFilters;
import campus.contacts.PageRequest;
import campus.contacts.access.Caller;
import campus.contacts.json.Json;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.body.RequestBody;
import campus.contacts.rest.forms.FormSchema;
import campus.contacts.rest.history.ItemLookup;
import campus.contacts.rest.history.RecordedMoment;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.ListParameters;
import campus.contacts.rest.http.PathParameters;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.rest.list.IdParameters;
import campus.contacts.rest.list.JsonListOutput;
import campus.contacts.rest.list.ListRequest;
import campus.contacts.rest.list.ListResponse;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.rest.view.AddressBookJson;
import campus.contacts.service.AddressBooks;
import campus.contacts.service.ContactService;
import campus.contacts.service.history.AddressBookHistory;
import campus.contacts.service.objects.AddressBookLookup;
import campus.contacts.service.objects.ObjectEditor;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Serves {@code /address-books} and their hierarchy. */
public final class AddressBooksResource extends ObjectResource<AddressBook, AddressBookForm, AddressBookQuery> {
    private static final Set<String> FILTERS = union(
            ListParameters.PARAMETERS,
            ListFilters.OF_TYPES,
            Set.of(
                    "providerId",
                    "contactId",
                    "addressId",
                    "ancestorId",
                    "descendantId",
                    ListFilters.TEXT,
                    RecordedMoment.PARAMETER,
                    ListParameters.SORT));
    private static final Set<String> LIST_FILTERS = union(FILTERS, IdParameters.PARAMETERS);
    private static final String ANCESTORS = "ancestors";
    private static final String DESCENDANTS = "descendants";
    private static final String PARENT = "parentId";
    private static final Set<String> CHOICES = union(CHOICES_OF_ALL, Set.of(PARENT));

    private final AddressBooks books;
    private final AddressBookHistory past;
    private final AddressBookJson json;

    public AddressBooksResource(
            ContactService service, Schemas schemas, PublicUrl site, FormSchema forPeople, Clock clock) {
        this(service, schemas, new AddressBookJson(site, schemas), forPeople, clock);
    }

    private AddressBooksResource(
            ContactService service, Schemas schemas, AddressBookJson json, FormSchema forPeople, Clock clock) {
        super(service, schemas, json, service.addressBookHistory(), forPeople, clock);
        this.books = service.addressBooks();
        this.past = service.addressBookHistory();
        this.json = json;
    }

    @Override
    ObjectEditor<AddressBook, AddressBookForm> editor() {
        return books;
    }

    public void list(Exchange exchange) {
        list(exchange, LIST_FILTERS, 10, null);
    }

    public void listRoots(Exchange exchange) {
        list(exchange, FILTERS, ListParameters.ALL, new Position.Root());
    }

    public void listChildren(Exchange exchange) {
        list(exchange, FILTERS, ListParameters.ALL, new Position.ChildOf(bookId(exchange)));
    }

    public void listParents(Exchange exchange) {
        list(exchange, FILTERS, ListParameters.ALL, new Position.ParentOf(bookId(exchange)));
    }

    private void list(Exchange exchange, Set<String> allowed, int defaultLimit, Position position) {
        Caller caller = exchange.caller();
        ListRequest<AddressBook, AddressBookQuery> asked = exchange.read(
                () -> {
                    QueryParameters query = exchange.query();
                    query.allow(allowed, IdParameters.ID);
                    RecordedMoment moment = moment(exchange);
                    IdParameters ids = IdParameters.of(query);
                    return new ListRequest<>(
                            ListParameters.of(exchange, ids.ids() == null ? defaultLimit : ListParameters.ALL, ORDERS),
                            lookup(moment),
                            new AddressBookQuery(
                                    position,
                                    ListFilters.types(query.string(), service().types()),
                                    query.id("providerId"),
                                    query.id("contactId"),
                                    query.id("addressId"),
                                    new Lineage(query.id("ancestorId"), query.id("descendantId")),
                                    ids.among(),
                                    ListFilters.text(query.string())),
                            ids,
                            new JsonListOutput<>(view(exchange, moment)));
                },
                () -> books.list(caller, AddressBookQuery.ALL.at(position), PageRequest.first(0)));
        ListResponse.answer(exchange, asked);
    }

    public void node(Exchange exchange) {
        Id id = bookId(exchange);
        record Asked(AddressBookLookup lookup, Levels levels) {}
        Asked asked = exchange.read(
                () -> {
                    QueryParameters query = exchange.query();
                    query.allow(Set.of(ANCESTORS, DESCENDANTS, RecordedMoment.PARAMETER));
                    Levels levels = new Levels(levels(query, ANCESTORS, 0), levels(query, DESCENDANTS, 1));
                    Instant asOf = moment(exchange).asked();
                    return new Asked(asOf == null ? books : past.asOf(asOf), levels);
                },
                () -> new ItemLookup<>(past, clock()).check(exchange, id));
        AddressBookNode node = asked.lookup().node(exchange.caller(), id, asked.levels());
        exchange.context().result(Json.bytes(generator -> json.writeNode(generator, node)));
    }

    private static int levels(QueryParameters query, String name, int otherwise) {
        Integer levels = query.number(name, 0, Levels.MOST);
        return levels == null ? otherwise : levels;
    }

    @Override
    CreationRequest readFormRequest(Exchange exchange, Set<String> allowed) {
        exchange.query().allow(union(CHOICES, allowed), "recordType");
        return readNew(exchange.query(), PARENT);
    }

    @Override
    void checkCreate(Exchange exchange) {
        books.checkCreate(exchange.caller(), exchange.query().idIfReadable(PARENT));
    }

    @Override
    Supplier<AddressBook> readCreation(Exchange exchange, RequestBody body) {
        CreationRequest asked = readFormRequest(exchange, Set.of());
        AddressBookForm form = readForm(classify(asked), body.object(), Map.of());
        return () -> books.create(exchange.caller(), asked, form);
    }

    public void addChild(Exchange exchange) {
        Id parent = bookId(exchange);
        Id child = exchange.pathId(PathParameters.CHILD, ObjectKind.ADDRESS_BOOK);
        checkNoParameters(exchange, () -> books.hierarchy().checkEdge(exchange.caller(), parent, child));
        books.hierarchy().addChild(exchange.caller(), parent, child);
        exchange.message("The child addressBook has been added to the hierarchy");
    }

    public void removeChild(Exchange exchange) {
        Id parent = bookId(exchange);
        Id child = exchange.pathId(PathParameters.CHILD, ObjectKind.ADDRESS_BOOK);
        checkNoParameters(exchange, () -> books.hierarchy().checkEdge(exchange.caller(), parent, child));
        books.hierarchy().removeChild(exchange.caller(), parent, child);
        exchange.message("The child addressBook has been removed from the hierarchy");
    }

    public void addRoot(Exchange exchange) {
        Id id = bookId(exchange);
        checkNoParameters(exchange, () -> books.hierarchy().checkRoot(exchange.caller(), id));
        books.hierarchy().addRoot(exchange.caller(), id);
        exchange.message("The addressBook has been added to the roots");
    }

    public void removeRoot(Exchange exchange) {
        Id id = bookId(exchange);
        checkNoParameters(exchange, () -> books.hierarchy().checkRoot(exchange.caller(), id));
        books.hierarchy().removeRoot(exchange.caller(), id);
        exchange.message("The addressBook has been removed from the roots");
    }

    private static void checkNoParameters(Exchange exchange, Runnable access) {
        exchange.read(
                () -> {
                    exchange.query().allow(Set.of());
                    return null;
                },
                access);
    }

    private static Id bookId(Exchange exchange) {
        return exchange.pathId(PathParameters.of(ObjectKind.ADDRESS_BOOK), ObjectKind.ADDRESS_BOOK);
    }
}
