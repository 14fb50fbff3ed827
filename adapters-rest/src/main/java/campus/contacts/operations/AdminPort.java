package campus.contacts.operations;

import io.javalin.Javalin;
import io.javalin.http.HttpResponseException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.function.LongSupplier;

/** The measurements of this process, and the port on loopback that shows them in Prometheus' text format. */
public final class AdminPort implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private Javalin server;

    /**
     * @param gauges of the storage, by name
     */
    public AdminPort(Map<String, LongSupplier> gauges) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
        gauges.forEach((name, value) ->
                Gauge.builder("storage." + name, value, LongSupplier::getAsLong).register(registry));
    }

    /** Where measurements are kept. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /** Begins to show them, at {@code /metrics}. */
    public void listen(int port) {
        server = Javalin.start(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = port;
            config.routes.get(
                    "/metrics",
                    context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(registry.scrape()));
            config.routes.exception(
                    HttpResponseException.class,
                    (refused, context) -> context.status(refused.getStatus())
                            .contentType("application/json")
                            .result("{\"message\":\"not found\"}"));
        });
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
        garbageCollection.close();
        registry.close();
    }
}
