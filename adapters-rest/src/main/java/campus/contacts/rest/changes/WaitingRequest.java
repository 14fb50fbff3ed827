package campus.contacts.rest.changes;

import campus.contacts.feed.FeedPage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A request for a page that waits until the page has an entry. */
final class WaitingRequest implements Follower {
    private final Subscription subscription;
    private final int limit;
    private final Executor executor;
    private final CompletableFuture<FeedPage> answer = new CompletableFuture<>();
    private volatile String position;
    private volatile String cursor;

    /**
     * @param empty the page that was read first
     * @param executor of the container, which sends the answer
     */
    WaitingRequest(Subscription subscription, int limit, FeedPage empty, Executor executor) {
        this.subscription = subscription;
        this.limit = limit;
        this.executor = executor;
        this.position = empty.reached();
        this.cursor = empty.next();
    }

    /** Completes, in a thread of the container, with a page, which is empty when the wait has ended without an entry. */
    CompletableFuture<FeedPage> answer() {
        return answer;
    }

    @Override
    public Subscription subscription() {
        return subscription;
    }

    @Override
    public int limit() {
        return limit;
    }

    @Override
    public boolean isReady() {
        return !answer.isDone();
    }

    @Override
    public String position() {
        return position;
    }

    @Override
    public void moveTo(String other) {
        position = other;
    }

    @Override
    public void take(RenderedPage rendered) {
        FeedPage page = rendered.page();
        if (!page.entries().isEmpty()) {
            answer.completeAsync(() -> page, executor);
        } else if (!page.isNothingNew(position)) {
            cursor = page.next();
        }
        position = page.reached();
    }

    @Override
    public void fail(RuntimeException failure) {
        executor.execute(() -> answer.completeExceptionally(failure));
    }

    @Override
    public boolean outlastsOutages() {
        return false;
    }

    @Override
    public void check() {
        if (!subscription.rights().getAsBoolean()) {
            end();
        }
    }

    @Override
    public void end() {
        answer.completeAsync(() -> FeedPage.empty(cursor, cursor), executor);
    }
}
