package campus.contacts.spi;

import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.people.MailboxQuery;
import campus.contacts.people.MailboxRow;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Finds addresses that name a mailbox and belong to a person, in the order of their numbers, part by part. For a sight without
 * private persons, those do not count, but an address that the caller wrote, or wrote a contact on, belongs to a person whenever its
 * resource has the form of one. Otherwise the caller, which keeps seeing that address, could distinguish a private person from a
 * missing one (campus facades, section 3).
 */
public interface MailboxStore {
    /**
     * The numbers of those that are asked for and in sight; no row is loaded.
     *
     * @param after exclusive, 0 for the first part
     */
    long[] numbers(MailboxQuery query, Visibility visibility, long after, int limit);

    /** The same as rows. */
    List<MailboxRow> rows(MailboxQuery query, Visibility visibility, long after, int limit);

    /**
     * Those of these addresses that belong to a person.
     *
     * @param addresses in sight
     */
    Set<Id> ofPeople(Collection<Id> addresses, Visibility visibility);
}
