package campus.contacts.jdbc.transaction;

import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The numbers of objects by their aliases. They stay the same throughout a transaction: one that checked an object must not change another
 * that has its alias meanwhile.
 */
public final class AliasNumbers {
    private final Map<String, Long> numbers = new HashMap<>();

    AliasNumbers() {}

    /** Returns the code of a kind of object in the table of aliases. */
    public static short code(ObjectKind kind) {
        return (short)
                switch (kind) {
                    case CONTACT -> 0;
                    case ADDRESS -> 1;
                    case ADDRESS_BOOK -> 2;
                };
    }

    /** Returns the number of the existing object that has an alias. */
    public static Optional<Long> find(Handle handle, ObjectKind kind, Id aliasId) {
        return SqlFragment.of("""
                        select a.object_id from object_alias a
                        where a.kind_code = :kind and a.alias_key = :alias_key and a.deleted_object_id = 0""", "kind", code(kind))
                .bind("alias_key", aliasId.key())
                .query(handle)
                .mapTo(Long.class)
                .findFirst();
    }

    /** Returns the number of the existing object that has an alias; 0 if there is none. */
    long number(Handle handle, ObjectKind kind, Id aliasId) {
        return numbers.computeIfAbsent(
                kind + aliasId.key(), key -> find(handle, kind, aliasId).orElse(0L));
    }

    /** Returns the number of the existing object into which an object was merged, as far as it was looked up; else that of the object. */
    long merged(ObjectKind kind, long own) {
        return numbers.isEmpty() ? own : numbers.getOrDefault(kind.name() + own, own);
    }

    /** Looks up the existing object into which an object was merged, and returns whether there is one that was not known. */
    boolean follow(Handle handle, ObjectKind kind, Id id, long own) {
        if (numbers.containsKey(kind.name() + own)) {
            return false;
        }
        Optional<Long> found = find(handle, kind, id);
        found.ifPresent(number -> numbers.put(kind.name() + own, number));
        return found.isPresent();
    }

    /** Forgets the numbers, since the transaction has changed some. */
    void forget() {
        numbers.clear();
    }
}
