package campus.contacts.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** Keys at a URL: kept for five minutes, fetched again for one that is not known, and used on while the place is out of reach. */
final class FetchedKeys {
    private static final long KEPT_MILLIS = 5 * 60 * 1000L;
    private static final long BETWEEN_FETCHES_MILLIS = 1_000;
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MAX_BYTES = 512 * 1024;

    private FetchedKeys() {}

    /**
     * @throws WrongSetting when the place is none to fetch keys from
     */
    static JWKSource<SecurityContext> from(String place, LongSupplier nanoTime) {
        DefaultResourceRetriever retriever = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(url(place), retriever)
                .cache(KEPT_MILLIS, 2L * TIMEOUT_MILLIS)
                .rateLimited(BETWEEN_FETCHES_MILLIS)
                .outageTolerantForever()
                .build();
        JWKSetSource<SecurityContext> sets = ((JWKSetBasedJWKSource<SecurityContext>) keys).getJWKSetSource();
        return unlessFlooded(new JWKSetBasedJWKSource<>(new Growing(sets, nanoTime)));
    }

    private static URL url(String place) {
        try {
            URI uri = URI.create(place);
            boolean loopback = Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(uri.getHost()));
            if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && loopback)) {
                throw new WrongSetting("--jwks must be a file, an https URL or an http URL on loopback");
            }
            return uri.toURL();
        } catch (IllegalArgumentException | MalformedURLException malformed) {
            throw new WrongSetting("--jwks is not a URL");
        }
    }

    /**
     * The same, growing old by the time that never goes back: by the clock, after it was put back, nothing would be fetched until it
     * had caught up.
     */
    private static final class Growing extends JWKSetSourceWrapper<SecurityContext> {
        private final LongSupplier nanoTime;
        private final long start;

        Growing(JWKSetSource<SecurityContext> sets, LongSupplier nanoTime) {
            super(sets);
            this.nanoTime = nanoTime;
            this.start = nanoTime.getAsLong();
        }

        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long byTheClock, SecurityContext context)
                throws KeySourceException {
            long age = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - start);
            return getSource().getJWKSet(evaluator, age, context);
        }
    }

    /** A key that is not known is not asked for again at once; where others are known, that is no outage but a bad token. */
    private static JWKSource<SecurityContext> unlessFlooded(JWKSource<SecurityContext> source) {
        AtomicBoolean known = new AtomicBoolean();
        return (selector, context) -> {
            try {
                List<JWK> keys = source.get(selector, context);
                known.set(true);
                return keys;
            } catch (RateLimitReachedException unknownAgain) {
                if (known.get()) {
                    return List.of();
                }
                throw unknownAgain;
            }
        };
    }
}
