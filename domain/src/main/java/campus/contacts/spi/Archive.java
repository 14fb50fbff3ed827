package campus.contacts.spi;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Alias;
import campus.contacts.Contact;
import campus.contacts.OsidObject;
import campus.contacts.access.Author;
import campus.contacts.access.Provenance;
import campus.contacts.history.EndedLink;
import campus.contacts.history.RecordedEvent;
import campus.contacts.history.VersionOrigin;
import campus.contacts.imports.ImportedPart;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.Refusal;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole content of a storage, as a stream that need not fit into memory: for backups, and for migration between
 * databases. Stored responses of idempotent requests, and files
 * whose import has not ended, are not included.
 */
public interface Archive {
    /** The message when the target storage of an import is in use. */
    String NOT_EMPTY = "the database is not empty: it holds more than the default address book";

    /** What an export holds. */
    enum Content {
        /** Everything, with the recorded past. */
        WITH_HISTORY,
        /** Only the present. */
        WITHOUT_HISTORY
    }

    /**
     * Exports a consistent snapshot, while other units of work go on.
     *
     * @param sink its exceptions are passed on
     */
    void exportTo(Sink sink, Content content);

    /** Exports everything, with the recorded past. */
    default void exportTo(Sink sink) {
        exportTo(sink, Content.WITH_HISTORY);
    }

    /**
     * Exports the part of a consistent snapshot that belongs to an address book, as {@link #exportTo(Sink, Content)} does:
     * the objects in the book and its descendants, the addresses of the contacts among them, these books and the default
     * one, and the people whom they name. Ids and numbers are those of the whole, which is read twice.
     *
     * @param addressBookId local Id
     * @throws Refusal {@link Refusal.Reason#NOT_FOUND} when there is no such book, {@link
     *     Refusal.Reason#INVALID_ARGUMENT} when it is a smart one; nothing has been sent then
     */
    void exportTo(Sink sink, Content content, Id addressBookId);

    /**
     * Imports everything, with Ids, versions and times unchanged, or nothing at all. Other writers wait meanwhile, and
     * readers may wait. Numbers assigned afterwards are larger than any assigned before in either storage. A storage that
     * keeps no history drops the past; without a past, the history begins at the import.
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
     * A filing of an existing object.
     *
     * @param since null: the archive does not tell
     */
    record Filing(Id addressBookId, @Nullable RecordedEvent since) {}

    /**
     * What a storage keeps with an existing contact or address.
     *
     * @param filings the books that contain it, at least one
     * @param origin of the current version; null: the archive does not tell
     */
    record Kept(
            List<Filing> filings,
            Provenance provenance,
            @Nullable VersionOrigin origin) {
        public Kept {
            filings = List.copyOf(filings);
        }
    }

    /**
     * What a storage keeps with a replaced version.
     *
     * @param replacedAt exclusive end of its time as the current version
     * @param provenance {@link Provenance#OFFICIAL} for an address book
     */
    record Replaced(Instant replacedAt, Provenance provenance, VersionOrigin origin) {}

    /**
     * Receives the whole content, in the order of these methods up to {@link #end}. Local Ids have the storage's
     * authority, objects of a kind come in creation order, and books come before references to them. People come last,
     * so that their effects on objects are computed only once. {@link Past} says where the recorded past comes.
     */
    interface Sink extends Past {
        /** Announces the number of objects of each kind, for a progress display. */
        default void expect(Map<ObjectKind, Long> counts) {}

        /** Sets the smallest number of every kind that was never assigned. */
        void nextNumbers(Map<ObjectKind, Long> numbers);

        /** Sets the moment since which all changes are kept. It comes before everything else, if there is a past. */
        void historySince(Instant since);

        /**
         * Adds an address book; the first existing one is the default book.
         *
         * @param origin of the current version; null: the archive does not tell
         */
        void addressBook(AddressBook book, @Nullable VersionOrigin origin);

        /**
         * Marks a book as a root.
         *
         * @param since null: the archive does not tell
         */
        void root(Id addressBookId, @Nullable RecordedEvent since);

        /**
         * Adds an edge of the hierarchy.
         *
         * @param since null: the archive does not tell
         */
        void child(Id parentId, Id childId, @Nullable RecordedEvent since);

        /** Adds an existing address. */
        void address(Address address, Kept kept);

        /** Adds an existing contact. */
        void contact(Contact contact, Kept kept);

        /**
         * Adds an alias of an existing object, or of one whose deletion is in the archive. Aliases come by kind, in the
         * order of their keys.
         *
         * @param isDeleted whether the object is deleted
         */
        void alias(Alias alias, boolean isDeleted);

        /**
         * Adds that a merge moved a contact, which may be deleted, away from an address whose deletion is in the
         * archive. Moved contacts come by address, in creation order.
         */
        void movedContact(Id addressId, Id contactId);

        /**
         * Adds what an import of a file wrote, in the order of sources, keys and parts.
         *
         * @param part of the run 0: every import in the storage that gets it is a later one
         */
        void importedPart(ImportedPart part);

        /**
         * Adds a person to whom objects may refer; people come in the order of netids.
         *
         * @param made the records of what imports created for the person, in their order
         */
        void person(Person person, List<ImportedItem> made);

        /** Marks the end of the content. */
        void end();
    }

    /**
     * Receives the recorded past. Versions and deletions of an object come in their order, then its ended filings, then
     * the object itself if it still exists; deleted objects are among the existing ones, in creation order. Ended root
     * marks come before the current ones, ended edges before the current ones. The books that ended links name, and the
     * addresses of past contacts, may be deleted.
     */
    interface Past {
        /** Adds a version that was replaced, or ended by the deletion of the object. */
        void version(OsidObject object, Replaced replaced);

        /**
         * Adds a deletion.
         *
         * @param deletion the version that it counts as
         * @param by null: unknown author
         */
        void deletion(ObjectKind kind, ObjectVersion deletion, @Nullable Author by);

        /** @param kind of the object that was filed */
        void endedFiling(ObjectKind kind, Id addressBookId, Id objectId, EndedLink link);

        void endedRoot(Id addressBookId, EndedLink link);

        /** Adds a former edge; its begin and its end count as of the child itself only where {@code isLast} says so. */
        void endedChild(Id parentId, Id childId, EndedLink link);
    }
}
