package campus.contacts.history;

import campus.contacts.OsidObject;
import campus.contacts.access.Author;
import campus.contacts.osid.Id;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of one object (recorded time, section 1).
 *
 * @param version the version that the change made, or the current one at that time if it made none
 * @param at to the millisecond; one moment for all changes of a unit of work
 * @param by null: unknown author
 * @param addressBookId the book into which the object was created, filed or from which it was removed; null: another
 *     change
 * @param childId the child that was added or removed; null: another change
 * @param object the whole object in the version that the change made; null if it made none with content
 */
public record HistoryEntry<T extends OsidObject>(
        Change change,
        long version,
        Instant at,
        @Nullable Author by,
        @Nullable Id addressBookId,
        @Nullable Id childId,
        @Nullable T object) {
    public HistoryEntry {
        Objects.requireNonNull(change);
        Objects.requireNonNull(at);
    }

    /** Creates the entry of a version with content. */
    public static <T extends OsidObject> HistoryEntry<T> ofVersion(
            Change change, T object, Author by, Id addressBookId) {
        return new HistoryEntry<>(
                change, object.identity().version(), object.identity().changedAt(), by, addressBookId, null, object);
    }

    /** Returns the position of the entry in its history. */
    public HistoryPosition position() {
        return new HistoryPosition(at, change, number());
    }

    private long number() {
        if (change.isVersion()) {
            return version;
        }
        Id other = childId != null ? childId : addressBookId;
        return other == null ? 0 : Long.parseLong(other.identifier());
    }
}
