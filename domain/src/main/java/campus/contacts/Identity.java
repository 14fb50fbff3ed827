package campus.contacts;

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
public record Identity(Id id, long version, Instant changedAt) {
    public Identity {
        Objects.requireNonNull(id);
        // Databases round finer instants; cut here, a stored identity comes back equal.
        changedAt = changedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The place in creation order: objects made later have larger numbers. */
    public long number() {
        return Long.parseLong(id.identifier());
    }

    /** The next version; a clock that went back does not make it older than this one. */
    Identity changed(Instant at) {
        return new Identity(id, version + 1, at.isBefore(changedAt) ? changedAt : at);
    }
}
