package campus.contacts.rest.admission;

import campus.contacts.access.Caller;
import campus.contacts.rest.error.HttpException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Limits searches that may scan all rows of a collection. Only a few run at once, so that most database connections stay free for other
 * requests; excess searches are rejected, not queued.
 */
public final class BroadSearchLimiter {
    /** The divisor of the connections: a quarter may be used. */
    private static final int SHARE = 4;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Semaphore places;
    private final int mostOfOne;
    private final Map<String, Integer> held = new ConcurrentHashMap<>();

    private BroadSearchLimiter(int permits) {
        this.places = new Semaphore(permits);
        this.mostOfOne = Math.max(1, permits / 2);
    }

    /** Returns a limiter for a quarter of the connections, and half of that for one caller. */
    public static BroadSearchLimiter sharing(int connections) {
        return new BroadSearchLimiter(Math.max(1, connections / SHARE));
    }

    /**
     * Runs a search.
     *
     * @param search receives a checkpoint to run regularly, which throws when the search takes too long
     * @throws HttpException 503, when too many searches are running or the search takes too long
     */
    public <T> T run(Caller caller, Function<Runnable, T> search) {
        if (!places.tryAcquire()) {
            throw tooMany();
        }
        try {
            if (held.merge(caller.name(), 1, Integer::sum) > mostOfOne) {
                throw tooMany();
            }
            return search.apply(checkpoint());
        } finally {
            held.computeIfPresent(caller.name(), (name, count) -> count == 1 ? null : count - 1);
            places.release();
        }
    }

    private static Runnable checkpoint() {
        long end = System.nanoTime() + LONGEST.toNanos();
        return () -> {
            if (System.nanoTime() - end >= 0) {
                throw problem("the search takes too long; ask for fewer rows");
            }
        };
    }

    private static HttpException tooMany() {
        return problem("too many searches of whole collections at once");
    }

    private static HttpException problem(String message) {
        return new HttpException(503, message, Map.of("Retry-After", "1"));
    }
}
