package campus.contacts.rest;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.AddressBooks;
import campus.contacts.Caller;
import campus.contacts.Classification;
import campus.contacts.ContactService;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.NewObject;
import campus.contacts.Precondition;
import campus.contacts.Window;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** {@code /address-books}, and their hierarchy. */
final class AddressBooksResource extends ObjectResource<AddressBook, AddressBookForm> {
    private static final Set<String> FILTERS =
            union(ListRequest.PARAMETERS, TYPE_FILTERS, Set.of("providerId", "contactId", "addressId"));
    private static final String PARENT = "parentId";
    private static final Set<String> CHOICES = union(TYPE_CHOICES, Set.of(PARENT));

    private final AddressBooks books;

    AddressBooksResource(ContactService service, Schemas schemas, Site site) {
        super(service, schemas, new AddressBookJson(site, schemas));
        this.books = service.addressBooks();
    }

    @Override
    AddressBook find(Caller caller, Id id) {
        return books.get(caller, id);
    }

    @Override
    AddressBook checkUpdate(Caller caller, Id id) {
        return books.checkUpdate(caller, id);
    }

    @Override
    AddressBook revise(Caller caller, Id id, Precondition precondition, Function<AddressBook, AddressBookForm> edit) {
        return books.revise(caller, id, precondition, edit);
    }

    @Override
    void checkDelete(Caller caller, Id id) {
        books.checkDelete(caller, id);
    }

    @Override
    void delete(Caller caller, Id id, Precondition precondition) {
        books.delete(caller, id, precondition);
    }

    void list(Exchange exchange) {
        list(exchange, 10, null);
    }

    void listRoots(Exchange exchange) {
        list(exchange, ListRequest.ALL, new Position.Root());
    }

    void listChildren(Exchange exchange) {
        list(exchange, ListRequest.ALL, new Position.ChildOf(bookId(exchange)));
    }

    void listParents(Exchange exchange) {
        list(exchange, ListRequest.ALL, new Position.ParentOf(bookId(exchange)));
    }

    private void list(Exchange exchange, int defaultLimit, Position position) {
        Caller caller = exchange.caller();
        record Asked(ListRequest request, AddressBookQuery query) {}
        Asked asked = exchange.read(
                () -> {
                    Parameters query = exchange.query();
                    query.allow(FILTERS);
                    return new Asked(
                            ListRequest.of(exchange, defaultLimit),
                            new AddressBookQuery(
                                    position,
                                    typeFilter(query),
                                    query.id("providerId"),
                                    query.id("contactId"),
                                    query.id("addressId")));
                },
                () -> books.list(caller, AddressBookQuery.ALL.at(position), Window.first(0)));
        Lists.answer(
                exchange,
                asked.request(),
                json(),
                window -> books.list(caller, asked.query(), window),
                () -> books.count(caller, asked.query()));
    }

    private static NewObject readAsked(Exchange exchange) {
        exchange.query().allow(CHOICES, "recordType");
        return readNew(exchange.query(), PARENT);
    }

    private void checkCreate(Exchange exchange) {
        books.checkCreate(exchange.caller(), exchange.query().idIfReadable(PARENT));
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
            AddressBookForm form = readForm(classification, body.object(), Map.of());
            return () -> books.create(exchange.caller(), asked, form);
        });
    }

    void addChild(Exchange exchange) {
        Id parent = bookId(exchange);
        Id child = exchange.pathId(PathIds.CHILD, Kind.ADDRESS_BOOK);
        checkNoParameters(exchange, () -> books.checkEdge(exchange.caller(), parent, child));
        books.addChild(exchange.caller(), parent, child);
        exchange.message("The child addressBook has been added to the hierarchy");
    }

    void removeChild(Exchange exchange) {
        Id parent = bookId(exchange);
        Id child = exchange.pathId(PathIds.CHILD, Kind.ADDRESS_BOOK);
        checkNoParameters(exchange, () -> books.checkEdge(exchange.caller(), parent, child));
        books.removeChild(exchange.caller(), parent, child);
        exchange.message("The child addressBook has been removed from the hierarchy");
    }

    void addRoot(Exchange exchange) {
        Id id = bookId(exchange);
        checkNoParameters(exchange, () -> books.checkRoot(exchange.caller(), id));
        books.addRoot(exchange.caller(), id);
        exchange.message("The addressBook has been added to the roots");
    }

    void removeRoot(Exchange exchange) {
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
        return exchange.pathId(PathIds.of(Kind.ADDRESS_BOOK), Kind.ADDRESS_BOOK);
    }
}
