package campus.contacts.rest;

import campus.contacts.operations.Readiness;
import campus.contacts.osid.PercentEncoding;
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
import campus.contacts.rest.objects.HistoryResource;
import campus.contacts.rest.objects.ObjectResource;
import campus.contacts.rest.objects.TypesResource;
import campus.contacts.rest.openapi.DocsResource;
import campus.contacts.rest.openapi.OpenApiResource;
import campus.contacts.rest.page.PageResource;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.service.ContactService;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Maps every path of this server to its handler; the first template that matches a path wins. */
public final class Routes {
    /**
     * One method on one path.
     *
     * @param template the path with the base path; a segment in braces matches any segment
     * @param open whether the route needs no credentials
     */
    public record Route(String method, String template, Consumer<Exchange> handler, boolean open) {
        private static final String BOOKS = "/address-books";

        /** Returns whether the contract text here is {@code addressBook not found} instead of {@code address-book not found}. */
        boolean saysAddressBook() {
            int books = template.indexOf(BOOKS + '/');
            boolean nested = books >= 0 && template.indexOf('/', books + BOOKS.length() + 1) > 0;
            return nested || template.endsWith("/metadata");
        }
    }

    private final List<Place> places = new ArrayList<>();
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
        add("GET", DirectoryResource.PEOPLE, directory::search, false);
        add("GET", DirectoryResource.PERSON, directory::get, false);
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
        add("GET", HealthResource.LIVE, health::live, true);
        add("GET", HealthResource.READY, health::ready, true);
    }

    private void contacts(ContactsResource contacts) {
        on("GET", "/contacts", contacts::list);
        on("POST", "/contacts", contacts::create);
        on("GET", "/contacts/metadata", contacts::createForm);
        item("/contacts/{contactId}", contacts);
        on("POST", "/contacts/{contactId}/merge", contacts::merge);
    }

    private void addresses(AddressesResource addresses) {
        on("GET", "/addresses", addresses::list);
        on("POST", "/addresses", addresses::create);
        on("GET", "/addresses/metadata", addresses::createForm);
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
        on("GET", "/address-books/metadata", books::createForm);
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
        add("GET", "/api/people/{netid}/contacts", contacts::get, false);
        add("PUT", "/api/people/{netid}/contacts", contacts::put, false);
        StudentsResource students = new StudentsResource(facades);
        add("GET", "/api/students/{netid}", students::get, false);
        add("PATCH", "/api/students/{netid}", students::patch, false);
        add("GET", "/api/tasks/{id}", new TasksResource(facades)::get, false);
        EmailAddressesResource emailAddresses = new EmailAddressesResource(facades);
        add("GET", "/api/email_addresses", emailAddresses::list, false);
        add("GET", "/api/email_addresses/{id}", emailAddresses::get, false);
        for (String name : ValueLists.NAMES) {
            ValueListResource list = new ValueListResource(facades, name);
            add("GET", "/api/" + name, list::list, false);
            add("GET", "/api/" + name + "/{id}", list::get, false);
        }
    }

    private void item(String path, ObjectResource<?, ?, ?> resource) {
        on("GET", path, resource::get);
        on("PUT", path, resource::put);
        on("PATCH", path, resource::patch);
        on("DELETE", path, resource::delete);
        on("OPTIONS", path, resource::options);
        on("GET", path + "/metadata", resource::updateForm);
        AliasesResource aliases = resource.aliases();
        on("GET", path + "/aliases", aliases::list);
        on("PUT", path + "/aliases/{aliasId}", aliases::add);
        on("DELETE", path + "/aliases/{aliasId}", aliases::remove);
        HistoryResource<?> history = resource.history();
        on("GET", path + "/history", history::list);
        on("POST", path + "/restore", history::restore);
    }

    private void on(String method, String path, Consumer<Exchange> handler) {
        add(method, base + path, handler, false);
    }

    /** Adds a GET that needs no credentials. */
    private void open(String path, Consumer<Exchange> handler) {
        add("GET", base + path, handler, true);
    }

    private void add(String method, String template, Consumer<Exchange> handler, boolean open) {
        Place place = places.stream()
                .filter(known -> known.template.equals(template))
                .findFirst()
                .orElseGet(() -> {
                    places.add(new Place(template));
                    return places.get(places.size() - 1);
                });
        place.add(new Route(method, template, handler, open));
        if (method.equals("GET")) {
            place.add(new Route("HEAD", template, handler, open));
        }
    }

    public List<Route> all() {
        return places.stream().flatMap(place -> place.routes.values().stream()).toList();
    }

    /**
     * Returns the place that matches the path.
     *
     * @param path as received, percent-encoded
     */
    Optional<Place> place(String path) {
        String[] segments = segments(path);
        for (Place place : places) {
            if (place.fits(segments)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** Returns the route of a write of CampusAPI in a batch. Undo and merges are not among them: they are of single objects, by one who sees what they do. */
    private OperationRoute operation(String method, String path) {
        Place place = place(path)
                .filter(found -> found.isOfObjects(base))
                .orElseThrow(() -> new HttpException(404, "not found"));
        Route route = place.route(method)
                .orElseThrow(() ->
                        new HttpException(405, "allowed are: " + place.allowed(), Map.of("Allow", place.allowed())));
        return new OperationRoute(route.handler(), place.pathParams(path), route.saysAddressBook());
    }

    /** Splits a path. One slash at the end is ignored; further ones are empty segments. */
    private static String[] segments(String path) {
        return (path.endsWith("/") ? path.substring(0, path.length() - 1) : path).split("/", -1);
    }

    /**
     * A template with the routes of all its methods.
     *
     * <p>Not Javalin's router: the filters need the methods of a path before a route is found, for {@code Allow}, for CORS and for the
     * 401 that comes before a 404 and a 405. Javalin's {@code beforeMatched} handlers do not run for a path or a method without a
     * route, and its {@code matchedHttpEndpoint()} is null for HEAD and OPTIONS. It also looks up each method separately: {@code PUT
     * /contacts/metadata} would be the PUT of a contact instead of a 405 (tried with Javalin 7.2.3). A lookup takes 0.2 to 0.6 µs.
     */
    static final class Place {
        private final String template;
        private final String[] segments;
        private final Map<String, Route> routes = new LinkedHashMap<>();
        private String allowed = "OPTIONS";

        private Place(String template) {
            this.template = template;
            this.segments = segments(template);
        }

        private void add(Route route) {
            routes.put(route.method(), route);
            Set<String> methods = new LinkedHashSet<>(routes.keySet());
            methods.remove("OPTIONS");
            methods.add("OPTIONS");
            allowed = String.join(", ", methods);
        }

        String template() {
            return template;
        }

        /** Returns the route of the method; empty when the method is not allowed here. */
        Optional<Route> route(String method) {
            return Optional.ofNullable(routes.get(method));
        }

        /** Returns the methods as the {@code Allow} header lists them. */
        String allowed() {
            return allowed;
        }

        /** Returns whether a batch may write here. */
        private boolean isOfObjects(String base) {
            return Stream.of("/contacts", "/addresses", "/address-books")
                            .anyMatch(collection -> (template + '/').startsWith(base + collection + '/'))
                    && !template.endsWith("/restore")
                    && !template.endsWith("/merge");
        }

        /** Returns the segments of a path that fits, decoded once, by their names in the template. */
        private Map<String, String> pathParams(String path) {
            String[] given = Routes.segments(path);
            Map<String, String> params = new HashMap<>();
            for (int i = 0; i < segments.length; i++) {
                if (segments[i].startsWith("{")) {
                    String name = segments[i].substring(1, segments[i].length() - 1);
                    params.put(name, PercentEncoding.decode(given[i]).orElse(given[i]));
                }
            }
            return params;
        }

        private boolean fits(String[] path) {
            if (segments.length != path.length) {
                return false;
            }
            for (int i = 0; i < segments.length; i++) {
                if (segments[i].startsWith("{") ? path[i].isEmpty() : !segments[i].equals(path[i])) {
                    return false;
                }
            }
            return true;
        }
    }
}
