package campus.contacts.spi;

import campus.contacts.access.Visibility;
import campus.contacts.feed.FeedPosition;
import campus.contacts.feed.PriorSight;
import campus.contacts.feed.RecordedChange;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the changes that units of work have recorded. A change is recorded with the unit of work that makes it, and can
 * be read when that unit and all that began to write before it have ended, so that no reader misses one.
 */
public interface FeedStore {
    /** Returns whether changes are recorded. */
    boolean isKept();

    /** Returns the position after everything that can be read at present. */
    FeedPosition now();

    /** Returns the position before everything that is kept. */
    FeedPosition oldest();

    /**
     * Returns the next changes after a position; empty if something after the position is not kept any more, or the
     * position is none of this database.
     *
     * @param limit maximum number of changes
     */
    Optional<Section> after(FeedPosition position, int limit);

    /**
     * Consecutive changes.
     *
     * @param changes in the order in which they are told; empty: there are no more at present
     * @param next the position after them
     */
    record Section(List<RecordedChange> changes, FeedPosition next) {
        public Section {
            changes = List.copyOf(changes);
        }
    }

    /** Returns a secret of this database, 32 bytes; a restored or moved database has another one. */
    byte[] cursorKey();

    /**
     * An object as it is now.
     *
     * @param referenceKey the {@link Id#key} of a contact's reference; null: another kind of object
     */
    record Current(long version, @Nullable String referenceKey) {}

    /**
     * Returns those objects that are visible now, by their own Ids.
     *
     * @param addressBookId the objects are also in this book or one of its descendants; null: anywhere
     */
    Map<Id, Current> visible(ObjectKind kind, Collection<Id> ids, Visibility visibility, @Nullable Id addressBookId);

    /**
     * Returns who could see the objects that do not exist now before they were deleted, by their own Ids; of several deletions of an
     * object that are kept, before the last one.
     */
    Map<Id, PriorSight.Known> deletions(ObjectKind kind, Collection<Id> ids);
}
