package campus.contacts.memory;

import campus.contacts.OsidObject;
import campus.contacts.osid.Id;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import java.util.function.Function;

/** The objects of one kind by number, and the columns by which they are looked up. */
final class MemoryTable<T extends OsidObject> implements SortedLongs {
    private final NavigableMap<Long, T> rows = new TreeMap<>();
    private final List<Column<T>> columns;
    private long lastNumber;

    /** An Id in an object, or none, with an index on it. */
    record Column<T>(Function<T, Id> value, LongSetIndex<Id> index) {
        static <T> Column<T> of(Function<T, Id> value) {
            return new Column<>(value, new LongSetIndex<>());
        }

        SortedLongSet numbers(Id id) {
            return index.get(id);
        }

        boolean holds(T object, Id id) {
            return id.equals(value.apply(object));
        }

        private void move(long number, T from, T to) {
            Id before = from == null ? null : value.apply(from);
            Id after = to == null ? null : value.apply(to);
            if (Objects.equals(before, after)) {
                return;
            }
            if (before != null) {
                index.remove(before, number);
            }
            if (after != null) {
                index.add(after, number);
            }
        }
    }

    MemoryTable(List<Column<T>> columns) {
        this.columns = columns;
    }

    /** A number that was never given before; not taken back when the unit of work fails. */
    long nextNumber() {
        return ++lastNumber;
    }

    /** The last number given, 0 for none. */
    long lastNumber() {
        return lastNumber;
    }

    /** The next number is that one, or a larger one; not taken back when the unit of work fails. */
    void skipTo(long number) {
        lastNumber = Math.max(lastNumber, number - 1);
    }

    /** The object of that number, or null. */
    T get(long number) {
        return rows.get(number);
    }

    boolean has(long number) {
        return rows.containsKey(number);
    }

    /** Puts an object in its place, or with null, removes what is there. */
    void set(long number, T object, UndoLog changes) {
        T before = replace(number, object);
        changes.made(() -> replace(number, before));
    }

    private T replace(long number, T object) {
        T before = object == null ? rows.remove(number) : rows.put(number, object);
        columns.forEach(column -> column.move(number, before, object));
        return before;
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public PrimitiveIterator.OfLong after(long position) {
        return walk(rows.tailMap(position, false));
    }

    @Override
    public PrimitiveIterator.OfLong before(long position) {
        return walk(rows.headMap(position, false).descendingMap());
    }

    private static PrimitiveIterator.OfLong walk(NavigableMap<Long, ?> rows) {
        return rows.keySet().stream().mapToLong(Long::longValue).iterator();
    }
}
