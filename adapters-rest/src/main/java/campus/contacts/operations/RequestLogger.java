package campus.contacts.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Logs and measures every request, including those that the container answers itself. */
public final class RequestLogger implements RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("request");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String NONE = "-";

    /** The attribute of a request that holds its id. */
    public static final String ID = "campus.contacts.request-id";

    /** The attribute of a request that holds the trace id of its client. */
    public static final String TRACE_ID = "campus.contacts.trace-id";

    /** The attribute of a request that holds the kind of its caller. */
    public static final String CALLER = "campus.contacts.caller-kind";

    /** The attribute of a request that holds the reason of its 401. */
    public static final String REJECTION = "campus.contacts.rejection";

    /** The attribute of a request that is set when the client has not received the whole response. */
    public static final String INCOMPLETE = "campus.contacts.incomplete";

    /** The logged status of such a request, since the status sent did not reach the client. */
    private static final int CLIENT_CLOSED_REQUEST = 499;

    private final MeterRegistry registry;
    private final Function<Request, String> routes;
    /** Timers by outcome: composing the name of a timer costs more than the measurement. */
    private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();

    /** The labels of a timer. */
    private record Outcome(String method, String route, int status) {}

    /** @param routes returns the template of a request's route, or null when there is none */
    public RequestLogger(MeterRegistry registry, Function<Request, String> routes) {
        this.registry = registry;
        this.routes = routes;
    }

    @Override
    public void log(Request request, Response response) {
        String template = routes.apply(request);
        String route = template == null ? NONE : template;
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : NONE;
        int status = request.getAttribute(INCOMPLETE) == null ? response.getStatus() : CLIENT_CLOSED_REQUEST;
        Duration time = Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime());
        timers.computeIfAbsent(new Outcome(method, route, status), this::timer).record(time);
        LoggingEventBuilder line = LOG.atInfo()
                .addKeyValue("method", method)
                .addKeyValue("route", route)
                .addKeyValue("status", status)
                .addKeyValue("millis", time.toNanos() / 100_000 / 10.0)
                .addKeyValue("bytes", Response.getContentBytesWritten(response))
                .addKeyValue("id", id(request, response));
        add(line, "trace_id", request.getAttribute(TRACE_ID));
        add(line, "caller", request.getAttribute(CALLER));
        add(line, "reason", request.getAttribute(REJECTION));
        line.log("request");
    }

    private static void add(LoggingEventBuilder line, String name, Object value) {
        if (value != null) {
            line.addKeyValue(name, value);
        }
    }

    /** Returns the request id. The response header may hold another value in its place, which is not logged. */
    private static Object id(Request request, Response response) {
        Object id = request.getAttribute(ID);
        return id == null ? response.getHeaders().get("X-Request-Id") : id;
    }

    private Timer timer(Outcome outcome) {
        return Timer.builder("http.server.requests")
                .tag("method", outcome.method())
                .tag("route", outcome.route())
                .tag("status", Integer.toString(outcome.status()))
                .register(registry);
    }
}
