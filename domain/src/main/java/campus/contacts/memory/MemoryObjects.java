package campus.contacts.memory;

import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.spi.HistoryStore;
import campus.contacts.spi.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The common part of the three stores of objects. */
abstract class MemoryObjects<T extends OsidObject, Q> implements ObjectStore<T, Q> {
    private final MemoryUnitOfWork unit;
    private final ObjectKind kind;
    private final MemoryTable<T> table;

    MemoryObjects(MemoryUnitOfWork unit, ObjectKind kind, Function<MemoryState, MemoryTable<T>> table) {
        this.unit = unit;
        this.kind = kind;
        this.table = table.apply(unit.memory());
    }

    /** Returns whether an existing object is within the scope. */
    abstract boolean isWithin(long number, GrantScope grantScope);

    /** Returns whether an existing object is visible. */
    abstract boolean isVisible(long number, Visibility visibility);

    abstract FilteredSortedLongs select(Q query, Visibility visibility);

    MemoryState memory() {
        return unit.memory();
    }

    UndoLog changes() {
        return unit.changes();
    }

    /** Returns the number of an object if it exists. */
    OptionalLong number(Id id) {
        OptionalLong number = memory().ownIds.number(kind, id);
        return number.isPresent() && table.has(number.getAsLong()) ? number : OptionalLong.empty();
    }

    /** Returns the number of an object that must exist. */
    long require(Id id) {
        return number(id).orElseThrow(() -> new IllegalStateException("there is no " + kind.label() + ' ' + id));
    }

    T make(Function<ObjectVersion, T> draft) {
        UndoLog changes = changes();
        Instant at = unit.moment();
        long number = table.nextNumber();
        T object = draft.apply(new ObjectVersion(memory().ownIds.id(kind, number), 1, at));
        table.set(number, object, changes);
        return object;
    }

    /** Returns whether the object exists and is within the scope. */
    public boolean isWithin(Id id, GrantScope grantScope) {
        OptionalLong number = number(id);
        return number.isPresent() && isWithin(number.getAsLong(), grantScope);
    }

    /** Returns whether the object exists and is visible. */
    boolean isVisible(Id id, Visibility visibility) {
        OptionalLong number = number(id);
        return number.isPresent() && isVisible(number.getAsLong(), visibility);
    }

    @Override
    public Optional<T> find(Id id, Visibility visibility) {
        return isVisible(id, visibility) ? Optional.of(table.get(require(id))) : Optional.empty();
    }

    @Override
    public Optional<T> lock(Id id) {
        // A unit of work that may write has exclusive access, so no lock is needed; a read-only unit is rejected here.
        changes();
        OptionalLong number = number(id);
        return number.isPresent() ? Optional.of(table.get(number.getAsLong())) : Optional.empty();
    }

    @Override
    public List<T> list(Q query, Visibility visibility, PageRequest window) {
        List<T> found = new ArrayList<>();
        select(query, visibility).cut(window).forEach(number -> found.add(table.get(number)));
        return found;
    }

    @Override
    public long count(Q query, Visibility visibility) {
        return select(query, visibility).count();
    }

    @Override
    public void update(T before, T after) {
        table.set(require(after.id()), after, changes());
    }

    @Override
    public void delete(T locked) {
        table.set(require(locked.id()), null, changes());
    }

    @Override
    public HistoryStore<T> history() {
        throw new UnsupportedOperationException("history");
    }
}
