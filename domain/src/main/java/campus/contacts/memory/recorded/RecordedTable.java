package campus.contacts.memory.recorded;

import campus.contacts.OsidObject;
import campus.contacts.memory.index.MemoryTable;
import campus.contacts.memory.index.SortedLongs;
import campus.contacts.memory.index.UndoLog;
import campus.contacts.osid.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The kept versions of the objects of one kind by number, of living and of deleted objects, with indexed columns: an
 * index contains an object if any kept version of it has that value.
 */
public final class RecordedTable<T extends OsidObject> implements SortedLongs, RecordedPart {
    private final NavigableMap<Long, List<RecordedVersion<T>>> rows = new TreeMap<>();
    private final List<MemoryTable.Column<T>> columns;

    public RecordedTable(List<MemoryTable.Column<T>> columns) {
        this.columns = columns;
    }

    /** Returns the versions of an object, oldest first; empty if none is kept. */
    public List<RecordedVersion<T>> versions(long number) {
        return rows.getOrDefault(number, List.of());
    }

    /** Returns the newest version, possibly a deletion, of an object of which one is kept. */
    public RecordedVersion<T> last(long number) {
        return Objects.requireNonNull(findLast(number));
    }

    /** Returns the newest version, possibly a deletion; null if none is kept. */
    public @Nullable RecordedVersion<T> findLast(long number) {
        List<RecordedVersion<T>> versions = versions(number);
        return versions.isEmpty() ? null : versions.get(versions.size() - 1);
    }

    /** Returns the object as it was at that moment; null if it did not exist. */
    public @Nullable T get(long number, Instant moment) {
        RecordedVersion<T> version = at(number, moment);
        return version == null ? null : version.object();
    }

    /** Returns the version of that moment; null if the object did not exist. */
    public @Nullable RecordedVersion<T> at(long number, Instant moment) {
        List<RecordedVersion<T>> versions = versions(number);
        int place = place(versions, moment);
        return place < 0 || versions.get(place).isAbsence() ? null : versions.get(place);
    }

    /** Returns the index of the last version that is not later than the moment; -1 if there is none. */
    public static int place(List<? extends RecordedVersion<?>> versions, Instant moment) {
        int low = 0;
        int high = versions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (versions.get(middle).at().isAfter(moment)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low - 1;
    }

    /** Returns the period in which the version at that index was the current one. */
    public RecordedPeriod period(long number, int index) {
        List<RecordedVersion<T>> versions = versions(number);
        Instant end = index + 1 < versions.size() ? versions.get(index + 1).at() : null;
        return new RecordedPeriod(versions.get(index).at(), end);
    }

    /** Returns the versions with content that were current at some moment of the period. */
    public List<RecordedVersion<T>> during(long number, RecordedPeriod period) {
        List<RecordedVersion<T>> versions = versions(number);
        List<RecordedVersion<T>> found = new ArrayList<>(1);
        for (int i = Math.max(0, place(versions, period.from())); i < versions.size(); i++) {
            if (!versions.get(i).isAbsence() && period(number, i).overlaps(period)) {
                found.add(versions.get(i));
            }
        }
        return found;
    }

    public void add(long number, RecordedVersion<T> version, UndoLog changes) {
        List<RecordedVersion<T>> versions = rows.get(number);
        if (versions == null) {
            set(number, new ArrayList<>(List.of(version)), changes);
            return;
        }
        versions.add(version);
        changes.made(() -> versions.remove(versions.size() - 1));
        index(number, List.of(version), changes);
    }

    public void replaceLast(long number, RecordedVersion<T> version, UndoLog changes) {
        List<RecordedVersion<T>> versions = versions(number);
        RecordedVersion<T> before = versions.set(versions.size() - 1, version);
        changes.made(() -> versions.set(versions.size() - 1, before));
    }

    /** Replaces versions of an object by others with the same number and time. */
    public void replaceAll(long number, UnaryOperator<RecordedVersion<T>> replacement, UndoLog changes) {
        List<RecordedVersion<T>> now = new ArrayList<>(versions(number));
        now.replaceAll(replacement);
        while (!now.isEmpty() && now.get(0).isErased()) {
            now.remove(0);
        }
        if (!now.equals(versions(number))) {
            set(number, now, changes);
        }
    }

    /** Returns the numbers of the objects of which a version is kept, in ascending order. */
    public List<Long> numbers() {
        return List.copyOf(rows.keySet());
    }

    /** Removes every version of an object. */
    public void remove(long number, UndoLog changes) {
        set(number, List.of(), changes);
    }

    @Override
    public void prune(long number, Instant horizon, UndoLog changes) {
        List<RecordedVersion<T>> versions = versions(number);
        int first = Math.max(0, place(versions, horizon));
        if (first < versions.size()
                && versions.get(first).isAbsence()
                && !versions.get(first).at().isAfter(horizon)) {
            first++;
        }
        if (first > 0) {
            set(number, new ArrayList<>(versions.subList(first, versions.size())), changes);
        }
    }

    private void set(long number, List<RecordedVersion<T>> versions, UndoLog changes) {
        List<RecordedVersion<T>> before = replace(number, versions);
        changes.made(() -> replace(number, before));
        for (MemoryTable.Column<T> column : columns) {
            Set<Id> gone = values(column, before);
            gone.removeAll(values(column, versions));
            for (Id value : gone) {
                column.index().remove(value, number);
                changes.made(() -> column.index().add(value, number));
            }
        }
        index(number, versions, changes);
    }

    private List<RecordedVersion<T>> replace(long number, List<RecordedVersion<T>> versions) {
        List<RecordedVersion<T>> before = versions.isEmpty() ? rows.remove(number) : rows.put(number, versions);
        return before == null ? List.of() : before;
    }

    private void index(long number, List<RecordedVersion<T>> versions, UndoLog changes) {
        for (MemoryTable.Column<T> column : columns) {
            for (Id value : values(column, versions)) {
                if (column.index().add(value, number)) {
                    changes.made(() -> column.index().remove(value, number));
                }
            }
        }
    }

    private Set<Id> values(MemoryTable.Column<T> column, List<RecordedVersion<T>> versions) {
        Set<Id> values = new HashSet<>();
        for (RecordedVersion<T> version : versions) {
            Id value = version.isAbsence() ? null : column.value().apply(version.object());
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public PrimitiveIterator.OfLong after(long position) {
        return MemoryTable.walk(rows.tailMap(position, false));
    }

    @Override
    public PrimitiveIterator.OfLong before(long position) {
        return MemoryTable.walk(rows.headMap(position, false).descendingMap());
    }
}
