package campus.contacts.rest.objects;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.CreationRequest;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.body.RequestBody;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.ListParameters;
import campus.contacts.rest.http.PathParameters;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.service.AddressBooks;
import campus.contacts.service.ContactService;
import campus.contacts.service.ObjectLookup;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Serves {@code /address-books} and their hierarchy. */
public final class AddressBooksResource extends ObjectResource<AddressBook, AddressBookForm, AddressBookQuery> {
    private static final Set<String> FILTERS = union(
            ListParameters.PARAMETERS,
            TYPE_FILTERS,
            Set.of("providerId", "contactId", "addressId", RecordedMoment.PARAMETER));
    private static final String PARENT = "parentId";
    private static final Set<String> CHOICES = union(CHOICES_OF_ALL, Set.of(PARENT));

    private final AddressBooks books;

    public AddressBooksResource(ContactService service, Schemas schemas, PublicUrl site, Clock clock) {
        super(service, schemas, new AddressBookJson(site, schemas), service.addressBookHistory(), clock);
        this.books = service.addressBooks();
    }

    @Override
    AddressBook checkUpdate(Caller caller, Id id) {
        return books.checkUpdate(caller, id);
    }

    @Override
    AddressBook revise(
            Caller caller, Id id, VersionPrecondition precondition, Function<AddressBook, AddressBookForm> edit) {
        return books.revise(caller, id, precondition, edit);
    }

    @Override
    void checkDelete(Caller caller, Id id) {
        books.checkDelete(caller, id);
    }

    @Override
    void delete(Caller caller, Id id, VersionPrecondition precondition) {
        books.delete(caller, id, precondition);
    }

    public void list(Exchange exchange) {
        list(exchange, 10, null);
    }

    public void listRoots(Exchange exchange) {
        list(exchange, ListParameters.ALL, new Position.Root());
    }

    public void listChildren(Exchange exchange) {
        list(exchange, ListParameters.ALL, new Position.ChildOf(bookId(exchange)));
    }

    public void listParents(Exchange exchange) {
        list(exchange, ListParameters.ALL, new Position.ParentOf(bookId(exchange)));
    }

    private void list(Exchange exchange, int defaultLimit, Position position) {
        Caller caller = exchange.caller();
        record Asked(
                ListParameters request, ObjectLookup<AddressBook, AddressBookQuery> lookup, AddressBookQuery query) {}
        Asked asked = exchange.read(
                () -> {
                    QueryParameters query = exchange.query();
                    query.allow(FILTERS);
                    return new Asked(
                            ListParameters.of(exchange, defaultLimit),
                            lookup(moment(exchange)),
                            new AddressBookQuery(
                                    position,
                                    typeFilter(query),
                                    query.id("providerId"),
                                    query.id("contactId"),
                                    query.id("addressId")));
                },
                () -> books.list(caller, AddressBookQuery.ALL.at(position), PageRequest.first(0)));
        ListResponse.answer(
                exchange,
                asked.request(),
                json(),
                window -> asked.lookup().list(caller, asked.query(), window),
                () -> asked.lookup().count(caller, asked.query()));
    }

    @Override
    CreationRequest readFormRequest(Exchange exchange) {
        exchange.query().allow(CHOICES, "recordType");
        return readNew(exchange.query(), PARENT);
    }

    @Override
    void checkCreate(Exchange exchange) {
        books.checkCreate(exchange.caller(), exchange.query().idIfReadable(PARENT));
    }

    @Override
    Supplier<AddressBook> readCreation(Exchange exchange, RequestBody body) {
        CreationRequest asked = readFormRequest(exchange);
        AddressBookForm form = readForm(classify(asked), body.object(), Map.of());
        return () -> books.create(exchange.caller(), asked, form);
    }

    public void addChild(Exchange exchange) {
        Id parent = bookId(exchange);
        Id child = exchange.pathId(PathParameters.CHILD, ObjectKind.ADDRESS_BOOK);
        checkNoParameters(exchange, () -> books.checkEdge(exchange.caller(), parent, child));
        books.addChild(exchange.caller(), parent, child);
        exchange.message("The child addressBook has been added to the hierarchy");
    }

    public void removeChild(Exchange exchange) {
        Id parent = bookId(exchange);
        Id child = exchange.pathId(PathParameters.CHILD, ObjectKind.ADDRESS_BOOK);
        checkNoParameters(exchange, () -> books.checkEdge(exchange.caller(), parent, child));
        books.removeChild(exchange.caller(), parent, child);
        exchange.message("The child addressBook has been removed from the hierarchy");
    }

    public void addRoot(Exchange exchange) {
        Id id = bookId(exchange);
        checkNoParameters(exchange, () -> books.checkRoot(exchange.caller(), id));
        books.addRoot(exchange.caller(), id);
        exchange.message("The addressBook has been added to the roots");
    }

    public void removeRoot(Exchange exchange) {
        Id id = bookId(exchange);
        checkNoParameters(exchange, () -> books.checkRoot(exchange.caller(), id));
        books.removeRoot(exchange.caller(), id);
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
