package campus.contacts.rest.changes;

import campus.contacts.rest.admission.RequestLimiter;
import campus.contacts.rest.changes.FollowerGroup.Progress;
import campus.contacts.rest.changes.Subscription.Audience;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.service.feed.ChangeFeed;
import campus.contacts.settings.FileWatcher;
import campus.contacts.spi.ChangeWatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the requests of this process that follow the feed of changes, with a few threads and one listener of the storage. Groups of
 * followers run when the storage has signalled a change, at most ten times a second.
 */
public final class ChangeDispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeDispatcher.class);

    private static final int THREADS = 4;

    private static final int MAX_STREAMS = 1000;
    private static final int MAX_STREAMS_OF_ONE = 20;
    private static final int MAX_WAITS = 1000;

    /** The heap of a follower with a request of the largest size, as measured with streams; one of usual size takes 10 KB. */
    private static final int FOLLOWER_BYTES = 80 * 1024;

    /** The pause between rounds: changes that come meanwhile are read together. */
    private static final long PAUSE_MILLIS = 100;

    private static final long RETRY_MILLIS = 1000;
    private static final long MAX_CHECK_MILLIS = 1000;

    private final ChangeFeed feed;
    private final FeedEntryJson json;
    private final Duration heartbeat;
    private final FollowerSlots streams =
            new FollowerSlots("streams of changes", fitting(MAX_STREAMS, 3), MAX_STREAMS_OF_ONE);
    private final FollowerSlots waits =
            new FollowerSlots("requests that wait for changes", fitting(MAX_WAITS, 1), RequestLimiter.AT_ONCE_FOR_ONE);
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final Map<Audience, Group> groups = new HashMap<>();
    private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(
            THREADS, FileWatcher.daemon("changes"), new ThreadPoolExecutor.DiscardPolicy());
    private final AtomicBoolean signalled = new AtomicBoolean();
    private ChangeWatch watch;
    private boolean closed;

    private record Group(FollowerGroup followers, RepeatingTask rounds) {}

    public ChangeDispatcher(ChangeFeed feed, PublicUrl site, Duration heartbeat) {
        this.feed = feed;
        this.json = new FeedEntryJson(site);
        this.heartbeat = heartbeat;
        pool.setRemoveOnCancelPolicy(true);
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        long period = Math.min(MAX_CHECK_MILLIS, heartbeat.toMillis());
        pool.scheduleWithFixedDelay(this::check, period, period, TimeUnit.MILLISECONDS);
    }

    /** @param eighths of the heap, into which the followers must fit */
    private static int fitting(int most, int eighths) {
        return (int) Math.min(most, Runtime.getRuntime().maxMemory() * eighths / 8 / FOLLOWER_BYTES);
    }

    ChangeFeed feed() {
        return feed;
    }

    FeedEntryJson json() {
        return json;
    }

    Duration heartbeat() {
        return heartbeat;
    }

    FollowerSlots streams() {
        return streams;
    }

    FollowerSlots waits() {
        return waits;
    }

    /** Returns the number of open streams. */
    public long openStreams() {
        return streams.taken();
    }

    /** Begins to serve a follower, until {@link #remove}. After {@link #close} the follower is ended at once. */
    void add(Follower follower) {
        followers.add(follower);
        if (!join(follower)) {
            follower.end();
        }
    }

    private synchronized boolean join(Follower follower) {
        if (closed) {
            return false;
        }
        if (watch == null) {
            watch = feed.watch(this::signal);
        }
        Group group = groups.computeIfAbsent(follower.subscription().audience(), audience -> group());
        group.followers().add(follower);
        group.rounds().request();
        return true;
    }

    private Group group() {
        FollowerGroup group = new FollowerGroup(feed, json);
        return new Group(group, new RepeatingTask(pool, () -> pause(group.serve())));
    }

    private static long pause(Progress progress) {
        return switch (progress) {
            case CAUGHT_UP -> RepeatingTask.ON_REQUEST;
            case MOVING -> PAUSE_MILLIS;
            case BEHIND -> 0;
            case INTERRUPTED -> RETRY_MILLIS;
        };
    }

    void remove(Follower follower) {
        followers.remove(follower);
        leave(follower);
    }

    private synchronized void leave(Follower follower) {
        Audience audience = follower.subscription().audience();
        Group group = groups.get(audience);
        if (group != null) {
            group.followers().remove(follower);
            if (group.followers().isEmpty()) {
                groups.remove(audience);
            }
        }
    }

    /** Reads again for a follower, which has become ready for more. */
    synchronized void resume(Subscription subscription) {
        Group group = groups.get(subscription.audience());
        if (group != null) {
            group.rounds().request();
        }
    }

    /** Runs a task in a thread of the dispatcher; not after {@link #close}. */
    Future<?> schedule(Runnable task, Duration delay) {
        return pool.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Notes that there may be more to read. Called by the storage after every change, so it does next to nothing. */
    private void signal() {
        if (signalled.compareAndSet(false, true)) {
            pool.schedule(this::distribute, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void distribute() {
        signalled.set(false);
        groups.values().forEach(group -> group.rounds().request());
    }

    private void check() {
        try {
            followers.forEach(Follower::check);
            closeIdleWatch();
        } catch (RuntimeException bug) {
            // It would end the schedule.
            LOG.error("the followers of the feed cannot be checked", bug);
        }
    }

    private synchronized void closeIdleWatch() {
        if (groups.isEmpty()) {
            closeWatch();
        }
    }

    private void closeWatch() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    /** Ends all followers at once, and serves no further ones. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            closeWatch();
        }
        followers.forEach(Follower::end);
        pool.shutdown();
    }
}
