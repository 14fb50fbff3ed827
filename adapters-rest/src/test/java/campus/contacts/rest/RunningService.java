package campus.contacts.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The server, started in this JVM on a free port. */
final class RunningService implements AutoCloseable {
    static final String AUTHORITY = "campus.example";
    private static final Map<StorageUnderTest, RunningService> SHARED = new ConcurrentHashMap<>();

    private final Server server;

    private RunningService(Server server) {
        this.server = server;
    }

    /** The one service over that storage that all suites share, until the JVM ends: tests make objects of their own. */
    static RunningService shared(StorageUnderTest storage) {
        return SHARED.computeIfAbsent(storage, it -> start(it));
    }

    /** A service of one's own over a new, empty storage. */
    static RunningService start(StorageUnderTest storage, String... options) {
        List<String> all = new ArrayList<>(storage.options());
        all.addAll(List.of("--authority", AUTHORITY));
        all.addAll(Arrays.asList(options));
        return startWith(all.toArray(String[]::new));
    }

    /** A service with these options, on a free port unless they name one. */
    static RunningService startWith(String... options) {
        List<String> all = new ArrayList<>(Arrays.asList(options));
        if (!all.contains("--port")) {
            all.addAll(List.of("--port", "0"));
        }
        return new RunningService(Server.start(all.toArray(String[]::new)));
    }

    String url() {
        return server.url();
    }

    Client client() {
        return new Client(server.url());
    }

    @Override
    public void close() {
        server.close();
    }
}
