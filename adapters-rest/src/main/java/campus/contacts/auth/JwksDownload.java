package campus.contacts.auth;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Downloads a small document over HTTP completely and within a deadline; redirects are refused. */
final class JwksDownload {
    private static final int MAX_BYTES = 512 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final HttpRequest request;
    private final Duration deadline;

    /** @param deadline for everything from name resolution to the last byte */
    JwksDownload(URI uri, Duration deadline) {
        this.request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        this.deadline = deadline;
    }

    /**
     * Returns the document.
     *
     * @throws IOException with a message that states the reason
     */
    byte[] bytes() throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new LimitedBody());
        try {
            HttpResponse<byte[]> response = answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() / 100 == 3) {
                throw new IOException("answered " + response.statusCode() + "; redirects are not followed");
            }
            if (response.statusCode() != 200) {
                throw new IOException("answered " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException late) {
            throw new IOException("did not answer whole within " + deadline.toMillis() + " ms");
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            throw cause instanceof TooLarge ? (TooLarge) cause : new IOException(reason(cause));
        } finally {
            answer.cancel(true);
        }
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        if (cause instanceof ConnectException && message == null) {
            return "cannot be reached: " + (isUnresolved(cause) ? "unknown host" : "connection refused");
        }
        return "cannot be reached: " + cause.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }

    private static boolean isUnresolved(Throwable thrown) {
        return thrown != null && (thrown instanceof UnresolvedAddressException || isUnresolved(thrown.getCause()));
    }

    private static final class TooLarge extends IOException {
        TooLarge() {
            super("answered more than " + MAX_BYTES + " bytes");
        }
    }

    /** Collects a body up to the size limit. */
    private static final class LimitedBody implements BodySubscriber<byte[]> {
        private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
        private Flow.Subscription subscription;
        private long size;

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole.getBody();
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            whole.onSubscribe(given);
        }

        @Override
        public void onNext(List<ByteBuffer> some) {
            size += some.stream().mapToLong(ByteBuffer::remaining).sum();
            if (size > MAX_BYTES) {
                subscription.cancel();
                whole.onError(new TooLarge());
            } else {
                whole.onNext(some);
            }
        }

        @Override
        public void onError(Throwable failure) {
            whole.onError(failure);
        }

        @Override
        public void onComplete() {
            whole.onComplete();
        }
    }
}
