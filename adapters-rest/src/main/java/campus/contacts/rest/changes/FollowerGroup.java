package campus.contacts.rest.changes;

import campus.contacts.feed.FeedPage;
import campus.contacts.osid.Refusal;
import campus.contacts.service.feed.ChangeFeed;
import campus.contacts.spi.StorageUnavailableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The followers with equal rights and filters. They are served in rounds; in a round, one page is read for all followers at the same
 * cursor. Followers at different cursors come together, so that in the end any number of them costs one read: a follower that has
 * reached what others have read in the round moves to their cursor, those of the most numerous ones first.
 */
final class FollowerGroup {
    /** The state of the group after a round. */
    enum Progress {
        /** Every follower has everything. */
        CAUGHT_UP,
        /** There were entries, so there may be more soon. */
        MOVING,
        /** There is more to read now. */
        BEHIND,
        /** The storage is unavailable. */
        INTERRUPTED
    }

    private static final Logger LOG = LoggerFactory.getLogger(FollowerGroup.class);

    /** The maximum number of pages in a round, so that stragglers do not delay the followers that have caught up. */
    private static final int PAGES = 20;

    private final ChangeFeed feed;
    private final FeedEntryJson json;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    /** The rounds in which followers were served last, so that each gets its turn. */
    private final Map<Follower, Long> turns = new HashMap<>();

    private long round;

    /** One page to read: for all followers at that cursor that take so many entries. */
    private record Reading(String position, int limit) {}

    FollowerGroup(ChangeFeed feed, FeedEntryJson json) {
        this.feed = feed;
        this.json = json;
    }

    void add(Follower follower) {
        followers.add(follower);
    }

    void remove(Follower follower) {
        followers.remove(follower);
    }

    boolean isEmpty() {
        return followers.isEmpty();
    }

    /** Serves a round. Not for concurrent use. */
    Progress serve() {
        Map<Reading, List<Follower>> readings = followers.stream()
                .filter(Follower::isReady)
                .collect(Collectors.groupingBy(each -> new Reading(each.position(), each.limit())));
        if (readings.isEmpty()) {
            return Progress.CAUGHT_UP;
        }
        round++;
        turns.keySet().retainAll(followers);
        Reading first = readings.keySet().stream()
                .max(Comparator.comparingInt(each -> readings.get(each).size()))
                .orElseThrow();
        List<Reading> others = readings.keySet().stream()
                .filter(each -> !each.equals(first))
                .sorted(Comparator.comparingLong(each -> turn(readings.get(each))))
                .limit(PAGES - 1L)
                .toList();
        Progress progress = others.size() + 1 < readings.size() ? Progress.BEHIND : Progress.CAUGHT_UP;
        List<Outcome> outcomes = new ArrayList<>();
        Outcome leading = read(first, readings.get(first));
        outcomes.add(leading);
        progress = further(progress, leading.progress());
        for (Reading other : others) {
            Outcome outcome = read(other, readings.get(other));
            Optional<Outcome> reached =
                    outcomes.stream().filter(each -> each.isReachedBy(outcome)).findFirst();
            if (reached.isPresent()) {
                String position = reached.get().page().reached();
                readings.get(other).forEach(each -> each.moveTo(position));
            } else {
                outcomes.add(outcome);
                progress = further(progress, outcome.progress());
            }
        }
        return progress;
    }

    /** Returns the round in which the follower that has waited the longest was served. */
    private long turn(List<Follower> followers) {
        return followers.stream()
                .mapToLong(each -> turns.getOrDefault(each, 0L))
                .min()
                .orElseThrow();
    }

    private static Progress further(Progress one, Progress other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** @param page null: none could be read */
    private record Outcome(FeedPage page, Progress progress) {
        /**
         * Returns whether a follower that got a page later than this one has everything that this one ends with, so that it may go on
         * where this one ends: it found nothing, or it got the last change of this page. Where there is more to read than this page, the
         * former would go back, and get again what it has. Entries cannot be compared, since two changes of one transaction may be told
         * in the same words.
         */
        boolean isReachedBy(Outcome later) {
            if (page == null || later.page == null) {
                return false;
            }
            List<Long> places = page.places();
            boolean isEnd = progress != Progress.BEHIND || places.isEmpty();
            return isEnd && later.progress == Progress.CAUGHT_UP
                    || !places.isEmpty() && later.page.places().contains(places.get(places.size() - 1));
        }
    }

    private Outcome read(Reading reading, List<Follower> followers) {
        followers.forEach(each -> turns.put(each, round));
        Subscription subscription = followers.get(0).subscription();
        FeedPage page;
        try {
            page = feed.read(subscription.caller(), subscription.query(), reading.position(), reading.limit());
        } catch (StorageUnavailableException unavailable) {
            followers.stream().filter(each -> !each.outlastsOutages()).forEach(each -> each.fail(unavailable));
            return new Outcome(null, Progress.INTERRUPTED);
        } catch (RuntimeException failure) {
            if (!(failure instanceof Refusal)) {
                LOG.error("the feed of changes cannot be read", failure);
            }
            followers.forEach(each -> each.fail(failure));
            return new Outcome(null, Progress.CAUGHT_UP);
        }
        RenderedPage rendered = new RenderedPage(page, json);
        followers.forEach(each -> each.take(rendered));
        return new Outcome(page, progress(reading, page));
    }

    private static Progress progress(Reading reading, FeedPage page) {
        if (page.isNothingNew(reading.position())) {
            return Progress.CAUGHT_UP;
        }
        // a page may end early, most of all at the end of a window that the store has put in order
        boolean isMuch = page.entries().isEmpty() || page.entries().size() >= reading.limit() / 2;
        return isMuch ? Progress.BEHIND : Progress.MOVING;
    }
}
