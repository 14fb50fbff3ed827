package campus.contacts.memory.index;

import campus.contacts.ListOrder;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.osid.Id;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The objects of one kind by number, with their indexed columns. */
public final class MemoryTable<T extends OsidObject> implements SortedLongs {
    private final NavigableMap<Long, T> rows = new TreeMap<>();
    private final List<Column<T>> columns;
    private final List<SortIndex> sorts;
    private long lastNumber;

    /** An optional Id in an object, with an index on it. */
    public record Column<T>(Function<T, Id> value, LongSetIndex<Id> index) {
        public static <T> Column<T> of(Function<T, Id> value) {
            return new Column<>(value, new LongSetIndex<>());
        }

        /** Returns the same column with an index of its own. */
        public Column<T> empty() {
            return of(value);
        }

        public SortedLongSet numbers(Id id) {
            return index.get(id);
        }

        public boolean holds(T object, Id id) {
            return id.equals(value.apply(object));
        }

        private void move(long number, @Nullable T from, @Nullable T to) {
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

    /** @param orders the ascending orders of lists that have an index */
    public MemoryTable(List<Column<T>> columns, ListOrder... orders) {
        this.columns = columns;
        this.sorts = Stream.of(orders).map(SortIndex::new).toList();
    }

    /** Returns the numbers from the start of a page on, in reading direction, in an order that has an index. */
    public PrimitiveIterator.OfLong sorted(PageRequest window) {
        ListOrder order = window.order().ascending();
        return sorts.stream()
                .filter(sort -> sort.order() == order)
                .findFirst()
                .orElseThrow()
                .walk(window);
    }

    /** Returns a number that was never assigned before; not rolled back when the unit of work fails. */
    public long nextNumber() {
        return ++lastNumber;
    }

    /** Returns the last assigned number, 0 for none. */
    public long lastNumber() {
        return lastNumber;
    }

    /** Makes the next number at least the given one; not rolled back when the unit of work fails. */
    public void skipTo(long number) {
        lastNumber = Math.max(lastNumber, number - 1);
    }

    /**
     * Returns the object of that number.
     *
     * @throws NullPointerException when there is none
     */
    public T get(long number) {
        return Objects.requireNonNull(rows.get(number));
    }

    /** Returns the object of that number, or null. */
    public @Nullable T find(long number) {
        return rows.get(number);
    }

    public boolean has(long number) {
        return rows.containsKey(number);
    }

    /** Stores an object under its number; null deletes the present one. */
    public void set(long number, @Nullable T object, UndoLog changes) {
        T before = replace(number, object);
        changes.made(() -> replace(number, before));
    }

    private @Nullable T replace(long number, @Nullable T object) {
        T before = object == null ? rows.remove(number) : rows.put(number, object);
        columns.forEach(column -> column.move(number, before, object));
        sorts.forEach(sort -> sort.move(number, before, object));
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

    public static PrimitiveIterator.OfLong walk(NavigableMap<Long, ?> rows) {
        return rows.keySet().stream().mapToLong(Long::longValue).iterator();
    }
}
