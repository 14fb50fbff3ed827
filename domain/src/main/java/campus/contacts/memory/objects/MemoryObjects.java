package campus.contacts.memory.objects;

import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.feed.PriorSight;
import campus.contacts.history.Change;
import campus.contacts.history.HistoryEntry;
import campus.contacts.memory.index.FilteredSortedLongs;
import campus.contacts.memory.index.MemoryTable;
import campus.contacts.memory.index.UndoLog;
import campus.contacts.memory.recorded.RecordedPart;
import campus.contacts.memory.recorded.RecordedPeriod;
import campus.contacts.memory.recorded.RecordedTable;
import campus.contacts.memory.recorded.RecordedVersion;
import campus.contacts.memory.state.MemoryAliases;
import campus.contacts.memory.state.MemoryFeed;
import campus.contacts.memory.state.MemoryMerges;
import campus.contacts.memory.state.MemoryRecorder;
import campus.contacts.memory.state.MemoryState;
import campus.contacts.memory.state.MemoryTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.spi.HistoryStore;
import campus.contacts.spi.ObjectStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The common part of the three stores of objects. */
public abstract class MemoryObjects<T extends OsidObject, Q> extends MemoryReader<T, Q> implements ObjectStore<T, Q> {
    /** The divisor of a table's size that yields the number of objects which are sorted rather than read from the index. */
    private static final int INDEXED_PART = 16;

    private final MemoryTransaction unit;
    private final ObjectKind kind;
    private final MemoryTable<T> table;
    private final RecordedTable<T> recorded;

    MemoryObjects(
            MemoryTransaction unit,
            ObjectKind kind,
            Function<MemoryState, MemoryTable<T>> table,
            Function<MemoryState, RecordedTable<T>> recorded) {
        this.unit = unit;
        this.kind = kind;
        this.table = table.apply(unit.memory());
        this.recorded = recorded.apply(unit.memory());
    }

    /** Returns whether an existing object is within the scope. */
    public abstract boolean isWithin(long number, GrantScope grantScope);

    /** Returns whether the versions of a deleted object are within the scope. */
    public abstract boolean isWithinDeleted(long number, GrantScope grantScope);

    /**
     * Returns whether a version is shown to a caller that may see the object.
     *
     * @param period in which other objects can hide it
     */
    public boolean isShown(RecordedVersion<T> version, RecordedPeriod period, Visibility visibility) {
        return true;
    }

    /** Returns the book in which an object was created, if that is known; null otherwise. */
    public @Nullable Id bookOfCreation(RecordedVersion<T> created) {
        return null;
    }

    /** Returns what decides at present who sees an existing object. */
    public abstract PriorSight.Known sight(long number);

    /** Returns the entries of a history that are no versions, in any order. */
    public abstract List<HistoryEntry<T>> linkEntries(long number);

    /** Returns the books that contained an object when it was deleted, or the parents of an address book. */
    public abstract LongStream lastPlaces(long number);

    /** Returns whether a deleted address book was marked as a root. */
    public boolean wasMarked(long number) {
        return false;
    }

    /** Stores a deleted object again. */
    public abstract void restore(T restored, Set<Id> addressBookIds, Provenance provenance);

    /** Deletes the links that the history keeps of a deleted object. */
    public abstract void eraseLinks(long number);

    ObjectKind kind() {
        return kind;
    }

    public MemoryState memory() {
        return unit.memory();
    }

    UndoLog changes() {
        return unit.changes();
    }

    MemoryRecorder recorder() {
        return unit.recorder();
    }

    public RecordedTable<T> recorded() {
        return recorded;
    }

    boolean exists(long number) {
        return table.has(number);
    }

    /** Returns the number of an object that may be deleted. */
    public OptionalLong recordedNumber(Id id) {
        return memory().aliases.number(kind, id);
    }

    @Override
    public OptionalLong number(Id id) {
        OptionalLong number = recordedNumber(id);
        return number.isPresent() && table.has(number.getAsLong()) ? number : merged(id);
    }

    /** Returns the number of the existing object into which the one with the Id was merged. */
    public OptionalLong merged(Id id) {
        return memory().aliases.merged(kind, id);
    }

    /** Returns the number of an object that must exist. */
    long require(Id id) {
        return number(id).orElseThrow(() -> new IllegalStateException("there is no " + kind.label() + ' ' + id));
    }

    @Override
    public T get(long number) {
        return table.get(number);
    }

    /** Reads the index of the whole table unless the candidates are a small part of it. */
    @Override
    public Iterable<Long> sorted(FilteredSortedLongs selected, PageRequest window) {
        return selected.candidates().size() * INDEXED_PART < table.size()
                ? super.sorted(selected, window)
                : selected.cut(window, table.sorted(window));
    }

    /** Returns the identity of a new object. */
    ObjectVersion newIdentity() {
        changes();
        return new ObjectVersion(memory().ownIds.id(kind, table.nextNumber()), 1, unit.moment());
    }

    /**
     * Stores a new or restored object.
     *
     * @param addressBookId the book in which it is created; null: none, or it is restored
     */
    void make(T object, Change change, @Nullable Id addressBookId, Provenance provenance) {
        table.set(object.identity().number(), object, changes());
        recorder().version(recorded, object, change, provenance);
        recorder().change(object, new MemoryFeed.What(change, addressBookId, null), PriorSight.ABSENT);
    }

    /** Returns whether the object exists and is within the scope. */
    public boolean isWithin(Id id, GrantScope grantScope) {
        OptionalLong number = number(id);
        return number.isPresent() && isWithin(number.getAsLong(), grantScope);
    }

    /** Returns whether the caller may see an object, or some version of a deleted object if no person hides it. */
    public boolean isReachable(long number, Visibility visibility) {
        return exists(number) ? isVisible(number, visibility) : isWithinDeleted(number, visibility.grantScope());
    }

    /** Returns the version that a link belongs to, never a deletion; 1 if none of that time is kept. */
    long versionAt(long number, Instant moment) {
        List<RecordedVersion<T>> versions = recorded.versions(number);
        for (int i = RecordedTable.place(versions, moment); i >= 0; i--) {
            if (!versions.get(i).isAbsence()) {
                return versions.get(i).version();
            }
        }
        return 1;
    }

    @Override
    public Optional<T> lock(Id id) {
        // A unit of work that may write has exclusive access, so no lock is needed; a read-only unit is rejected here.
        changes();
        OptionalLong number = number(id);
        return number.isPresent() ? Optional.of(table.get(number.getAsLong())) : Optional.empty();
    }

    /**
     * Replaces an object by a later version, and records it.
     *
     * @param before who could see it
     */
    void replace(T after, Provenance provenance, PriorSight.Known before) {
        table.set(require(after.id()), after, changes());
        recorder().version(recorded, after, Change.UPDATED, provenance);
        recorder().change(after, MemoryFeed.What.of(Change.UPDATED), changed(before, after));
    }

    private PriorSight changed(PriorSight.Known before, T after) {
        return before.equals(sight(after.identity().number())) ? PriorSight.UNCHANGED : before;
    }

    /** Deletes an object and returns the recorded time. */
    Instant remove(Id id) {
        long number = require(id);
        T last = table.get(number);
        PriorSight before = sight(number);
        table.set(number, null, changes());
        Instant at = recorder().deletion(recorded, last.identity());
        recorder().deletion(last, at, before);
        MemoryAliases.Kept aliases = memory().aliases;
        MemoryMerges.Kept merges = memory().merges;
        if (aliases.objectDeleted(kind, id, changes()) || kind == ObjectKind.ADDRESS && merges.isKnown(number)) {
            RecordedPart part = (swept, horizon, undo) -> {
                if (recorded.findLast(swept) == null) {
                    aliases.forget(kind, id, undo);
                    if (kind == ObjectKind.ADDRESS) {
                        merges.forget(swept, undo);
                    }
                }
            };
            memory().retention.ended(part, number, at, changes());
        }
        return at;
    }

    @Override
    public HistoryStore<T> history() {
        return new MemoryHistory<>(this);
    }
}
