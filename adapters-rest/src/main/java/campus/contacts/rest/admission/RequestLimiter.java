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

/** Limits the concurrent requests of all callers and of each caller, and the request rate of each caller. */
public final class RequestLimiter {
    /**
     * Maximum concurrent requests. More than the connection pool can serve, fewer than the server threads; excess requests are
     * rejected, not queued.
     */
    public static final int AT_ONCE = 160;

    /** Maximum concurrent requests of one caller, so that no caller can block all others by not reading its responses. */
    public static final int AT_ONCE_FOR_ONE = AT_ONCE / 2;

    private static final int MAX_CALLERS = 100_000;
    /** The longest period of a rate limit. A caller must not be forgotten before its tokens have been refilled. */
    private static final Duration LONGEST_PERIOD = Duration.ofHours(1);

    private final Semaphore places = new Semaphore(AT_ONCE);
    /** The number of slots held, by caller. */
    private final Map<String, Integer> held = new ConcurrentHashMap<>();

    private final RateLimit limit;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(LONGEST_PERIOD)
            .maximumSize(MAX_CALLERS)
            .build();

    /** A number of requests in a period. */
    public record RateLimit(int requests, Duration period) {
        /**
         * Reads {@code 50/s}, {@code 600/m} or {@code 10000/h}.
         *
         * @throws IllegalArgumentException when the text has none of these forms
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

    /** @param limit the rate limit of each caller, or null for none */
    public RequestLimiter(RateLimit limit) {
        this.limit = limit;
    }

    /** Takes a slot, to be released with {@link #leave()}; 503 when none is free. */
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

    /** Takes a slot of the caller, to be released with {@link #leave(String)}; 503 when the caller has too many. */
    void enter(String caller) {
        if (held.merge(caller, 1, Integer::sum) > AT_ONCE_FOR_ONE) {
            leave(caller);
            throw tooMany();
        }
    }

    void leave(String caller) {
        held.computeIfPresent(caller, (name, count) -> count == 1 ? null : count - 1);
    }

    /** Counts a request of the caller; 429 when the rate limit is exceeded. */
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
        // Monotonic time: with the wall clock, setting the clock back would block a caller until the clock catches up.
        return Bucket.builder()
                .withNanosecondPrecision()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.requests()).refillGreedy(limit.requests(), limit.period()))
                .build();
    }
}
