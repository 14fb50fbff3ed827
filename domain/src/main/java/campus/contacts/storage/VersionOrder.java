package campus.contacts.storage;

import static campus.contacts.storage.ArchiveValidator.require;

import campus.contacts.OsidObject;
import campus.contacts.history.EndedLink;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the objects of a kind come in creation order, and the versions of each in their order. Keeps only the last
 * object in memory.
 */
final class VersionOrder {
    static final String NOT_LAST = "isLast is for a link that ended with its object, and the object is there";

    private final LocalIds ownIds;
    private final Map<ObjectKind, Long> largest = new EnumMap<>(ObjectKind.class);
    private Past past = new Past(0, null);

    /** The past of an object, as far as it was read; its current version may follow. */
    private static final class Past {
        private final long number;
        private final @Nullable ObjectKind kind;
        private long version;
        private Instant end = Instant.MIN;
        private @Nullable Id genus;
        private boolean hasLast;

        private Past(long number, @Nullable ObjectKind kind) {
            this.number = number;
            this.kind = kind;
        }

        private void next(ObjectVersion identity) {
            require(identity.version() >= 1, "the version must be 1 or more");
            require(identity.version() > version, "the version is there already, or a later one is");
            require(!identity.changedAt().isBefore(end), "the version is older than the end of the previous one");
            version = identity.version();
        }

        private void next(OsidObject object) {
            next(object.identity());
            Id itsGenus = object.classification().genusTypeId();
            // record types come by merges, and go when an earlier version is restored
            require(genus == null || genus.equals(itsGenus), "the version has another genus than the previous one");
            genus = itsGenus;
        }
    }

    VersionOrder(LocalIds ownIds) {
        this.ownIds = ownIds;
    }

    /** Returns the largest number of an object; 0 if there was none. */
    long largest(ObjectKind kind) {
        return largest.getOrDefault(kind, 0L);
    }

    void version(ObjectKind kind, OsidObject object, Instant replacedAt) {
        Past of = past(kind, object.id());
        of.next(object);
        require(!replacedAt.isBefore(object.identity().changedAt()), "the version ends before it begins");
        of.end = replacedAt;
    }

    void deletion(ObjectKind kind, ObjectVersion deletion) {
        Past of = past(kind, deletion.id());
        of.next(deletion);
        of.end = deletion.changedAt();
    }

    void filing(ObjectKind kind, Id objectId, EndedLink link) {
        Past of = past(kind, objectId);
        of.hasLast |= link.isLast();
    }

    /** Accepts an existing object, whose past has come. */
    void present(ObjectKind kind, OsidObject object) {
        past(kind, object.id()).next(object);
        require(!past.hasLast, NOT_LAST);
        past = new Past(0, null);
    }

    private Past past(ObjectKind kind, Id id) {
        OptionalLong number = ownIds.number(kind, id);
        require(number.isPresent(), "the Id is not one of this kind and authority");
        if (past.kind != kind || past.number != number.getAsLong()) {
            require(number.getAsLong() > largest(kind), "the Id is there already, or a larger one is");
            largest.put(kind, number.getAsLong());
            past = new Past(number.getAsLong(), kind);
        }
        return past;
    }
}
