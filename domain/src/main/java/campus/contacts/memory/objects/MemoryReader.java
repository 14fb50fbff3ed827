package campus.contacts.memory.objects;

import campus.contacts.ListOrder;
import campus.contacts.ListPosition;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.access.Visibility;
import campus.contacts.memory.index.FilteredSortedLongs;
import campus.contacts.memory.index.SortedLongSet;
import campus.contacts.osid.Id;
import campus.contacts.spi.ObjectReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The common part of the readers of present and past objects. */
public abstract class MemoryReader<T extends OsidObject, Q> implements ObjectReader<T, Q> {
    /** Returns the number of an object if it exists. */
    public abstract OptionalLong number(Id id);

    /** Returns an existing object. */
    public abstract T get(long number);

    /** Returns whether an existing object is visible. */
    public abstract boolean isVisible(long number, Visibility visibility);

    public abstract FilteredSortedLongs select(Q query, Visibility visibility);

    /**
     * Returns the part of a list that consists of those objects.
     *
     * @param ids null: the whole list
     */
    public FilteredSortedLongs among(@Nullable Set<Id> ids, FilteredSortedLongs list) {
        if (ids == null) {
            return list;
        }
        List<Long> numbers = new ArrayList<>();
        ids.forEach(id -> number(id).ifPresent(numbers::add));
        return list.among(SortedLongSet.of(numbers));
    }

    /** Returns whether the object exists and is visible. */
    public boolean isVisible(Id id, Visibility visibility) {
        OptionalLong number = number(id);
        return number.isPresent() && isVisible(number.getAsLong(), visibility);
    }

    @Override
    public Optional<T> find(Id id, Visibility visibility) {
        return isVisible(id, visibility) ? Optional.of(get(number(id).orElseThrow())) : Optional.empty();
    }

    @Override
    public List<T> list(Q query, Visibility visibility, PageRequest window) {
        List<T> found = new ArrayList<>();
        FilteredSortedLongs selected = select(query, visibility);
        Iterable<Long> page = window.order() == ListOrder.CREATION ? selected.cut(window) : sorted(selected, window);
        page.forEach(number -> found.add(get(number)));
        return found;
    }

    /** Returns the numbers on a page of a list that is not in creation order. */
    public Iterable<Long> sorted(FilteredSortedLongs selected, PageRequest window) {
        return selected.cut(
                window, (LongFunction<ListPosition>) number -> window.order().position(get(number)));
    }

    @Override
    public long count(Q query, Visibility visibility) {
        return select(query, visibility).count();
    }
}
