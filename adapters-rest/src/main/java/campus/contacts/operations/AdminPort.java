package campus.contacts.operations;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The measurements of this process, and the port that shows them in Prometheus' text format. */
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
        // By default a registry holds what it measures weakly, and a gauge of a collected object reads NaN.
        gauges.forEach((name, value) -> Gauge.builder("storage." + name, value, LongSupplier::getAsLong)
                .strongReference(true)
                .register(registry));
    }

    /** Where measurements are kept. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /**
     * Serves them at {@code /metrics}.
     *
     * @param settings of the container: where it listens, who may ask, how errors look
     */
    public void listen(Consumer<JavalinConfig> settings) {
        server = Javalin.start(config -> {
            settings.accept(config);
            config.routes.get(
                    "/metrics",
                    context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(registry.scrape()));
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
