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
 * The whole content of a storage, as a stream that need not fit into memory: for backups, and for migration between
 * databases. Stored responses of idempotent requests are not included.
 */
public interface Archive {
    /** The message when the target storage of an import is in use. */
    String NOT_EMPTY = "the database is not empty: it holds more than the default address book";

    /**
     * Exports a consistent snapshot, while other units of work go on.
     *
     * @param sink its exceptions are passed on
     */
    void exportTo(Sink sink);

    /**
     * Imports everything, with Ids, versions and times unchanged, or nothing at all. Other writers wait meanwhile, and
     * readers may wait. Numbers assigned afterwards are larger than any assigned before in either storage.
     *
     * @param source its exceptions are passed on, and nothing is changed
     * @throws Refusal {@link Refusal.Reason#ILLEGAL_STATE} when the storage holds anything but the default address book;
     *     {@link Refusal.Reason#INVALID_ARGUMENT}, from the methods of the sink, when the content is invalid
     */
    void importFrom(Source source);

    /** The source of an import. */
    @FunctionalInterface
    interface Source {
        /** Sends the whole content, in the sink's order. */
        void sendTo(Sink sink);
    }

    /**
     * Receives the whole content, in the order of these methods. Local Ids have the storage's authority, objects of a
     * kind come in creation order, and books come before references to them. People come last, so that their effects on
     * objects are computed only once.
     */
    interface Sink {
        /** Announces the number of objects of each kind, for a progress display. */
        default void expect(Map<ObjectKind, Long> counts) {}

        /** Sets the smallest number of every kind that was never assigned. */
        void nextNumbers(Map<ObjectKind, Long> numbers);

        /** Adds an address book; the first is the default book. */
        void addressBook(AddressBook book);

        /** Marks a book as a root. */
        void root(Id addressBookId);

        /** Adds an edge of the hierarchy. */
        void child(Id parentId, Id childId);

        /** @param addressBookIds the books that contain it, at least one */
        void address(Address address, List<Id> addressBookIds, Provenance provenance);

        /** @param addressBookIds the books that contain it, at least one */
        void contact(Contact contact, List<Id> addressBookIds, Provenance provenance);

        /**
         * Adds a person to whom objects may refer; people come in the order of netids.
         *
         * @param made the records of what imports created for the person, in their order
         */
        void person(Person person, List<ImportedItem> made);

        /** Marks the end of the content. */
        void end();
    }
}
