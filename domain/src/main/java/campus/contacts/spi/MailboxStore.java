package campus.contacts.spi;

import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.people.MailboxQuery;
import campus.contacts.people.MailboxRow;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Finds addresses that name a mailbox and belong to a person, page by page in the order of their numbers. If private
 * persons are not visible, they do not count, but an address that the caller wrote, or wrote a contact on, belongs to a
 * person whenever its resource has the form of one. Otherwise the caller, to whom that address stays visible, could
 * distinguish a private person from a missing one (campus facades, section 3).
 */
public interface MailboxStore {
    /**
     * Returns the numbers of the matching visible addresses; loads no rows.
     *
     * @param after exclusive, 0 for the first page
     */
    long[] numbers(MailboxQuery query, Visibility visibility, long after, int limit);

    /** Returns the matching visible addresses as rows. */
    List<MailboxRow> rows(MailboxQuery query, Visibility visibility, long after, int limit);

    /**
     * Returns those of these addresses that belong to a person.
     *
     * @param addresses visible ones
     */
    Set<Id> ofPeople(Collection<Id> addresses, Visibility visibility);
}
