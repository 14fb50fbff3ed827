package campus.contacts.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** Limits failed password checks by network and by user name (wire contract, section 9). */
final class FailedLoginLimiter {
    /** More than bcrypt can check within the periods. */
    private static final int MAX_TRACKED = 20_000;

    private final Limit ofNetwork;
    private final Limit ofUser;

    FailedLoginLimiter(Ticker ticker) {
        this.ofNetwork = new Limit(10, Duration.ofMinutes(1), ticker);
        this.ofUser = new Limit(30, Duration.ofMinutes(10), ticker);
    }

    /** @throws AuthenticationException when the network or the user name has reached its limit */
    void require(String network, String user) {
        ofNetwork.require(network);
        ofUser.require(user);
    }

    /**
     * Counts a failure before the check, so that concurrent checks cannot exceed the limit.
     *
     * @throws AuthenticationException when the network or the user name has reached its limit
     */
    void take(String network, String user) {
        ofNetwork.take(network);
        try {
            ofUser.take(user);
        } catch (AuthenticationException rejection) {
            ofNetwork.giveBack(network);
            throw rejection;
        }
    }

    /** Undoes the counting when the check succeeds. */
    void giveBack(String network, String user) {
        ofNetwork.giveBack(network);
        ofUser.giveBack(user);
    }

    private static final class Limit {
        private final int failures;
        private final Duration period;
        private final TimeMeter time;
        private final Cache<String, Bucket> buckets;

        Limit(int failures, Duration period, Ticker ticker) {
            this.failures = failures;
            this.period = period;
            this.time = new Nanos(ticker);
            this.buckets = Caffeine.newBuilder()
                    .expireAfterAccess(period)
                    .maximumSize(MAX_TRACKED)
                    .ticker(ticker)
                    .build();
        }

        void require(String key) {
            Bucket bucket = buckets.getIfPresent(key);
            if (bucket != null) {
                var left = bucket.estimateAbilityToConsume(1);
                if (!left.canBeConsumed()) {
                    throw tooMany(left.getNanosToWaitForRefill());
                }
            }
        }

        void take(String key) {
            var left = buckets.get(key, none -> bucket()).tryConsumeAndReturnRemaining(1);
            if (!left.isConsumed()) {
                throw tooMany(left.getNanosToWaitForRefill());
            }
        }

        private static AuthenticationException tooMany(long nanosToWait) {
            return AuthenticationException.tooMany("too many wrong passwords", Duration.ofNanos(nanosToWait));
        }

        void giveBack(String key) {
            Bucket bucket = buckets.getIfPresent(key);
            if (bucket != null) {
                bucket.addTokens(1);
            }
        }

        private Bucket bucket() {
            return Bucket.builder()
                    .withCustomTimePrecision(time)
                    .addLimit(limit -> limit.capacity(failures).refillIntervally(failures, period))
                    .build();
        }
    }

    private record Nanos(Ticker ticker) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return ticker.read();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
