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
import io.prometheus.metrics.core.metrics.Info;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The metrics of this process, and the port that serves them in the Prometheus text format. */
public final class AdminPort implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private Javalin server;

    /**
     * @param version of the program
     * @param gauges of the storage, by name
     */
    public AdminPort(String version, Map<String, LongSupplier> gauges) {
        // not a gauge of Micrometer, which would drop the suffix of the name
        Info.builder()
                .name("campus_contacts_build_info")
                .help("The version of the program and of Java.")
                .labelNames("version", "java")
                .register(registry.getPrometheusRegistry())
                .setLabelValues(version, Runtime.version().toString());
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
        gauges.forEach((name, value) -> add("storage." + name, value));
    }

    /** Adds a gauge of this process. */
    public void add(String name, LongSupplier value) {
        // By default a registry references a gauge's object weakly, and the gauge of a collected object reads NaN.
        Gauge.builder(name, value, LongSupplier::getAsLong)
                .strongReference(true)
                .register(registry);
    }

    /** Returns the registry of the metrics. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /**
     * Serves the metrics at {@code /metrics}.
     *
     * @param settings of the container: address, access checks, error format and further routes
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
