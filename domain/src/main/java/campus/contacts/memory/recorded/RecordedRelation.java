package campus.contacts.memory.recorded;

import campus.contacts.access.Author;
import campus.contacts.history.RecordedEvent;
import campus.contacts.memory.index.LongRelation;
import campus.contacts.memory.index.SortedLongSet;
import campus.contacts.memory.index.UndoLog;
import campus.contacts.osid.ObjectVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A relation between numbers of two types over time: address books and the objects that were filed in them, parents and
 * children. The begins and ends of the links of a pair are at different times.
 */
public final class RecordedRelation implements RecordedPart {
    private final LongRelation ever = new LongRelation();
    private final Map<Long, List<Link>> links = new HashMap<>();

    /** @param ended null: still linked */
    public record Link(
            long left, RecordedEvent began, @Nullable RecordedEvent ended) {
        boolean includes(Instant moment) {
            return new RecordedPeriod(began.at(), ended == null ? null : ended.at()).includes(moment);
        }

        /** Returns the event that ended a past link. */
        public RecordedEvent end() {
            return Objects.requireNonNull(ended);
        }

        /** Returns whether the link ended because of the deletion of the object at that time. */
        public boolean endedWithObject(Instant deletedAt) {
            return ended != null && ended.isOfObject() && !ended.at().isBefore(deletedAt);
        }

        private Instant last() {
            return ended == null ? began.at() : ended.at();
        }
    }

    /** Returns the right numbers of all kept links of that left one. */
    public SortedLongSet everOf(long left) {
        return ever.of(left);
    }

    /** Returns the kept links to that right number, oldest first for each left one. */
    public List<Link> linksTo(long right) {
        return links.getOrDefault(right, List.of());
    }

    /** Returns the right numbers of all kept links. */
    public Set<Long> rights() {
        return links.keySet();
    }

    boolean isLinked(long left, long right, Instant moment) {
        return anyTo(right, moment, found -> found == left);
    }

    /** Returns whether any left number that was linked at the moment meets the condition. */
    public boolean anyTo(long right, Instant moment, LongPredicate condition) {
        for (Link link : linksTo(right)) {
            if (link.includes(moment) && condition.test(link.left)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the left numbers that were linked with that right one at the moment. */
    public long[] to(long right, Instant moment) {
        return linksTo(right).stream()
                .filter(link -> link.includes(moment))
                .mapToLong(Link::left)
                .distinct()
                .toArray();
    }

    /** Returns the right numbers that were linked with that left one at the moment. */
    public long[] of(long left, Instant moment) {
        long[] candidates = ever.of(left).toArray();
        int count = 0;
        for (long right : candidates) {
            if (isLinked(left, right, moment)) {
                candidates[count++] = right;
            }
        }
        return Arrays.copyOf(candidates, count);
    }

    /** Adds a link with its times unchanged. */
    public void add(long right, Link link, UndoLog changes) {
        List<Link> now = new ArrayList<>(linksTo(right));
        now.add(link);
        set(right, now, changes);
    }

    /** Begins a link at the time of the event, or later if the pair was linked until then. */
    public void begin(long left, long right, RecordedEvent event, UndoLog changes) {
        List<Link> now = new ArrayList<>(linksTo(right));
        Instant at = event.at();
        for (Link link : now) {
            at = link.left == left ? ObjectVersion.momentAfter(link.last(), at) : at;
        }
        now.add(new Link(left, new RecordedEvent(at, event.by(), event.isOfObject()), null));
        set(right, now, changes);
    }

    /**
     * Ends the present link of a pair at the time of the event, but after its begin.
     *
     * @return the time of the end
     */
    public Instant end(long left, long right, RecordedEvent event, UndoLog changes) {
        List<Link> now = new ArrayList<>(linksTo(right));
        for (int i = now.size() - 1; i >= 0; i--) {
            Link link = now.get(i);
            if (link.left == left && link.ended == null) {
                Instant at = ObjectVersion.momentAfter(link.began.at(), event.at());
                now.set(i, new Link(left, link.began, new RecordedEvent(at, event.by(), event.isOfObject())));
                set(right, now, changes);
                return at;
            }
        }
        throw new IllegalStateException(left + " and " + right + " are not linked");
    }

    @Override
    public void prune(long right, Instant horizon, UndoLog changes) {
        removeIf(right, link -> link.ended != null && !link.ended.at().isAfter(horizon), changes);
    }

    /** Removes the links to that right number that meet the condition. */
    public void removeIf(long right, Predicate<Link> condition, UndoLog changes) {
        List<Link> now = new ArrayList<>(linksTo(right));
        if (now.removeIf(condition)) {
            set(right, now, changes);
        }
    }

    /**
     * Removes the links to a left number, which is erased. Another number, which was never linked, takes its place in
     * links that ended with the object of the right number.
     */
    public void eraseLeft(long left, LongSupplier other, UndoLog changes) {
        for (long right : ever.of(left).toArray()) {
            List<Link> now = new ArrayList<>();
            for (Link link : linksTo(right)) {
                if (link.left != left) {
                    now.add(link);
                } else if (link.ended != null && link.ended.isOfObject()) {
                    RecordedEvent began = new RecordedEvent(link.ended.at(), null, true);
                    now.add(new Link(other.getAsLong(), began, link.ended));
                }
            }
            set(right, now, changes);
        }
    }

    /** Removes the author from the begins and ends of links that meet the condition, and returns their number. */
    public int eraseAuthor(Predicate<Author> condition, UndoLog changes) {
        int erased = 0;
        for (Map.Entry<Long, List<Link>> entry : links.entrySet()) {
            List<Link> before = entry.getValue();
            List<Link> now = before.stream()
                    .map(link -> new Link(
                            link.left,
                            link.began.without(condition),
                            link.ended == null ? null : link.ended.without(condition)))
                    .toList();
            if (!now.equals(before)) {
                entry.setValue(now);
                changes.made(() -> links.put(entry.getKey(), before));
                erased++;
            }
        }
        return erased;
    }

    private void set(long right, List<Link> now, UndoLog changes) {
        List<Link> before = replace(right, now);
        changes.made(() -> replace(right, before));
        for (Link link : before) {
            if (now.stream().noneMatch(kept -> kept.left == link.left)) {
                ever.remove(link.left, right, changes);
            }
        }
        now.forEach(link -> ever.add(link.left, right, changes));
    }

    private List<Link> replace(long right, List<Link> now) {
        List<Link> before = now.isEmpty() ? links.remove(right) : links.put(right, now);
        return before == null ? List.of() : before;
    }
}
