package campus.contacts.rest;

import campus.contacts.ContactService;
import campus.contacts.access.Access;
import campus.contacts.demo.Demo;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;

/** The running service: storage, use cases and container, wired by hand. */
final class Server implements AutoCloseable {
    private final Access access;
    private final ContactService service;
    private final Javalin http;
    private final String url;
    private final String listening;

    private Server(Options options, Clock clock) {
        this.access = options.access.access(clock);
        Admission admission = options.access.admission();
        ClientAddress addresses = options.access.clientAddress();
        Storage storage = StorageProvider.openStorage(options.store.settings(clock));
        try {
            Schemas schemas = Schemas.load(storage.ownIds().authority(), options.schemas);
            this.service = new ContactService(storage, schemas.types(), clock);
            if (options.demo) {
                Demo.load(service, clock);
            }
            int port = options.port == 0 ? freePort(options.host) : options.port;
            Site site = new Site(options.url(port), options.base());
            Routes routes = new Routes(service, schemas, site, clock);
            Filters filters = new Filters(routes, new Cors(options.origins()), access, admission, addresses);
            this.http = Http.start(routes, filters, site, options.host, port);
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
     * @throws Options.WrongOption when one is wrong
     */
    static Server start(Options options) {
        options.check();
        return new Server(options, Clock.systemUTC());
    }

    /** Starts with these options alone, for tests. */
    static Server start(String... arguments) {
        return start(Main.parse(arguments));
    }

    /** Where it is reached: the public URL with the base path and a slash at the end. */
    String url() {
        return url;
    }

    /** Where it listens, with the base path and a slash at the end. */
    String listening() {
        return listening;
    }

    ContactService service() {
        return service;
    }

    /** Reads the policy again. */
    void reloadPolicy() {
        if (access != null) {
            access.reloadPolicy();
        }
    }

    /** Stops taking connections, finishes what is running, and closes the storage. */
    @Override
    public void close() {
        http.stop();
        service.close();
    }

    private static int freePort(String host) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
