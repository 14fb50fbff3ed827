package campus.contacts.memory.recorded;

import campus.contacts.OsidObject;
import campus.contacts.access.Author;
import campus.contacts.access.Provenance;
import campus.contacts.history.Change;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A version of an object, which is valid until the next one.
 *
 * @param object null: a deletion, or an erased version
 * @param by null: unknown author
 */
public record RecordedVersion<T extends OsidObject>(
        @Nullable T object,
        long version,
        Instant at,
        Change change,
        @Nullable Author by,
        Provenance provenance) {
    public static <T extends OsidObject> RecordedVersion<T> of(
            T object, Change change, @Nullable Author by, Provenance provenance) {
        return new RecordedVersion<>(
                object, object.identity().version(), object.identity().changedAt(), change, by, provenance);
    }

    public static <T extends OsidObject> RecordedVersion<T> deletion(long version, Instant at, @Nullable Author by) {
        return new RecordedVersion<>(null, version, at, Change.DELETED, by, Provenance.OFFICIAL);
    }

    /** Returns the object of a version that is not an absence. */
    public T content() {
        return Objects.requireNonNull(object);
    }

    /** Returns whether the object did not exist: it was deleted, or its version is erased. */
    public boolean isAbsence() {
        return object == null;
    }

    public boolean isErased() {
        return object == null && change != Change.DELETED;
    }

    /** Returns the version without its content and author. */
    public RecordedVersion<T> erased() {
        return new RecordedVersion<>(null, version, at, Change.UPDATED, null, Provenance.OFFICIAL);
    }

    /** Returns what stands for an erased version after this one. */
    public RecordedVersion<T> gap(Instant since) {
        return new RecordedVersion<>(null, version + 1, since, Change.UPDATED, null, Provenance.OFFICIAL);
    }

    public RecordedVersion<T> withObject(T changed) {
        return new RecordedVersion<>(changed, version, at, change, by, provenance);
    }

    public RecordedVersion<T> withoutAuthor() {
        return new RecordedVersion<>(object, version, at, change, null, provenance);
    }

    public RecordedVersion<T> withChange(Change changed) {
        return new RecordedVersion<>(object, version, at, changed, by, provenance);
    }
}
