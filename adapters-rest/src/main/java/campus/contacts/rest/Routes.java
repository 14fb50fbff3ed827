package campus.contacts.rest;

import campus.contacts.operations.Readiness;
import campus.contacts.people.ValueLists;
import campus.contacts.rest.batch.BatchResource;
import campus.contacts.rest.batch.OperationRoute;
import campus.contacts.rest.campus.CampusServices;
import campus.contacts.rest.campus.EmailAddressesResource;
import campus.contacts.rest.campus.PeopleContactsResource;
import campus.contacts.rest.campus.StudentsResource;
import campus.contacts.rest.campus.TasksResource;
import campus.contacts.rest.campus.ValueListResource;
import campus.contacts.rest.changes.ChangeDispatcher;
import campus.contacts.rest.changes.ChangesResource;
import campus.contacts.rest.directory.DirectoryResource;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.forms.FormChoices;
import campus.contacts.rest.forms.FormSchema;
import campus.contacts.rest.history.HistoryResource;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.imports.FileImports;
import campus.contacts.rest.imports.ImportsResource;
import campus.contacts.rest.objects.AddressBooksResource;
import campus.contacts.rest.objects.AddressesResource;
import campus.contacts.rest.objects.AliasesResource;
import campus.contacts.rest.objects.BookQueryResource;
import campus.contacts.rest.objects.ContactsResource;
import campus.contacts.rest.objects.DuplicatesResource;
import campus.contacts.rest.objects.ObjectResource;
import campus.contacts.rest.objects.TypesResource;
import campus.contacts.rest.openapi.DocsResource;
import campus.contacts.rest.openapi.OpenApiResource;
import campus.contacts.rest.page.PageResource;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.service.ContactService;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Maps every path of this server to its handler. */
public final class Routes {
    private final RouteTable table = new RouteTable();
    private final String base;

    /**
     * @param changes serves the requests that follow the feed of changes
     * @param readiness of the storage
     * @param fileImports accepts and runs imports of files
     * @param choices the values that forms offer
     */
    public Routes(
            ContactService service,
            Schemas schemas,
            CampusServices facades,
            ChangeDispatcher changes,
            Readiness readiness,
            FileImports fileImports,
            PublicUrl site,
            FormChoices choices,
            Clock clock,
            OpenApiResource openApi) {
        this.base = site.basePath();
        FormSchema forms = new FormSchema(choices, base);
        contacts(new ContactsResource(service, schemas, site, forms, clock));
        addresses(new AddressesResource(service, schemas, site, forms, clock));
        books(
                new AddressBooksResource(service, schemas, site, forms, clock),
                new BookQueryResource(service, clock),
                new ContactsResource(service, schemas, site, forms, clock),
                new AddressesResource(service, schemas, site, forms, clock));
        on("GET", "/duplicates", new DuplicatesResource(service.duplicates(), service.addressBooks())::list);
        on("GET", RootResource.CHANGES, new ChangesResource(changes)::get);
        DirectoryResource directory = new DirectoryResource(facades.directory(), facades.broadSearches());
        table.add("GET", DirectoryResource.PEOPLE, directory::search, false);
        table.add("GET", DirectoryResource.PERSON, directory::get, false);
        TypesResource types = new TypesResource(service.types(), schemas);
        on("GET", "/types", types::list);
        on("GET", "/types/{typeId}", types::get);
        on("GET", "/me", new CallerResource()::get);
        page(site);
        open(RootResource.OPENAPI, openApi::getJson);
        open("/openapi.yaml", openApi::getYaml);
        DocsResource docs = new DocsResource();
        open(DocsResource.PATH, docs::getPage);
        open(DocsResource.PATH + "/{file}", docs::getFile);
        ImportsResource imports = new ImportsResource(fileImports, site);
        on("POST", "/imports", imports::accept);
        on("GET", "/imports/{importId}", imports::get);
        on("POST", "/batch", new BatchResource(service, this::operation)::run);
        api(facades);
        HealthResource health = new HealthResource(readiness);
        table.add("GET", HealthResource.LIVE, health::live, true);
        table.add("GET", HealthResource.READY, health::ready, true);
    }

    private void contacts(ContactsResource contacts) {
        on("GET", "/contacts", contacts::list);
        on("POST", "/contacts", contacts::create);
        on("GET", "/contacts/metadata", contacts.forms()::create);
        item("/contacts/{contactId}", contacts);
        on("POST", "/contacts/{contactId}/merge", contacts::merge);
    }

    private void addresses(AddressesResource addresses) {
        on("GET", "/addresses", addresses::list);
        on("POST", "/addresses", addresses::create);
        on("GET", "/addresses/metadata", addresses.forms()::create);
        item("/addresses/{addressId}", addresses);
        on("POST", "/addresses/{addressId}/merge", addresses::merge);
    }

    private void books(
            AddressBooksResource books,
            BookQueryResource queries,
            ContactsResource contacts,
            AddressesResource addresses) {
        on("GET", "/address-books", books::list);
        on("POST", "/address-books", books::create);
        on("GET", "/address-books/metadata", books.forms()::create);
        on("GET", "/address-books/root-address-book", books::listRoots);
        on("PUT", "/address-books/root-address-book/{addressBookId}", books::addRoot);
        on("DELETE", "/address-books/root-address-book/{addressBookId}", books::removeRoot);
        String book = "/address-books/{addressBookId}";
        item(book, books);
        on("GET", book + "/children", books::listChildren);
        on("PUT", book + "/children/{childId}", books::addChild);
        on("DELETE", book + "/children/{childId}", books::removeChild);
        on("GET", book + "/parents", books::listParents);
        on("GET", book + "/nodes", books::node);
        on("GET", book + "/query", queries::get);
        on("PUT", book + "/query", queries::put);
        on("DELETE", book + "/query", queries::delete);
        on("GET", book + "/contacts", contacts::listInBook);
        on("PUT", book + "/contacts/{contactId}", contacts::file);
        on("DELETE", book + "/contacts/{contactId}", contacts::unfile);
        on("GET", book + "/addresses", addresses::listInBook);
        on("PUT", book + "/addresses/{addressId}", addresses::file);
        on("DELETE", book + "/addresses/{addressId}", addresses::unfile);
    }

    /** Adds the page, which asks for credentials itself, and the root, which answers a browser with the page. */
    private void page(PublicUrl site) {
        PageResource page = new PageResource();
        open("/", new RootResource(site, page)::get);
        open(PageResource.PAGE, page::page);
        open(PageResource.FILES, page::file);
    }

    /** Adds the campus's own APIs, which stay at the root regardless of the base path. */
    private void api(CampusServices facades) {
        PeopleContactsResource contacts = new PeopleContactsResource(facades);
        table.add("GET", "/api/people/{netid}/contacts", contacts::get, false);
        table.add("PUT", "/api/people/{netid}/contacts", contacts::put, false);
        StudentsResource students = new StudentsResource(facades);
        table.add("GET", "/api/students/{netid}", students::get, false);
        table.add("PATCH", "/api/students/{netid}", students::patch, false);
        table.add("GET", "/api/tasks/{id}", new TasksResource(facades)::get, false);
        EmailAddressesResource emailAddresses = new EmailAddressesResource(facades);
        table.add("GET", "/api/email_addresses", emailAddresses::list, false);
        table.add("GET", "/api/email_addresses/{id}", emailAddresses::get, false);
        for (String name : ValueLists.NAMES) {
            ValueListResource list = new ValueListResource(facades, name);
            table.add("GET", "/api/" + name, list::list, false);
            table.add("GET", "/api/" + name + "/{id}", list::get, false);
        }
    }

    private void item(String path, ObjectResource<?, ?, ?> resource) {
        on("GET", path, resource::get);
        on("PUT", path, resource::put);
        on("PATCH", path, resource::patch);
        on("DELETE", path, resource::delete);
        on("OPTIONS", path, resource::options);
        on("GET", path + "/metadata", resource.forms()::update);
        AliasesResource aliases = resource.aliases();
        on("GET", path + "/aliases", aliases::list);
        on("PUT", path + "/aliases/{aliasId}", aliases::add);
        on("DELETE", path + "/aliases/{aliasId}", aliases::remove);
        HistoryResource<?> history = resource.history();
        on("GET", path + "/history", history::list);
        on("POST", path + "/restore", history::restore);
    }

    private void on(String method, String path, Consumer<Exchange> handler) {
        table.add(method, base + path, handler, false);
    }

    /** Adds a GET that needs no credentials. */
    private void open(String path, Consumer<Exchange> handler) {
        table.add("GET", base + path, handler, true);
    }

    public List<Route> all() {
        return table.all();
    }

    /**
     * Returns the place that matches the path.
     *
     * @param path as received, percent-encoded
     */
    Optional<RouteTable.Place> place(String path) {
        return table.place(path);
    }

    /**
     * Returns the route of a write of CampusAPI in a batch. Undo and merges are not among them: they are of single objects, by one who sees
     * what they do.
     */
    private OperationRoute operation(String method, String path) {
        RouteTable.Place place = place(path)
                .filter(found -> found.isOfObjects(base))
                .orElseThrow(() -> new HttpException(404, "not found"));
        Route route = place.route(method)
                .orElseThrow(() ->
                        new HttpException(405, "allowed are: " + place.allowed(), Map.of("Allow", place.allowed())));
        return new OperationRoute(route.handler(), place.pathParams(path), route.saysAddressBook());
    }
}
