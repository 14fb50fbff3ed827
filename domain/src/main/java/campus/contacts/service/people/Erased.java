package campus.contacts.service.people;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The numbers of what was erased about a person.
 *
 * @param counts only what was erased at least once, in the order of {@link Kind}
 */
public record Erased(Map<Kind, Long> counts) {
    static final Erased NOTHING = new Erased(Map.of());

    /** The kinds of stored data about a person. */
    public enum Kind {
        PERSON,
        CONTACT,
        ADDRESS,
        /** A replaced version, or the last version of a deleted object. */
        VERSION,
        /** The person as the resource of an address that stays, in one version. */
        RESOURCE,
        /** The query of a smart address book that named the person, in one version. */
        QUERY,
        /** The record that an import keeps of an object or of the line of a person. */
        IMPORTED_ITEM,
        TASK,
        /** The requester of a task for another person. */
        REQUESTER,
        RESULT_SNAPSHOT,
        /** The text of a response that is kept for retries. */
        RESPONSE,
        /** The author of a recorded change. */
        AUTHOR
    }

    public Erased {
        Map<Kind, Long> positive = new EnumMap<>(Kind.class);
        counts.forEach((kind, count) -> {
            if (count > 0) {
                positive.put(kind, count);
            }
        });
        counts = Collections.unmodifiableMap(positive);
    }

    static Erased of(Kind kind, long count) {
        return new Erased(Map.of(kind, count));
    }

    Erased and(Kind kind, long count) {
        return and(of(kind, count));
    }

    Erased and(Erased other) {
        Map<Kind, Long> sum = new EnumMap<>(Kind.class);
        sum.putAll(counts);
        other.counts.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
        return new Erased(sum);
    }

    public boolean isNothing() {
        return counts.isEmpty();
    }
}
