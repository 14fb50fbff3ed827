package campus.contacts.spi;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Contact;
import campus.contacts.access.Provenance;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.Person;
import java.util.List;
import java.util.Map;

/**
 * Everything that a storage keeps, as one stream that need not fit into memory: for backups, and for moving from one database to
 * another. Answers kept for requests that come again are not part of it.
 */
public interface Archive {
    /** Why nothing can be imported into a storage that is in use. */
    String NOT_EMPTY = "the database is not empty: it holds more than the default address book";

    /**
     * Hands out everything as it is at one moment, while others go on changing it.
     *
     * @param sink what it throws comes through
     */
    void exportTo(Sink sink);

    /**
     * Takes in everything, with Ids, versions and times as they come, or nothing at all. Others who want to change the storage
     * wait meanwhile, and so may those who want to look. Numbers given out afterwards are larger than any given out here or there.
     *
     * @param source what it throws comes through, and nothing has changed
     * @throws Refusal {@link Refusal.Reason#ILLEGAL_STATE} when the storage holds anything but the default address book;
     *     {@link Refusal.Reason#INVALID_ARGUMENT}, out of the sink's methods, when what comes does not fit
     */
    void importFrom(Source source);

    /** Where everything comes from. */
    @FunctionalInterface
    interface Source {
        /** Sends everything, in the sink's order. */
        void sendTo(Sink sink);
    }

    /**
     * Takes everything, in the order of these methods. Own Ids have the storage's authority, objects of a kind come in creation
     * order, and books are named once they have come themselves. People come last, so that what follows from them for objects
     * is worked out once.
     */
    interface Sink {
        /** How many objects will come, for those who want to show how far they are. */
        default void expect(Map<ObjectKind, Long> counts) {}

        /** The smallest number of every kind that no object ever had. */
        void nextNumbers(Map<ObjectKind, Long> numbers);

        /** The default book is the first. */
        void addressBook(AddressBook book);

        /** A book that is marked as a root. */
        void root(Id addressBookId);

        /** An edge of the hierarchy. */
        void child(Id parentId, Id childId);

        /** @param addressBookIds the books that it is in, at least one */
        void address(Address address, List<Id> addressBookIds, Provenance provenance);

        /** @param addressBookIds the books that it is in, at least one */
        void contact(Contact contact, List<Id> addressBookIds, Provenance provenance);

        /**
         * Somebody whom objects may be about, in the order of netids.
         *
         * @param made what imports made for the person, in its order
         */
        void person(Person person, List<ImportedItem> made);

        /** That was everything. */
        void end();
    }
}
