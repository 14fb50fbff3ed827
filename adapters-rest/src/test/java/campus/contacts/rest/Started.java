package campus.contacts.rest;

import campus.contacts.ContactService;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The server, started in this JVM on a free port, for tests in other packages. */
public final class Started implements AutoCloseable {
    private final Server server;

    private Started(Server server) {
        this.server = server;
    }

    /** Starts with these options, in memory and on any free port unless they say otherwise. */
    public static Started with(String... options) {
        return by(Clock.systemUTC(), options);
    }

    /** The same, by this clock. */
    public static Started by(Clock clock, String... options) {
        List<String> all = new ArrayList<>(Arrays.asList(options));
        if (!all.contains("--port")) {
            all.addAll(List.of("--port", "0"));
        }
        if (!all.contains("--database")) {
            all.addAll(List.of("--database", "memory"));
        }
        return new Started(Server.start(clock, all.toArray(String[]::new)));
    }

    /** The options that open a new, empty database on a real PostgreSQL. */
    public static List<String> postgres() {
        return Postgres.options();
    }

    /** Whether a range of addresses, as {@code --trusted-proxies} has them, includes an address. */
    public static boolean includes(String range, String address) {
        return new ClientAddress(List.of(range)).isTrusted(address);
    }

    /** How long a caller has for how many requests, as {@code --rate-limit} says it. */
    public static Map.Entry<Integer, Duration> rateLimit(String text) {
        Admission.RateLimit limit = Admission.RateLimit.of(text);
        return Map.entry(limit.requests(), limit.period());
    }

    /** How many requests are served at once. */
    public static int places() {
        return Admission.AT_ONCE;
    }

    /** How many requests of one caller are served at once. */
    public static int placesForOne() {
        return Admission.AT_ONCE_FOR_ONE;
    }

    /** Where it is reached, without a slash at the end. */
    public String url() {
        return server.url().replaceFirst("/$", "");
    }

    /** Where it listens, without a slash at the end, whatever its public URL. */
    public String listening() {
        return server.listening().replaceFirst("/$", "");
    }

    public ContactService service() {
        return server.service();
    }

    public void reloadPolicy() {
        server.reloadPolicy();
    }

    @Override
    public void close() {
        server.close();
    }
}
