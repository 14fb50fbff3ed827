package campus.contacts.spi;

import java.time.Instant;
import java.util.Optional;

/** Keeps sets of rows that were found. */
public interface ResultSnapshotStore {
    /**
     * A set.
     *
     * @param owner whose it is
     * @param path of the collection
     * @param filterKey of the filter by which it was found
     * @param numbers of the rows, in ascending order
     * @param usedAt when it was last used
     */
    record FoundSet(String owner, String path, String filterKey, long[] numbers, Instant usedAt) {}

    Optional<FoundSet> find(String key);

    /**
     * Keeps a set under a new key.
     *
     * @param most how many of the owner's sets stay, the newest
     */
    void keep(String key, FoundSet set, int most);

    /** Notes that a set was used; nothing happens when it is gone. */
    void use(String key, Instant at);

    /** Forgets some of the sets that were last used before that moment. */
    void forget(Instant before);
}
