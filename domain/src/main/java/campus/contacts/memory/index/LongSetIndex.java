package campus.contacts.memory.index;

import java.util.HashMap;
import java.util.Map;

/** An index from keys to sets of numbers. */
public final class LongSetIndex<K> {
    private final Map<K, SortedLongSet> numbers = new HashMap<>();

    public SortedLongSet get(K key) {
        return numbers.getOrDefault(key, SortedLongSet.NONE);
    }

    public boolean add(K key, long number) {
        return numbers.computeIfAbsent(key, absent -> new SortedLongSet()).add(number);
    }

    public boolean remove(K key, long number) {
        SortedLongSet found = get(key);
        boolean removed = found.remove(number);
        if (removed && found.isEmpty()) {
            numbers.remove(key);
        }
        return removed;
    }
}
