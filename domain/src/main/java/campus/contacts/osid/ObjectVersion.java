package campus.contacts.osid;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What a storage knows an object by.
 *
 * @param id assigned by the storage, never reused
 * @param version 1 at birth, one more with every change; what {@code If-Match} compares
 * @param changedAt when this version was made, to the millisecond
 */
public record ObjectVersion(Id id, long version, Instant changedAt) {
    public ObjectVersion {
        Objects.requireNonNull(id);
        // Databases round finer instants; cut here, a stored identity comes back equal.
        changedAt = changedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The place in creation order: objects made later have larger numbers. */
    public long number() {
        return Long.parseLong(id.identifier());
    }

    /** The identity of the next version, made at {@link #momentAfter}. */
    public ObjectVersion changed(Instant now) {
        return new ObjectVersion(id, version + 1, momentAfter(changedAt, now));
    }

    /**
     * When the next version of something is made: now, but always at least a millisecond after the version before it, even when the
     * clock has gone back. The moments of the versions of one thing therefore grow and are all different.
     *
     * @param previous when the version before it was made
     */
    public static Instant momentAfter(Instant previous, Instant now) {
        Instant next = now.truncatedTo(ChronoUnit.MILLIS);
        return next.isAfter(previous) ? next : previous.plusMillis(1);
    }
}
