package campus.contacts.rest;

import campus.contacts.ContactService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The server, started in this JVM on a free port, for tests in other packages. */
public final class Started implements AutoCloseable {
    private final Server server;

    private Started(Server server) {
        this.server = server;
    }

    /** Starts with these options, in memory and on any free port unless they say otherwise. */
    public static Started with(String... options) {
        List<String> all = new ArrayList<>(Arrays.asList(options));
        if (!all.contains("--port")) {
            all.addAll(List.of("--port", "0"));
        }
        if (!all.contains("--database")) {
            all.addAll(List.of("--database", "memory"));
        }
        return new Started(Server.start(all.toArray(String[]::new)));
    }

    /** The options that open a new, empty database on a real PostgreSQL. */
    public static List<String> postgres() {
        return Postgres.options();
    }

    /** Where it is reached, without a slash at the end. */
    public String url() {
        return server.url().replaceFirst("/$", "");
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
