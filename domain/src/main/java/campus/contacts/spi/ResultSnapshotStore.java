package campus.contacts.spi;

import java.time.Instant;
import java.util.Optional;

/** Stores snapshots of search results. */
public interface ResultSnapshotStore {
    /**
     * A result snapshot.
     *
     * @param owner the caller that made the search
     * @param path of the collection
     * @param filterKey of the filter of the search
     * @param numbers of the rows, in ascending order
     * @param usedAt when it was last used
     */
    record FoundSet(String owner, String path, String filterKey, long[] numbers, Instant usedAt) {}

    Optional<FoundSet> find(String key);

    /**
     * Stores a snapshot under a new key.
     *
     * @param max maximum number of the owner's snapshots; the oldest are deleted
     */
    void keep(String key, FoundSet set, int max);

    /** Records the use of a snapshot; no effect if it no longer exists. */
    void use(String key, Instant at);

    /** Deletes some of the snapshots that were last used before that moment. */
    void forget(Instant before);
}
