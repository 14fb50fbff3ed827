package campus.contacts.feed;

import campus.contacts.access.Author;
import campus.contacts.history.Change;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change as a caller is told of it (recorded time, section 5).
 *
 * @param change {@link Change#CREATED}: the object is there for the caller from now on; {@link Change#DELETED}, on the
 *     wire {@code removed}: it is not there any more, deleted or out of sight; never {@link Change#RESTORED}
 * @param version the version that the change made, or the current one at that time if it made none; for
 *     {@link Change#DELETED} the last one before, so that a deletion looks as any other disappearance
 * @param at to the millisecond
 * @param by null: nobody was asked
 * @param addressBookId the book in which the object was created, filed or from which it was removed, visible to the
 *     caller; null: another change, or not visible
 * @param childId the child that was added or removed; null: another change
 */
public record FeedEntry(
        Change change,
        ObjectKind kind,
        Id id,
        long version,
        Instant at,
        @Nullable Author by,
        @Nullable Id addressBookId,
        @Nullable Id childId) {
    public FeedEntry {
        Objects.requireNonNull(change);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(id);
        Objects.requireNonNull(at);
    }
}
