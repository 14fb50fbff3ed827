package campus.contacts.feed;

import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects changes (recorded time, section 5).
 *
 * @param kinds of the objects that changed; empty: all
 * @param addressBookId changes of what is in this book or one of its descendants, and of these books; null: all
 * @param referenceId changes of contacts of this reference; null: all
 */
public record FeedQuery(
        Set<ObjectKind> kinds,
        @Nullable Id addressBookId,
        @Nullable Id referenceId) {
    /** Selects all changes. */
    public static final FeedQuery ALL = new FeedQuery(Set.of(), null, null);

    public FeedQuery {
        kinds = Set.copyOf(kinds);
    }

    /** Returns whether changes of that kind of object can be selected. */
    public boolean includes(ObjectKind kind) {
        return (kinds.isEmpty() || kinds.contains(kind)) && (referenceId == null || kind == ObjectKind.CONTACT);
    }
}
