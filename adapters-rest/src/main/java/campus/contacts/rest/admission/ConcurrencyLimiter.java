package campus.contacts.rest.admission;

import campus.contacts.rest.error.HttpException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many requests are let in: so many at once, and from one caller so many in a time. */
public final class ConcurrencyLimiter {
    /** More than a database's connections can use, fewer than there are threads: what is over waits nowhere. */
    public static final int AT_ONCE = 160;

    /** So that no single caller, by requests that it never reads the answers to, keeps all others from being served. */
    public static final int AT_ONCE_FOR_ONE = AT_ONCE / 2;

    private static final int MAX_CALLERS = 100_000;
    /** A caller that is forgotten sooner than it may ask again would gain by it. */
    private static final Duration LONGEST_PERIOD = Duration.ofHours(1);

    private final Semaphore places = new Semaphore(AT_ONCE);
    /** How many places each caller has that has any. */
    private final Map<String, Integer> held = new ConcurrentHashMap<>();

    private final RateLimit limit;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(LONGEST_PERIOD)
            .maximumSize(MAX_CALLERS)
            .build();

    /**
     * So many requests in so long.
     */
    public record RateLimit(int requests, Duration period) {
        /**
         * Reads {@code 50/s}, {@code 600/m} or {@code 10000/h}.
         *
         * @throws IllegalArgumentException when the text is none of these
         */
        public static RateLimit of(String text) {
            if (!text.matches("[1-9][0-9]{0,8}/[smh]")) {
                throw new IllegalArgumentException(text);
            }
            int slash = text.indexOf('/');
            Duration period = switch (text.charAt(slash + 1)) {
                case 's' -> Duration.ofSeconds(1);
                case 'm' -> Duration.ofMinutes(1);
                default -> Duration.ofHours(1);
            };
            return new RateLimit(Integer.parseInt(text.substring(0, slash)), period);
        }
    }

    /**
     * @param limit of one caller, or null: none
     */
    public ConcurrencyLimiter(RateLimit limit) {
        this.limit = limit;
    }

    /** Takes a place, to be given back with {@link #leave()}; 503 when there is none. */
    void enter() {
        if (!places.tryAcquire()) {
            throw tooMany();
        }
    }

    private static HttpException tooMany() {
        return new HttpException(503, "too many requests at once", Map.of("Retry-After", "1"));
    }

    void leave() {
        places.release();
    }

    /** Takes one of that caller's places, to be given back with {@link #leave(String)}; 503 when it has too many. */
    void enter(String caller) {
        if (held.merge(caller, 1, Integer::sum) > AT_ONCE_FOR_ONE) {
            leave(caller);
            throw tooMany();
        }
    }

    void leave(String caller) {
        held.computeIfPresent(caller, (name, many) -> many == 1 ? null : many - 1);
    }

    /** Counts a request of that caller; 429 when it had too many. */
    public void count(String caller) {
        if (limit == null) {
            return;
        }
        ConsumptionProbe probe = buckets.get(caller, none -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
            throw new HttpException(429, "too many requests", Map.of("Retry-After", Long.toString(seconds)));
        }
    }

    private Bucket bucket() {
        // By the time that never goes back: by the clock, whoever had used up a second's worth would wait until it
        // catches up.
        return Bucket.builder()
                .withNanosecondPrecision()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.requests()).refillGreedy(limit.requests(), limit.period()))
                .build();
    }
}
