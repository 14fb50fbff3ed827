package campus.contacts.auth;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Runs one check of a key at a time; concurrent requests for the same key share the result. So a client with many connections costs one
 * check, and takes one place in the queue of checks. The number of keys is that of the running and waiting checks.
 */
final class SharedPasswordChecks {
    /** The most requests that wait for one result. */
    static final int MAX_SHARING = 256;

    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Duration patience;

    /** @param patience the longest wait for the result of a check that another thread runs */
    SharedPasswordChecks(Duration patience) {
        this.patience = patience;
    }

    /** A running check, and the places of the requests that wait for its result. */
    private record Running(CompletableFuture<Boolean> result, Semaphore places) {
        Running() {
            this(new CompletableFuture<>(), new Semaphore(MAX_SHARING));
        }
    }

    /**
     * Runs a check, or waits for the result of the running one.
     *
     * @throws AuthenticationException from the check; also when too many requests wait, the result does not come in time, or the shared
     *     check fails unexpectedly (the caller that runs the check gets the exception itself)
     */
    boolean run(String key, BooleanSupplier check) {
        Running own = new Running();
        Running other = running.putIfAbsent(key, own);
        if (other != null) {
            return await(other);
        }
        try {
            boolean right = check.getAsBoolean();
            own.result.complete(right);
            return right;
        } catch (AuthenticationException rejection) {
            own.result.completeExceptionally(rejection);
            throw rejection;
        } finally {
            running.remove(key, own);
            // no effect when the result is set
            own.result.completeExceptionally(AuthenticationException.unavailable("credentials cannot be checked now"));
        }
    }

    private boolean await(Running other) {
        if (!other.places.tryAcquire()) {
            throw tooMany();
        }
        try {
            return other.result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw (AuthenticationException) failed.getCause();
        } catch (TimeoutException late) {
            throw tooMany();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw tooMany();
        } finally {
            other.places.release();
        }
    }

    private static AuthenticationException tooMany() {
        return AuthenticationException.unavailable("too many passwords to check");
    }
}
