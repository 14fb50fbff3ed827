package campus.contacts.auth;

import campus.contacts.files.TextFile;
import campus.contacts.settings.ConfigurationException;
import campus.contacts.settings.FileWatcher;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches keys from a URL. A thread of its own fetches them every five minutes, and when a token names an unknown key; requests use the
 * last keys meanwhile, and while the URL is unreachable. A request waits, for the deadline of a fetch at most, only before the first
 * successful fetch and when its own token names an unknown key, as the first token after a key rotation does.
 */
final class RemoteJwks implements JWKSource<SecurityContext>, AutoCloseable {
    /** The times of fetching: the interval, the pause before a retry, and the deadline of one fetch. */
    record Timing(Duration interval, Duration retry, Duration deadline) {
        static final Timing USUAL = new Timing(Duration.ofMinutes(5), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    private static final Logger LOG = LoggerFactory.getLogger(RemoteJwks.class);
    /** The shortest time between two fetches caused by tokens: anyone may send tokens with unknown keys. */
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);
    /** The most requests that wait for such a fetch; each occupies a thread. */
    private static final int MAX_WAITING = 4;

    private final String name;
    private final JwksDownload download;
    private final Timing timing;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(FileWatcher.daemon("jwks"));
    private final CountDownLatch answered = new CountDownLatch(1);
    private final Semaphore places = new Semaphore(MAX_WAITING);
    private volatile JWKSet keys;
    private Future<?> requested;
    private long requestedAt;
    private Future<?> next;
    private boolean failing;
    private List<String> passedOver = List.of();

    /** @throws ConfigurationException when keys are not fetched from such a URL */
    RemoteJwks(String place, Timing timing) {
        URI uri = checked(place);
        this.name = "--jwks " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
        this.download = new JwksDownload(uri, timing.deadline());
        this.timing = timing;
    }

    private static URI checked(String place) {
        try {
            URI uri = URI.create(place);
            boolean loopback = Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(uri.getHost()));
            if (uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || !"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && loopback)) {
                throw new ConfigurationException("--jwks must be a file, an https URL or an http URL on loopback");
            }
            return uri;
        } catch (IllegalArgumentException malformed) {
            throw new ConfigurationException("--jwks must be a file, or a URL such as https://idp.example.edu/keys");
        }
    }

    /** Starts fetching. */
    void start() {
        thread.execute(this::fetch);
    }

    /**
     * Fetches the keys once.
     *
     * @throws ConfigurationException when there are none to be had, or none of them can be used
     */
    void require() {
        try {
            read();
        } catch (IOException unreachable) {
            throw new ConfigurationException(name + ": " + unreachable.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ConfigurationException(name + ": interrupted");
        }
    }

    private VerificationKeys read() throws IOException, InterruptedException {
        return VerificationKeys.read(TextFile.of(name, download.bytes(), ConfigurationException::new));
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        if (keys == null) {
            awaitAnswer();
        }
        JWKSet known = keys;
        if (known == null) {
            throw new KeySourceException("no keys were fetched yet");
        }
        List<JWK> selected = selector.select(known);
        if (!selected.isEmpty()) {
            return selected;
        }
        Optional<Future<?>> fetch = request();
        if (fetch.isPresent()) {
            await(fetch.get());
        }
        return selector.select(keys);
    }

    private void awaitAnswer() throws KeySourceException {
        try {
            answered.await(timing.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KeySourceException("interrupted", interrupted);
        }
    }

    /** Fetches ahead of time; empty when a token caused a fetch a moment ago. */
    private synchronized Optional<Future<?>> request() {
        if (requested == null || requested.isDone()) {
            if (requested != null && System.nanoTime() - requestedAt <= PAUSE) {
                return Optional.empty();
            }
            requestedAt = System.nanoTime();
            try {
                requested = thread.submit(this::fetch);
            } catch (RejectedExecutionException closed) {
                return Optional.empty();
            }
        }
        return Optional.of(requested);
    }

    private void await(Future<?> fetch) throws KeySourceException {
        if (!places.tryAcquire()) {
            throw new KeySourceException("others wait for the keys");
        }
        try {
            fetch.get(timing.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException late) {
            throw new KeySourceException("the keys are still being fetched", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KeySourceException("interrupted", interrupted);
        } finally {
            places.release();
        }
    }

    private void fetch() {
        if (next != null) {
            next.cancel(false);
        }
        try {
            take(read());
        } catch (ConfigurationException unusable) {
            failed(unusable.getMessage());
        } catch (IOException unreachable) {
            failed(name + ": " + unreachable.getMessage());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error bug) {
            boolean known = failing;
            failing = true;
            if (!known) {
                LOG.error("{}: keys cannot be read", name, bug);
            }
        } finally {
            answered.countDown();
            fetchLater();
        }
    }

    private void fetchLater() {
        Duration pause = failing ? timing.retry() : timing.interval();
        if (!thread.isShutdown()) {
            next = thread.schedule(this::fetch, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void take(VerificationKeys fetched) {
        if (failing) {
            LOG.info("{}: keys are fetched again", name);
        }
        if (!fetched.passedOver().isEmpty() && !fetched.passedOver().equals(passedOver)) {
            LOG.warn("{}: passed over: {}", name, String.join("; ", fetched.passedOver()));
        }
        failing = false;
        passedOver = fetched.passedOver();
        keys = fetched.keys();
    }

    private void failed(String problem) {
        if (!failing) {
            LOG.warn(
                    "{}; {}",
                    problem,
                    keys == null ? "no token is accepted until keys are fetched" : "the last keys still hold");
        }
        failing = true;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
