package campus.contacts.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
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

/** The metrics of this process, and the port that serves them in the Prometheus text format, with the readiness of its parts. */
public final class AdminPort implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final ReadinessReport report;
    private Javalin server;

    /**
     * @param version of the program
     * @param readiness of the storage
     * @param gauges of the storage, by name
     */
    public AdminPort(String version, Readiness readiness, Map<String, LongSupplier> gauges) {
        this.report = new ReadinessReport(version, readiness, gauges);
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
     * Serves the metrics at {@code /metrics}, and at {@code /health/ready} the readiness of the process and of its parts: 200, or 503 if
     * the storage is not ready.
     *
     * @param settings of the container: address, access checks and error format
     */
    public void listen(Consumer<JavalinConfig> settings) {
        server = Javalin.start(config -> {
            settings.accept(config);
            config.routes.get(
                    "/metrics",
                    context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(registry.scrape()));
            config.routes.get("/health/ready", this::ready);
        });
    }

    private void ready(Context context) {
        ObjectNode state = report.toJson();
        context.status(ReadinessReport.isReady(state) ? 200 : 503)
                .contentType("application/json")
                .result(state.toString());
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
