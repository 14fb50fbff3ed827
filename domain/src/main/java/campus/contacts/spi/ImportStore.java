package campus.contacts.spi;

import campus.contacts.people.Made;
import campus.contacts.people.Netid;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps what imports made for people. What names an object or a person is forgotten with it. */
public interface ImportStore {
    /** What was made for these people, in no order. */
    List<Made> made(Collection<Netid> netids);

    /** Keeps what was made for people who are there; nothing is kept with the same person, slot and key. */
    void keep(Collection<Made> made);

    /** Forgets what was made, not the objects themselves. */
    void forget(Collection<Made> made);

    /**
     * By person, the fingerprint of the line that was last brought in for it; not of those about whom the line may say something
     * else than is the case, since anything that was made was deleted, or the person saved, meanwhile.
     */
    Map<Netid, String> lines(Collection<Netid> netids);

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
    void keepLines(long run, Map<Netid, String> fingerprints);

    /** Notes that people whose lines are kept are in the import of that number. */
    void see(long run, Collection<Netid> netids);

    /**
     * People who are neither in the import of that number nor in a later one, in the order of their netids.
     *
     * @param after exclusive, or null: from the first one
     */
    List<Netid> unseen(long run, Netid after, int limit);
}
