package campus.contacts.spi;

import campus.contacts.Sight;
import campus.contacts.people.MailboxQuery;
import campus.contacts.people.MailboxRow;
import java.util.List;

/** Finds addresses that name a mailbox and belong to a person, in the order of their numbers, part by part. */
public interface MailboxStore {
    /**
     * The numbers of those that are asked for and in sight; no row is loaded.
     *
     * @param after exclusive, 0 for the first part
     */
    long[] numbers(MailboxQuery query, Sight sight, long after, int limit);

    /** The same as rows. */
    List<MailboxRow> rows(MailboxQuery query, Sight sight, long after, int limit);
}
