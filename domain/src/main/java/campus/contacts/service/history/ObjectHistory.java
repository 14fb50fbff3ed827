package campus.contacts.service.history;

import campus.contacts.OsidObject;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.history.HistoryEntry;
import campus.contacts.history.HistoryPage;
import campus.contacts.history.HistoryPosition;
import campus.contacts.osid.Classification;
import campus.contacts.osid.DateTimeText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.service.objects.ObjectLookup;
import campus.contacts.spi.HistoryStore;
import campus.contacts.spi.HistoryStore.Deletion;
import campus.contacts.spi.ObjectStore;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The recorded past of the objects of one kind: histories, earlier versions, undo and erasing (recorded time, sections
 * 1 to 4). Recorded time is independent of the effective period of a contact.
 *
 * <p>Every method throws {@link Refusal} when it rejects the request: {@link Refusal.Reason#NOT_FOUND} for objects and
 * versions that are not kept or not visible to the caller, then {@link Refusal.Reason#PERMISSION_DENIED}, then the
 * reasons that the method names.
 *
 * @param <T> the kind of object
 * @param <Q> the query of its lists
 */
public abstract class ObjectHistory<T extends OsidObject, Q> {
    /** The maximum difference between the clocks of client and server: a moment in this near future is the present. */
    public static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofSeconds(60);

    /** The number of positions that are read at once. */
    private static final int POSITIONS = 10_000;

    private final Storage storage;
    private final TypeCatalog types;
    private final Clock clock;
    private final ObjectKind kind;
    private final ObjectLookup<T, Q> present;
    private final Function<UnitOfWork, ObjectStore<T, Q>> stores;

    ObjectHistory(
            Storage storage,
            TypeCatalog types,
            Clock clock,
            ObjectLookup<T, Q> present,
            Function<UnitOfWork, ObjectStore<T, Q>> stores) {
        this.storage = storage;
        this.types = types;
        this.clock = clock;
        this.kind = present.kind();
        this.present = present;
        this.stores = stores;
    }

    /**
     * Returns a look-up of the objects as they were at a moment; at the present or up to {@link #MAX_CLOCK_DIFFERENCE}
     * later, as they are.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} for a later moment
     */
    public ObjectLookup<T, Q> asOf(Instant moment) {
        return past(moment).map(this::recorded).orElseGet(this::present);
    }

    /** Returns a moment if it is in the past. */
    final Optional<Instant> past(Instant moment) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant asked = moment.truncatedTo(ChronoUnit.MILLIS);
        if (asked.isAfter(now.plus(MAX_CLOCK_DIFFERENCE))) {
            throw Refusal.invalid("asOf " + DateTimeText.write(asked) + " is in the future");
        }
        return asked.isBefore(now) ? Optional.of(asked) : Optional.empty();
    }

    /** Returns a look-up of the objects as they are. */
    public ObjectLookup<T, Q> present() {
        return present;
    }

    abstract ObjectLookup<T, Q> recorded(Instant moment);

    /** Returns the newest entries of the history of an object, of a deleted one too. */
    public HistoryPage<T> list(Caller caller, Id id, int limit) {
        return list(caller, id, null, limit);
    }

    /**
     * Returns a page of the history of an object, of a deleted one too.
     *
     * @param before null: the newest entries
     */
    public HistoryPage<T> list(Caller caller, Id id, @Nullable HistoryPosition before, int limit) {
        return storage.read(unit -> {
            HistoryStore<T> history = requireKnown(unit, caller, id);
            if (limit == 0) {
                return new HistoryPage<>(List.of(), Optional.empty());
            }
            List<HistoryEntry<T>> found = history.list(id, caller.visibility(), before, limit + 1);
            boolean more = found.size() > limit;
            List<HistoryEntry<T>> entries = more ? found.subList(0, limit) : found;
            return new HistoryPage<>(
                    entries, more ? Optional.of(entries.get(limit - 1).position()) : Optional.empty());
        });
    }

    /**
     * Returns the position of the last entry of a page that is too long to be read at once; empty if no entry follows
     * the page.
     *
     * @param before the position before which the page begins
     * @param limit the number of entries of the page, 1 or more
     */
    public Optional<HistoryPosition> end(Caller caller, Id id, HistoryPosition before, int limit) {
        HistoryPosition last = before;
        for (int left = limit; left > 0; ) {
            HistoryPosition from = last;
            int step = Math.min(left, POSITIONS);
            List<HistoryPosition> found = storage.read(
                    unit -> requireKnown(unit, caller, id).positions(id, caller.visibility(), from, step + 1));
            if (found.size() <= step) {
                return Optional.empty();
            }
            last = found.get(step - 1);
            left -= step;
        }
        return Optional.of(last);
    }

    /** Returns a version of an object, of a deleted one too. */
    public T version(Caller caller, Id id, long version) {
        return storage.read(unit -> version(unit, caller, id, version));
    }

    private T version(UnitOfWork unit, Caller caller, Id id, long version) {
        return requireKnown(unit, caller, id)
                .version(id, version, caller.visibility())
                .orElseThrow(() -> Refusal.notFound(kind));
    }

    /** Requires that the object, or a version of it that is kept, is visible to the caller. */
    public void checkKnown(Caller caller, Id id) {
        storage.read(unit -> {
            requireKnown(unit, caller, id);
            return null;
        });
    }

    HistoryStore<T> requireKnown(UnitOfWork unit, Caller caller, Id id) {
        HistoryStore<T> history = store(unit).history();
        if (!history.isKnown(id, caller.visibility())) {
            throw Refusal.notFound(kind);
        }
        return history;
    }

    ObjectStore<T, Q> store(UnitOfWork unit) {
        return stores.apply(unit);
    }

    ObjectKind kind() {
        return kind;
    }

    Storage storage() {
        return storage;
    }

    TypeCatalog types() {
        return types;
    }

    /** Makes the checks of {@link #restore} that do not depend on the version of the present state. */
    public void checkRestore(Caller caller, Id id, long version) {
        storage.read(unit -> {
            version(unit, caller, id, version);
            return requireUpdateIfPresent(unit, caller, id);
        });
    }

    /** Makes the checks of {@link #restore} that do not depend on any version. */
    public void checkRestore(Caller caller, Id id) {
        storage.read(unit -> {
            requireKnown(unit, caller, id);
            return requireUpdateIfPresent(unit, caller, id);
        });
    }

    private boolean requireUpdateIfPresent(UnitOfWork unit, Caller caller, Id id) {
        boolean present = store(unit)
                .find(id, caller.visibility())
                .filter(object -> isNamed(object, id))
                .isPresent();
        if (present) {
            requireUpdate(unit, caller, id);
        }
        return present;
    }

    /**
     * Makes the content of a version the current one: of an existing object by a change, which has no effect if the
     * content is the same; of a deleted one by storing it again under its own Id, in the books that contained it last.
     * That of a merged object undoes the merge: the object takes back its Id, its aliases that the kept object still has,
     * and the contacts that the merge has moved and that still use the kept address.
     *
     * @throws Refusal also {@link Refusal.Reason#OUTDATED}, and what a change or a creation throws; {@link
     *     Refusal.Reason#ILLEGAL_STATE} when the address of a contact is deleted, or the caller may not update a contact
     *     that would move back
     */
    public T restore(Caller caller, Id id, long version, VersionPrecondition precondition) {
        return storage.write(caller, unit -> {
            prepareRestore(unit);
            T content = version(unit, caller, id, version);
            LockedObject<T> locked = LockedObject.of(store(unit), id, object -> isNamed(object, id));
            Optional<T> present = locked.present();
            if (present.isEmpty()) {
                return restoreDeleted(unit, caller, content, locked.requireDeletion(kind), precondition);
            }
            T changed = change(unit, caller, present.get(), content, precondition);
            if (changed.identity().version() != present.get().identity().version()) {
                store(unit).history().markRestored(id);
            }
            return changed;
        });
    }

    /** Returns whether the Id is one of the object itself, and not that of an object that was merged into it. */
    private boolean isNamed(T object, Id id) {
        OptionalLong own = storage.ownIds().number(kind, id);
        return own.isEmpty() || own.getAsLong() == object.identity().number();
    }

    private T restoreDeleted(
            UnitOfWork unit, Caller caller, T content, Deletion deletion, VersionPrecondition precondition) {
        Set<Id> places = requireCreate(unit, caller, content, deletion);
        precondition.checkDeletion(deletion.version());
        return create(unit, caller, content, deletion, places);
    }

    /** Requires that the types of a deleted object are still accepted, and that its properties fit them. */
    void requireTypes(T content) {
        Classification classification = content.classification();
        types.classify(
                kind,
                classification.genusTypeId(),
                classification.recordTypeIds(),
                storage.ownIds().authority());
        types.requireAdded(classification, content.properties(), RecordProperties.NONE);
    }

    /** Takes the locks that restoring or erasing an object needs before it reads. */
    void prepareRestore(UnitOfWork unit) {}

    abstract void requireUpdate(UnitOfWork unit, Caller caller, Id id);

    /** Changes an existing object to the content of another version. */
    abstract T change(UnitOfWork unit, Caller caller, T present, T content, VersionPrecondition precondition);

    /**
     * Requires that the caller may create the object where it was.
     *
     * @return the books to file it in, or the parents of an address book
     */
    abstract Set<Id> requireCreate(UnitOfWork unit, Caller caller, T content, Deletion deletion);

    /** Stores a deleted object again. */
    abstract T create(UnitOfWork unit, Caller caller, T content, Deletion deletion, Set<Id> places);

    /** Makes the checks of {@link #erase} that do not depend on the version and the present state. */
    public void checkErase(Caller caller, Id id) {
        new ObjectEraser<>(this).check(caller, id);
    }

    /**
     * Deletes an object with every version, also one that was deleted before, and with all that was merged into it. An
     * address book in which very many objects were filed is deleted first, and then erased in several transactions; if they
     * are interrupted, another erasure completes them.
     *
     * @throws Refusal also {@link Refusal.Reason#OUTDATED}, and what a deletion throws
     */
    public void erase(Caller caller, Id id, VersionPrecondition precondition) {
        new ObjectEraser<>(this).erase(caller, id, precondition);
    }

    /** Deletes an existing object, after the checks of a deletion that do not depend on the caller. */
    abstract void delete(UnitOfWork unit, Caller caller, T present);
}
