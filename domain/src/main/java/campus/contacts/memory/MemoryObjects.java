package campus.contacts.memory;

import campus.contacts.Id;
import campus.contacts.Identity;
import campus.contacts.Kind;
import campus.contacts.OsidObject;
import campus.contacts.Reach;
import campus.contacts.Sight;
import campus.contacts.Window;
import campus.contacts.spi.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** What the three stores have in common. */
abstract class MemoryObjects<T extends OsidObject, Q> implements ObjectStore<T, Q> {
    private final MemoryUnit unit;
    private final Kind kind;
    private final Table<T> table;

    MemoryObjects(MemoryUnit unit, Kind kind, Function<Memory, Table<T>> table) {
        this.unit = unit;
        this.kind = kind;
        this.table = table.apply(unit.memory());
    }

    /** Whether an object that exists is within reach. */
    abstract boolean isWithin(long number, Reach reach);

    /** Whether an object that exists is in sight. */
    abstract boolean isInSight(long number, Sight sight);

    abstract Selection select(Q query, Sight sight);

    Memory memory() {
        return unit.memory();
    }

    Changes changes() {
        return unit.changes();
    }

    /** The number of an object that exists. */
    OptionalLong number(Id id) {
        OptionalLong number = memory().ownIds.number(kind, id);
        return number.isPresent() && table.has(number.getAsLong()) ? number : OptionalLong.empty();
    }

    /** The number of an object that the caller of the store knows to exist. */
    long require(Id id) {
        return number(id).orElseThrow(() -> new IllegalStateException("there is no " + kind.label() + ' ' + id));
    }

    T make(Function<Identity, T> draft, Instant at) {
        Changes changes = changes();
        long number = table.nextNumber();
        T object = draft.apply(new Identity(memory().ownIds.id(kind, number), 1, at));
        table.set(number, object, changes);
        return object;
    }

    /** Whether the object is within reach; not when there is none. */
    public boolean isWithin(Id id, Reach reach) {
        OptionalLong number = number(id);
        return number.isPresent() && isWithin(number.getAsLong(), reach);
    }

    /** Whether the object is in sight; not when there is none. */
    boolean isInSight(Id id, Sight sight) {
        OptionalLong number = number(id);
        return number.isPresent() && isInSight(number.getAsLong(), sight);
    }

    @Override
    public Optional<T> find(Id id, Sight sight) {
        return isInSight(id, sight) ? Optional.of(table.get(require(id))) : Optional.empty();
    }

    @Override
    public Optional<T> lock(Id id) {
        // A unit that may change things is alone, so there is nothing left to lock; one that may not must not ask.
        changes();
        OptionalLong number = number(id);
        return number.isPresent() ? Optional.of(table.get(number.getAsLong())) : Optional.empty();
    }

    @Override
    public List<T> list(Q query, Sight sight, Window window) {
        List<T> found = new ArrayList<>();
        select(query, sight).cut(window).forEach(number -> found.add(table.get(number)));
        return found;
    }

    @Override
    public long count(Q query, Sight sight) {
        return select(query, sight).count();
    }

    @Override
    public void update(T before, T after) {
        table.set(require(after.id()), after, changes());
    }

    @Override
    public void delete(Id id) {
        table.set(require(id), null, changes());
    }
}
