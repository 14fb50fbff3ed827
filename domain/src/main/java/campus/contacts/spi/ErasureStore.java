package campus.contacts.spi;

import campus.contacts.BookQuery;
import campus.contacts.osid.Id;
import campus.contacts.people.NetId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds and erases what is stored about a person, in the present and in the recorded past (recorded time, section 4).
 * A person is named by its subjects, which are the Ids by which objects refer to it.
 */
public interface ErasureStore {
    /**
     * Returns contacts whose current version or any kept version refers to a subject, deleted ones too, in the order of
     * their numbers.
     *
     * @param after exclusive; null: from the first one
     */
    List<Id> contactsAbout(Set<Id> subjects, @Nullable Id after, int limit);

    /**
     * Returns addresses whose resource is or was a subject, deleted ones too, in the order of their numbers.
     *
     * @param after exclusive; null: from the first one
     */
    List<Id> addressesOf(Set<Id> subjects, @Nullable Id after, int limit);

    /**
     * Returns whether a subject, if it is private, hides or hid the address of a contact that refers to it: whether
     * the writer of the reference or of the addressee was allowed to update the address.
     */
    boolean mayHideAddress(Id contactId, Set<Id> subjects);

    /**
     * Returns whether a contact that refers to none of the subjects uses or used an address in a period of recorded
     * time.
     *
     * @param from inclusive; null: from the beginning
     * @param to exclusive; null: to the present
     */
    boolean isUsedByOthers(Id addressId, Set<Id> subjects, @Nullable Instant from, @Nullable Instant to);

    /** Removes the resource from a replaced version of an address. */
    void removeResource(Id addressId, long version);

    /**
     * Returns address books whose query names a subject in the current version or in any kept one, deleted ones too, in
     * the order of their numbers.
     *
     * @param after exclusive; null: from the first one
     */
    List<Id> smartBooksNaming(Set<Id> subjects, @Nullable Id after, int limit);

    /**
     * Replaces the query of a replaced version of an address book.
     *
     * @param query null: the version becomes an ordinary book
     */
    void setQuery(Id addressBookId, long version, @Nullable BookQuery query);

    /** Erases the subjects from the recorded changes of contacts that refer or referred to them. */
    void eraseReferences(Set<Id> subjects);

    /**
     * Erases what imports stored about a person beside its objects.
     *
     * @return the number of the imported objects and lines
     */
    int eraseImports(NetId netid);

    /**
     * Erases the tasks for a person, pending ones too; waits for a unit of work that has claimed one.
     *
     * @return their number
     */
    int eraseTasks(NetId netid);

    /**
     * Erases the requester of the tasks that a person requested for others.
     *
     * @return the number of these tasks
     */
    int eraseRequester(NetId netid);

    /**
     * Erases the result snapshots that contain any of these rows.
     *
     * @param pathEnd the end of the paths of their collection
     * @param numbers of rows
     * @return the number of these snapshots
     */
    int eraseFoundSets(String pathEnd, Set<Long> numbers);

    /**
     * A part of the work of {@link #eraseAuthor}.
     *
     * @param erased the number of changes whose author was erased
     * @param next the position of the next part; null: there is none
     */
    record AuthorPart(int erased, @Nullable AuthorPosition next) {}

    /**
     * A position among all recorded changes.
     *
     * @param table the number of the table
     * @param after the number of the last object whose changes are done
     */
    record AuthorPosition(int table, long after) {
        public static final AuthorPosition FIRST = new AuthorPosition(0, 0);
    }

    /** Erases the author of some of the changes whose author is the user or the subject with that netid. */
    AuthorPart eraseAuthor(NetId netid, AuthorPosition position);
}
