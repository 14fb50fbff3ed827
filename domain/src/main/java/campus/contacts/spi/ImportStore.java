package campus.contacts.spi;

import campus.contacts.people.ImportedItem;
import campus.contacts.people.NetId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps what imports made for people. What names an object or a person is forgotten with it. */
public interface ImportStore {
    /** What was made for these people, in no order. */
    List<ImportedItem> made(Collection<NetId> netids);

    /** Keeps what was made for people who are there; nothing is kept with the same person, slot and key. */
    void keep(Collection<ImportedItem> made);

    /** Forgets what was made, not the objects themselves. */
    void forget(Collection<ImportedItem> made);

    /**
     * By person, the fingerprint of the line that was last brought in for it; not of those about whom the line may say something
     * else than is the case, since anything that was made was deleted, or the person saved, meanwhile.
     */
    Map<NetId, String> lines(Collection<NetId> netids);

    /**
     * Starts an import.
     *
     * @return its number, greater than that of every earlier one
     */
    long beginRun();

    /** Whether no later import has started; none starts until the unit of work ends. */
    boolean isLastRun(long run);

    /**
     * Keeps the lines that were brought in, when all is kept that was made of them, and notes that these people are in the
     * import of that number.
     *
     * @param fingerprints by person
     */
    void keepLines(long run, Map<NetId, String> fingerprints);

    /** Notes that people whose lines are kept are in the import of that number. */
    void see(long run, Collection<NetId> netids);

    /**
     * People who are neither in the import of that number nor in a later one, in the order of their netids.
     *
     * @param after exclusive, or null: from the first one
     */
    List<NetId> notSeenIn(long run, NetId after, int limit);
}
