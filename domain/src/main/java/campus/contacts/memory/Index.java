package campus.contacts.memory;

import java.util.HashMap;
import java.util.Map;

/** Numbers by what they are looked up with. */
final class Index<K> {
    private final Map<K, Numbers> numbers = new HashMap<>();

    Numbers get(K key) {
        return numbers.getOrDefault(key, Numbers.NONE);
    }

    boolean add(K key, long number) {
        return numbers.computeIfAbsent(key, absent -> new Numbers()).add(number);
    }

    boolean remove(K key, long number) {
        Numbers found = get(key);
        boolean removed = found.remove(number);
        if (removed && found.isEmpty()) {
            numbers.remove(key);
        }
        return removed;
    }
}
