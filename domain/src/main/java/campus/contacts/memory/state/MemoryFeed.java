package campus.contacts.memory.state;

import campus.contacts.access.Author;
import campus.contacts.feed.FeedPosition;
import campus.contacts.feed.PriorSight;
import campus.contacts.feed.RecordedChange;
import campus.contacts.history.Change;
import campus.contacts.memory.index.UndoLog;
import campus.contacts.osid.Id;
import campus.contacts.spi.FeedStore;
import campus.contacts.spi.StorageSettings.Retention;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The recorded changes, in the order of the units of work. Their places are consecutive numbers from 1. */
public final class MemoryFeed {
    /** The number of changes that one step deletes at most. */
    private static final int STEP = 1000;

    private final Retention retention;
    private final Clock clock;
    private final List<RecordedChange> changes = new ArrayList<>();
    private byte[] key = newKey();
    /** The place of the last change that is not kept any more. */
    private long swept;

    MemoryFeed(Retention retention, Clock clock) {
        this.retention = retention;
        this.clock = clock;
    }

    private static byte[] newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    public boolean isKept() {
        return !retention.keepsNoChanges();
    }

    public byte[] key() {
        return key.clone();
    }

    /**
     * What changed.
     *
     * @param change null: only who sees the object
     * @param addressBookId null: another change than a filing
     * @param childId null: another change than of an edge
     */
    public record What(
            @Nullable Change change,
            @Nullable Id addressBookId,
            @Nullable Id childId) {
        /** Only who sees the object. */
        public static final What SIGHT = new What(null, null, null);

        public static What of(Change change) {
            return new What(change, null, null);
        }
    }

    /** Who made a change, and when. */
    record Event(Instant at, @Nullable Author by) {}

    void add(RecordedChange.Subject object, What what, Event event, PriorSight before, UndoLog undo) {
        if (!isKept()) {
            return;
        }
        changes.add(new RecordedChange(
                position(last() + 1),
                object,
                what.change,
                event.at,
                event.by,
                what.addressBookId,
                what.childId,
                before));
        undo.made(() -> changes.remove(changes.size() - 1));
    }

    /** Returns the place of the last change; 0 if there was none. */
    public long last() {
        return swept + changes.size();
    }

    private static FeedPosition position(long place) {
        return new FeedPosition(0, 0, place);
    }

    public FeedPosition now() {
        return position(last());
    }

    public FeedPosition oldest() {
        return position(swept);
    }

    public Optional<FeedStore.Section> after(FeedPosition position, int limit) {
        if (position.place() < swept || position.place() > last()) {
            return Optional.empty();
        }
        int from = (int) (position.place() - swept);
        int to = Math.min(changes.size(), from + limit);
        return Optional.of(new FeedStore.Section(changes.subList(from, to), position(swept + to)));
    }

    /** Returns who could see objects before they were deleted for the last time. */
    public Map<Id, PriorSight.Known> deletions(Set<Id> ids) {
        Map<Id, PriorSight.Known> deletions = new HashMap<>();
        for (RecordedChange change : changes) {
            if (change.change() == Change.DELETED
                    && change.before() instanceof PriorSight.Known before
                    && ids.contains(change.object().id())) {
                deletions.put(change.object().id(), before);
            }
        }
        return deletions;
    }

    /** Marks the last change of an object, which made a version, as its restoration. */
    public void markRestored(Id id, UndoLog undo) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            RecordedChange last = changes.get(i);
            if (last.object().id().equals(id) && last.change() == Change.UPDATED) {
                replace(i, withChange(last, Change.RESTORED), undo);
                return;
            }
        }
    }

    private static RecordedChange withChange(RecordedChange old, Change change) {
        return new RecordedChange(
                old.position(),
                old.object(),
                change,
                old.at(),
                old.by(),
                old.addressBookId(),
                old.childId(),
                old.before());
    }

    /** Removes the reference from changes of contacts that meet a condition. */
    public void eraseReferences(Predicate<RecordedChange.Subject> condition, UndoLog undo) {
        replaceAll(
                old -> condition.test(old.object())
                        ? new RecordedChange(
                                old.position(),
                                withoutReference(old.object()),
                                old.change(),
                                old.at(),
                                old.by(),
                                old.addressBookId(),
                                old.childId(),
                                old.before())
                        : old,
                undo);
    }

    private static RecordedChange.Subject withoutReference(RecordedChange.Subject object) {
        return new RecordedChange.Subject(object.kind(), object.id(), object.version(), null);
    }

    /** Removes authors that meet a condition, and returns the number of their changes. */
    public int eraseAuthor(Predicate<Author> condition, UndoLog undo) {
        return replaceAll(
                old -> old.by() != null && condition.test(old.by())
                        ? new RecordedChange(
                                old.position(),
                                old.object(),
                                old.change(),
                                old.at(),
                                null,
                                old.addressBookId(),
                                old.childId(),
                                old.before())
                        : old,
                undo);
    }

    private int replaceAll(UnaryOperator<RecordedChange> replacement, UndoLog undo) {
        int replaced = 0;
        for (int i = 0; i < changes.size(); i++) {
            RecordedChange now = replacement.apply(changes.get(i));
            if (now != changes.get(i)) {
                replace(i, now, undo);
                replaced++;
            }
        }
        return replaced;
    }

    private void replace(int index, RecordedChange now, UndoLog undo) {
        RecordedChange before = changes.set(index, now);
        undo.made(() -> changes.set(index, before));
    }

    /**
     * Deletes the oldest changes that are older than the retention period.
     *
     * @return whether more are left
     */
    public boolean sweep(UndoLog undo) {
        Optional<Instant> horizon = retention.changesHorizon(clock.instant());
        if (horizon.isEmpty()) {
            return false;
        }
        int over = 0;
        while (over < STEP && isOver(over, horizon.get())) {
            over++;
        }
        delete(over, undo);
        return isOver(0, horizon.get());
    }

    private boolean isOver(int index, Instant horizon) {
        return index < changes.size() && !changes.get(index).at().isAfter(horizon);
    }

    private void delete(int count, UndoLog undo) {
        List<RecordedChange> oldest = changes.subList(0, count);
        List<RecordedChange> deleted = List.copyOf(oldest);
        oldest.clear();
        swept += count;
        undo.made(() -> {
            changes.addAll(0, deleted);
            swept -= count;
        });
    }

    /** Forgets all changes; no cursor is valid any more. */
    public void startOver(UndoLog undo) {
        delete(changes.size(), undo);
        byte[] before = key;
        key = newKey();
        undo.made(() -> key = before);
    }
}
