package campus.contacts.program;

import campus.contacts.auth.Authentication;
import campus.contacts.demo.DemoCampus;
import campus.contacts.operations.AdminPort;
import campus.contacts.operations.Readiness;
import campus.contacts.operations.RequestLogger;
import campus.contacts.people.ValueLists;
import campus.contacts.rest.DatabaseBackup;
import campus.contacts.rest.ReadinessReport;
import campus.contacts.rest.RequestFilters;
import campus.contacts.rest.Route;
import campus.contacts.rest.Routes;
import campus.contacts.rest.admission.ClientAddress;
import campus.contacts.rest.admission.CorsHeaders;
import campus.contacts.rest.admission.RequestLimiter;
import campus.contacts.rest.campus.CampusServices;
import campus.contacts.rest.campus.TaskWorker;
import campus.contacts.rest.changes.ChangeDispatcher;
import campus.contacts.rest.forms.FormChoices;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.imports.FileImports;
import campus.contacts.rest.imports.ImportWorker;
import campus.contacts.rest.jetty.HttpServer;
import campus.contacts.rest.openapi.OpenApiDocument;
import campus.contacts.rest.openapi.OpenApiResource;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.rest.schema.ValueListFileReader;
import campus.contacts.service.ContactService;
import campus.contacts.service.people.PersonalContacts;
import campus.contacts.settings.ConfigurationException;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.Request;

/** The running service: storage, use cases and container. */
public final class Server implements AutoCloseable {
    /** The most connections that wait to be accepted. */
    private static final int BACKLOG = 1024;

    private static final String ADMIN_HOST = "127.0.0.1";

    private final Authentication access;
    private final ContactService service;
    private final TaskWorker runner;
    private final ImportWorker importer;
    private final ChangeDispatcher changes;
    private final AdminPort admin;
    private final Javalin http;
    private final String url;
    private final String listening;

    private Server(ServerOptions options, ValueLists lists, Clock clock) {
        this.access = options.access.access(clock);
        RequestLimiter admission = options.access.admission();
        ClientAddress addresses = options.access.clientAddress();
        Storage storage = StorageProvider.openStorage(options.storage(clock));
        try {
            String authority = storage.ownIds().authority();
            Schemas schemas = Schemas.load(authority, options.schemas);
            Readiness readiness = new Readiness(storage);
            this.admin = new AdminPort(Main.version(), storage.gauges());
            this.service = new ContactService(
                    storage, schemas.types().with(PersonalContacts.genusTypes(lists, authority)), clock);
            if (options.demo) {
                DemoCampus.load(service, lists, clock);
            }
            ServerSocketChannel socket = listen(options.host, options.port);
            int port = socket.socket().getLocalPort();
            PublicUrl site = new PublicUrl(options.url(port), options.base());
            ValueLists values = lists.withStateIds(authority);
            CampusServices facades = CampusServices.of(service, values, clock, options.store.poolSize);
            FormChoices choices = new FormChoices(values, ZoneId.systemDefault());
            this.changes = new ChangeDispatcher(service.changes(), site, options.heartbeat);
            admin.add("changes.streams", changes::openStreams);
            OpenApiResource openApi = new OpenApiResource(
                    () -> OpenApiDocument.of(schemas, site, authority, access == null ? Set.of() : access.schemes()));
            FileImports fileImports = new FileImports(service.storage(), service.types(), schemas, clock);
            Routes routes = new Routes(
                    service, schemas, facades, changes, readiness, fileImports, site, choices, clock, openApi);
            RequestFilters filters =
                    new RequestFilters(routes, new CorsHeaders(options.origins()), access, admission, addresses);
            RequestLogger watch = new RequestLogger(admin.registry(), Server::template);
            this.http = HttpServer.start(routes, filters, watch, site, socket);
            if (options.adminPort != null) {
                ServerSocketChannel adminSocket = listen(ADMIN_HOST, options.adminPort);
                ReadinessReport report = new ReadinessReport(Main.version(), readiness, storage.gauges());
                DatabaseBackup backup = new DatabaseBackup(storage);
                admin.listen(config -> HttpServer.configureAdmin(config, adminSocket, report, backup));
            }
            this.runner = TaskWorker.start(facades.tasks(), options.store.poolSize);
            this.importer = ImportWorker.start(fileImports);
            if (access != null) {
                access.start();
            }
            this.url = site.publicUrl() + site.basePath() + '/';
            this.listening = "http://" + options.hostInUrl() + ':' + port + site.basePath() + '/';
        } catch (RuntimeException failed) {
            storage.close();
            throw failed;
        }
    }

    /**
     * Starts with the options of the command line and of the environment.
     *
     * @throws ConfigurationException when an option is invalid
     */
    public static Server start(ServerOptions options) {
        options.check();
        return new Server(options, ValueListFileReader.load(options.valueLists), Clock.systemUTC());
    }

    /** Starts with these options only, for tests. */
    public static Server start(String... arguments) {
        return start(Main.parse(arguments));
    }

    /** Starts with these options only and with this clock, for tests. */
    public static Server start(Clock clock, String... arguments) {
        ServerOptions options = Main.parse(arguments);
        options.check();
        return new Server(options, ValueListFileReader.load(options.valueLists), clock);
    }

    /** Starts with these options only and with that heartbeat of streams of changes, for tests. */
    public static Server start(Duration heartbeat, String... arguments) {
        ServerOptions options = Main.parse(arguments);
        options.heartbeat = heartbeat;
        return start(options);
    }

    /** Starts with these options only and with these value lists, for tests. */
    public static Server start(ValueLists lists, String... arguments) {
        ServerOptions options = Main.parse(arguments);
        options.check();
        return new Server(options, lists, Clock.systemUTC());
    }

    /** Returns the public URL with the base path and a slash at the end. */
    public String url() {
        return url;
    }

    /** Returns the local URL with the base path and a slash at the end. */
    public String listening() {
        return listening;
    }

    /** Returns the database, for operators. */
    String database() {
        return service.storage().description();
    }

    /** Returns what an operator should know although the service works, a sentence each. */
    List<String> warnings() {
        return service.storage().warnings();
    }

    public ContactService service() {
        return service;
    }

    /** Reloads the policy. */
    public void reloadPolicy() {
        if (access != null) {
            access.reloadPolicy();
        }
    }

    /** Ends streams, and for a moment serves the last request of each open connection; further processes take over. */
    void drain() {
        changes.close();
        HttpServer.drain(http);
    }

    /** Stops accepting connections, ends streams, finishes running requests and tasks, and closes the storage. */
    @Override
    public void close() {
        changes.close();
        HttpServer.stop(http);
        importer.close();
        runner.close();
        admin.close();
        service.close();
        if (access != null) {
            access.close();
        }
    }

    private static String template(Request request) {
        return request.getAttribute(RequestFilters.ROUTE) instanceof Route route ? route.template() : null;
    }

    /** Binds the port before anything else, so that a port in use is reported in one line. */
    private static ServerSocketChannel listen(String host, int port) {
        try {
            ServerSocketChannel socket = ServerSocketChannel.open();
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
            return socket;
        } catch (IOException taken) {
            throw new CannotListen("cannot listen on " + host + " port " + port + ": " + taken.getMessage());
        }
    }

    /** Signals a port that cannot be bound; the message is one line. */
    static final class CannotListen extends RuntimeException {
        CannotListen(String message) {
            super(message, null, false, false);
        }
    }
}
