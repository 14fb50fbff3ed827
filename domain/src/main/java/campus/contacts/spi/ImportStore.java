package campus.contacts.spi;

import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.NetId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stores records of the objects that imports created for people. The records are deleted with their object or person.
 */
public interface ImportStore {
    /** Returns the records of these people, in no particular order. */
    List<ImportedItem> made(Collection<NetId> netids);

    /** Stores records of existing people; none with the same person, slot and key exists. */
    void keep(Collection<ImportedItem> made);

    /** Deletes records, not the objects themselves. */
    void forget(Collection<ImportedItem> made);

    /** Returns whether there is a record of an existing object. */
    boolean isMade(ObjectKind kind, Id id);

    /** Lets the records of an object that is about to be merged into another one be about that one. */
    void merged(ObjectKind kind, Id otherId, Id keptId);

    /**
     * Lets those records be about the restored object again.
     *
     * @param keptId the existing object into which it was merged
     * @param aliases that it gets back: of objects that were merged into it before, whose records are about it again too
     */
    void restored(ObjectKind kind, Id otherId, Id keptId, Collection<Id> aliases);

    /**
     * Returns the fingerprints of the last imported lines by person; without those of people whose data may no longer
     * match the line, because an imported object was deleted or the person was saved since.
     */
    Map<NetId, String> lines(Collection<NetId> netids);

    /**
     * Starts an import.
     *
     * @return its number, greater than that of every earlier import
     */
    long beginRun();

    /** Returns whether this is the latest import; no other starts until the end of the unit of work. */
    boolean isLastRun(long run);

    /**
     * Stores the fingerprints of imported lines, after their objects are stored, and marks these people as present in
     * the import of that number.
     *
     * @param fingerprints by person
     */
    void keepLines(long run, Map<NetId, String> fingerprints);

    /** Marks people with stored fingerprints as present in the import of that number. */
    void see(long run, Collection<NetId> netids);

    /**
     * Returns people who are neither in the import of that number nor in a later one, in the order of their netids.
     *
     * @param after exclusive, or null: from the first one
     */
    List<NetId> notSeenIn(long run, @Nullable NetId after, int limit);
}
