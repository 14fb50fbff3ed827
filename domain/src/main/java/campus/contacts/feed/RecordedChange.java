package campus.contacts.feed;

import campus.contacts.access.Author;
import campus.contacts.history.Change;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change as a storage records it, before it is decided who is told of it.
 *
 * @param position after the change: where reading goes on
 * @param object the object that changed
 * @param change null: the object did not change, only who sees it, because of a person or of another object
 * @param at to the millisecond
 * @param by null: nobody was asked
 * @param addressBookId the book in which the object was created, filed or from which it was removed; null: another change
 * @param childId the child that was added or removed; null: another change
 * @param before who could see the object before
 */
public record RecordedChange(
        FeedPosition position,
        Subject object,
        @Nullable Change change,
        Instant at,
        @Nullable Author by,
        @Nullable Id addressBookId,
        @Nullable Id childId,
        PriorSight before) {
    public RecordedChange {
        Objects.requireNonNull(position);
        Objects.requireNonNull(object);
        Objects.requireNonNull(at);
        Objects.requireNonNull(before);
    }

    /**
     * The object of a change.
     *
     * @param version the version that the change made, or the current one at that time if it made none
     * @param referenceKey the {@link Id#key} of a contact's reference, recorded if {@code before} is known; null: another
     *     kind of object, not recorded, or erased
     */
    public record Subject(
            ObjectKind kind, Id id, long version, @Nullable String referenceKey) {
        public Subject {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(id);
        }
    }
}
