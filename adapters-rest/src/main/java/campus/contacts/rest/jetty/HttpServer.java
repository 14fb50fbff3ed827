package campus.contacts.rest.jetty;

import campus.contacts.auth.AuthenticationException;
import campus.contacts.osid.Refusal;
import campus.contacts.rest.DatabaseBackup;
import campus.contacts.rest.ErrorResponses;
import campus.contacts.rest.OutageLog;
import campus.contacts.rest.ReadinessReport;
import campus.contacts.rest.RequestFilters;
import campus.contacts.rest.Route;
import campus.contacts.rest.Routes;
import campus.contacts.rest.admission.ConnectionLimit;
import campus.contacts.rest.admission.CorsHeaders;
import campus.contacts.rest.admission.IdleConnections;
import campus.contacts.rest.admission.LoopbackGuard;
import campus.contacts.rest.admission.RequestHeadLimits;
import campus.contacts.rest.body.RequestBodyReader;
import campus.contacts.rest.body.RequestBufferingHandler;
import campus.contacts.rest.error.ClientGoneException;
import campus.contacts.rest.error.FatalErrorException;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.HttpExchange;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.response.ResponseBufferingHandler;
import campus.contacts.spi.StorageUnavailableException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.LoggerFactory;

/** Configures the container: limits, routes and error mapping. */
public final class HttpServer {
    private static final long STOP_TIMEOUT_MILLIS = 20_000;
    private static final long DRAIN_MILLIS = 1_000;

    /**
     * The most open connections, without those that follow the feed of changes: with half-sent heads, all together fit into 3/16 of the
     * heap. Further connections wait to be accepted.
     */
    private static final int MAX_CONNECTIONS =
            (int) Math.min(100_000, Runtime.getRuntime().maxMemory() * 3 / 16 / RequestHeadLimits.HEAP_BYTES);

    private static final int MAX_RESPONSE_HEADERS = 128 * 1024;

    /** The methods of the admin port, by path, as the {@code Allow} header lists them. */
    private static final Map<String, String> ADMIN_METHODS = Map.of(
            "/metrics", "GET, HEAD, OPTIONS",
            "/health/ready", "GET, HEAD, OPTIONS",
            "/backup", "POST, OPTIONS");

    private HttpServer() {}

    public static Javalin start(
            Routes routes, RequestFilters filters, RequestLog log, PublicUrl site, ServerSocketChannel socket) {
        return Javalin.start(config -> {
            ContainerSettings.apply(config);
            config.concurrency.useVirtualThreads = true;
            config.http.defaultContentType = "application/json";
            config.http.compressionStrategy = new CompressionStrategy(null, new Gzip(6));
            container(config, log, socket);
            routes(config.routes, routes, site, filters);
        });
    }

    /** Configures the admin port, which accepts only requests from this machine, whatever the main port allows. */
    public static void configureAdmin(
            JavalinConfig config, ServerSocketChannel socket, ReadinessReport readiness, DatabaseBackup backup) {
        ContainerSettings.apply(config);
        config.jetty.addConnector((server, http) -> connector(server, http, socket));
        LoopbackGuard guard = new LoopbackGuard(new CorsHeaders(Set.of()));
        config.routes.before(guard::check);
        config.routes.before(HttpServer::requireAdminMethod);
        config.routes.get("/health/ready", readiness::answer);
        config.routes.post("/backup", backup::answer);
        config.routes.exception(HttpException.class, ErrorResponses::problem);
        config.routes.exception(HttpResponseException.class, ErrorResponses::framework);
        config.routes.exception(ClientGoneException.class, ErrorResponses::clientGone);
        storageFaults(config.routes);
        config.routes.exception(Exception.class, ErrorResponses::unexpected);
    }

    /** Answers OPTIONS, and with 405 a method that a path of the admin port does not know. */
    private static void requireAdminMethod(Context context) {
        String allowed = ADMIN_METHODS.get(context.path().replaceFirst("/$", ""));
        String method = context.req().getMethod();
        if (allowed != null
                && (method.equals("OPTIONS") || !List.of(allowed.split(", ")).contains(method))) {
            throw new HttpException(
                    method.equals("OPTIONS") ? 200 : 405, "allowed are: " + allowed, Map.of("Allow", allowed));
        }
    }

    /**
     * Stops accepting connections, and for a moment serves the requests that come on the open ones, each of which is the last on its
     * connection. A connection that stays idle is closed by the stop.
     */
    public static void drain(Javalin http) {
        org.eclipse.jetty.server.Server server = http.jettyServer().server();
        server.getDescendant(DrainingHandler.class).drain();
        closeConnectors(server);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MILLIS);
        while (hasConnections(server) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static boolean hasConnections(org.eclipse.jetty.server.Server server) {
        return Stream.of(server.getConnectors())
                .anyMatch(connector -> !connector.getConnectedEndPoints().isEmpty());
    }

    private static void closeConnectors(org.eclipse.jetty.server.Server server) {
        for (Connector connector : server.getConnectors()) {
            ((ServerConnector) connector).close();
        }
    }

    /**
     * Stops accepting connections, and waits for the running requests. The container's own shutdown would cut off a client that pauses
     * for a second, or wait for every keep-alive connection.
     */
    public static void stop(Javalin http) {
        org.eclipse.jetty.server.Server server = http.jettyServer().server();
        closeConnectors(server);
        try {
            server.getDescendant(GracefulHandler.class).shutdown().get(STOP_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LoggerFactory.getLogger(HttpServer.class).warn("stopped before every request was finished");
        }
        http.stop();
    }

    private static void container(JavalinConfig config, RequestLog log, ServerSocketChannel socket) {
        IdleConnections connections = new IdleConnections(MAX_CONNECTIONS);
        config.jetty.addConnector((server, http) -> {
            ServerConnector connector = connector(server, http, socket);
            connector.addEventListener(connections);
            return connector;
        });
        config.jetty.modifyHttpConfiguration(http -> {
            // Paths are parsed by this server: a segment that is not an Id is a 404 of ours, not a 400 of the
            // container's.
            http.setUriCompliance(UriCompliance.UNSAFE);
            http.setRequestHeaderSize(RequestHeadLimits.TAKEN_BYTES);
            // A Link header repeats the query of the request up to three times.
            http.setMaxResponseHeaderSize(MAX_RESPONSE_HEADERS);
        });
        config.jetty.modifyServer(server -> {
            server.addBean(new ConnectionLimit(MAX_CONNECTIONS, server));
            server.setRequestLog(log);
            server.setStopTimeout(0);
            server.insertHandler(connections);
            server.insertHandler(new EagerContentHandler(new RequestBufferingHandler(connections)));
            server.insertHandler(new ResponseBufferingHandler());
            server.insertHandler(new GracefulHandler());
            server.insertHandler(new DrainingHandler());
        });
    }

    private static ServerConnector connector(
            org.eclipse.jetty.server.Server server, HttpConfiguration http, ServerSocketChannel socket) {
        ServerConnector connector = new ServerConnector(server, new DirectoryAwareConnections(http));
        connector.setAcceptedSendBufferSize(ResponseBufferingHandler.SEND_BUFFER_BYTES);
        try {
            connector.open(socket);
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
        return connector;
    }

    private static void routes(RoutesConfig config, Routes routes, PublicUrl site, RequestFilters filters) {
        RequestBodyReader bodies = new RequestBodyReader();
        config.before(context -> FatalErrorException.guard(() -> filters.before(context)));
        config.after(filters::after);
        for (Route route : routes.all()) {
            config.addHttpHandler(
                    HandlerType.findOrCreate(route.method()),
                    route.template(),
                    context -> FatalErrorException.guard(
                            () -> route.handler().accept(new HttpExchange(context, site, bodies))));
        }
        config.exception(Refusal.class, ErrorResponses::refused);
        config.exception(
                AuthenticationException.class,
                (rejection, context) ->
                        ErrorResponses.rejected(rejection, filters.challenge(rejection, context), context));
        config.exception(HttpException.class, ErrorResponses::problem);
        config.exception(HttpResponseException.class, ErrorResponses::framework);
        storageFaults(config);
        config.exception(ClientGoneException.class, ErrorResponses::clientGone);
        config.exception(FatalErrorException.class, ErrorResponses::fatal);
        config.exception(Exception.class, ErrorResponses::unexpected);
    }

    private static void storageFaults(RoutesConfig config) {
        OutageLog outages = new OutageLog(System::nanoTime);
        config.exception(
                StorageUnavailableException.class,
                (fault, context) -> ErrorResponses.storageFault(fault, outages, context));
    }
}
