package campus.contacts.osid;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The identity and version of an object in a storage.
 *
 * @param id assigned by the storage, never reused
 * @param version 1 at creation, greater with every change, mostly by 1; compared by {@code If-Match}
 * @param changedAt time of this version, to the millisecond
 */
public record ObjectVersion(Id id, long version, Instant changedAt) {
    public ObjectVersion {
        Objects.requireNonNull(id);
        // Databases round finer instants; truncated here, a stored identity compares equal when it is read back.
        changedAt = changedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns the position in creation order: objects created later have larger numbers. */
    public long number() {
        return Long.parseLong(id.identifier());
    }

    /** Returns the identity of the next version, made at {@link #momentAfter}. */
    public ObjectVersion changed(Instant now) {
        return new ObjectVersion(id, version + 1, momentAfter(changedAt, now));
    }

    /**
     * Returns the identity of the next version, which is later than a version of another object too: the two have shared an Id,
     * or do from now on, and no version that was read by it may be taken for one of both.
     */
    public ObjectVersion changed(Instant now, long other) {
        return new ObjectVersion(id, Math.max(version, other) + 1, momentAfter(changedAt, now));
    }

    /**
     * Returns the time of the next version: now, but at least a millisecond after the previous version, even when the
     * clock was set back. The times of the versions of one object are therefore distinct and increasing.
     *
     * @param previous time of the previous version
     */
    public static Instant momentAfter(Instant previous, Instant now) {
        Instant next = now.truncatedTo(ChronoUnit.MILLIS);
        return next.isAfter(previous) ? next : previous.plusMillis(1);
    }
}
