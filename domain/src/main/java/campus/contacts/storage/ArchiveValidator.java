package campus.contacts.storage;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Alias;
import campus.contacts.Contact;
import campus.contacts.OsidObject;
import campus.contacts.access.Author;
import campus.contacts.history.EndedLink;
import campus.contacts.history.RecordedEvent;
import campus.contacts.history.VersionOrigin;
import campus.contacts.imports.ImportedPart;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.Refusal;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.Person;
import campus.contacts.records.DataSource;
import campus.contacts.spi.Archive;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the content of an archive, passes it on, and rejects the first invalid item, so that storages need no checks
 * of their own. Keeps eight bytes of every address and contact, the hierarchy, and the ids of roles in memory.
 */
public final class ArchiveValidator implements Archive.Sink {
    private enum Stage {
        START,
        ADDRESS_BOOKS,
        ROOTS,
        CHILDREN,
        ADDRESSES,
        CONTACTS,
        ALIASES,
        MOVED_CONTACTS,
        IMPORTED_PARTS,
        PEOPLE,
        END
    }

    private final LocalIds ownIds;
    private final Archive.Sink next;
    private final VersionOrder order;
    private final ArchivedObjects objects;
    private final Set<Long> roots = new HashSet<>();
    private final AcyclicEdges edges = new AcyclicEdges();
    private final ArchivedPeople people;
    private @Nullable Alias lastAlias;
    private ImportedPart.@Nullable Place lastPlace;
    private boolean hasHistory;
    private Stage stage = Stage.START;

    /**
     * Verifies a whole archive as an import would, without keeping it.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when the content is invalid
     */
    public static void verify(LocalIds ownIds, Archive.Source source) {
        ArchiveValidator check = new ArchiveValidator(ownIds, new DiscardingSink());
        source.sendTo(check);
        check.requireEnd();
    }

    /** @param next receives the content that is valid */
    public ArchiveValidator(LocalIds ownIds, Archive.Sink next) {
        this.ownIds = ownIds;
        this.next = next;
        this.order = new VersionOrder(ownIds);
        this.objects = new ArchivedObjects(ownIds);
        this.people = new ArchivedPeople(objects);
    }

    @Override
    public void expect(Map<ObjectKind, Long> counts) {
        next.expect(counts);
    }

    @Override
    public void nextNumbers(Map<ObjectKind, Long> numbers) {
        require(stage == Stage.START && !objects.hasNextNumbers(), "the next numbers come first, and once");
        objects.nextNumbers(numbers);
        next.nextNumbers(numbers);
    }

    @Override
    public void historySince(Instant since) {
        require(stage == Stage.START && objects.hasNextNumbers() && !hasHistory, "historySince comes first, and once");
        hasHistory = true;
        next.historySince(since);
    }

    @Override
    public void version(OsidObject object, Archive.Replaced replaced) {
        ObjectKind kind = object.kind();
        enterPast(stage(kind));
        order.version(kind, object, replaced.replacedAt());
        requireTypesOnce(object);
        if (object instanceof Contact contact) {
            objects.requireOwn(ObjectKind.ADDRESS, contact.link().addressId());
        }
        next.version(object, replaced);
    }

    @Override
    public void deletion(ObjectKind kind, ObjectVersion deletion, @Nullable Author by) {
        enterPast(stage(kind));
        order.deletion(kind, deletion);
        next.deletion(kind, deletion, by);
    }

    @Override
    public void endedFiling(ObjectKind kind, Id addressBookId, Id objectId, EndedLink link) {
        enterPast(stage(kind));
        require(kind != ObjectKind.ADDRESS_BOOK, "an address book is in no address book");
        objects.requireOwn(ObjectKind.ADDRESS_BOOK, addressBookId);
        order.filing(kind, objectId, link);
        next.endedFiling(kind, addressBookId, objectId, link);
    }

    @Override
    public void endedRoot(Id addressBookId, EndedLink link) {
        enterPast(Stage.ROOTS);
        requireEnded(addressBookId, link);
        next.endedRoot(addressBookId, link);
    }

    @Override
    public void endedChild(Id parentId, Id childId, EndedLink link) {
        enterPast(Stage.CHILDREN);
        objects.requireOwn(ObjectKind.ADDRESS_BOOK, parentId);
        requireEnded(childId, link);
        next.endedChild(parentId, childId, link);
    }

    private void enterPast(Stage entered) {
        enter(entered);
        require(hasHistory, "historySince is missing");
    }

    private static Stage stage(ObjectKind kind) {
        return switch (kind) {
            case ADDRESS_BOOK -> Stage.ADDRESS_BOOKS;
            case ADDRESS -> Stage.ADDRESSES;
            case CONTACT -> Stage.CONTACTS;
        };
    }

    private void requireEnded(Id addressBookId, EndedLink link) {
        long number = objects.requireOwn(ObjectKind.ADDRESS_BOOK, addressBookId);
        require(!link.isLast() || !objects.exists(ObjectKind.ADDRESS_BOOK, number), VersionOrder.NOT_LAST);
    }

    @Override
    public void addressBook(AddressBook book, @Nullable VersionOrigin origin) {
        enter(Stage.ADDRESS_BOOKS);
        long number = requireNew(ObjectKind.ADDRESS_BOOK, book);
        require(objects.hasAddressBooks() || number == AddressBook.DEFAULT, "the default address book comes first");
        if (book.isSmart()) {
            require(number != AddressBook.DEFAULT, "the default address book cannot be a smart one");
            require(
                    DataSource.of(book.properties()).isEmpty(),
                    "the address book of a data source cannot be a smart one");
        }
        objects.add(book);
        next.addressBook(book, origin);
    }

    @Override
    public void root(Id addressBookId, @Nullable RecordedEvent since) {
        enter(Stage.ROOTS);
        require(roots.add(objects.requireBook(addressBookId)), "the address book is marked as a root already");
        next.root(addressBookId, since);
    }

    @Override
    public void child(Id parentId, Id childId, @Nullable RecordedEvent since) {
        enter(Stage.CHILDREN);
        long parent = objects.requireOrdinary(parentId);
        long child = objects.requireBook(childId);
        require(child != AddressBook.DEFAULT, "the default address book is never a child");
        require(!edges.isSelfOrAncestor(child, parent), "the hierarchy would have a cycle");
        require(edges.add(parent, child), "the one address book is below the other already");
        next.child(parentId, childId, since);
    }

    @Override
    public void address(Address address, Archive.Kept kept) {
        enter(Stage.ADDRESSES);
        requireNew(ObjectKind.ADDRESS, address);
        objects.add(address);
        objects.requireBooks(kept.filings());
        next.address(address, kept);
    }

    @Override
    public void contact(Contact contact, Archive.Kept kept) {
        enter(Stage.CONTACTS);
        requireNew(ObjectKind.CONTACT, contact);
        objects.add(contact);
        require(objects.exists(ObjectKind.ADDRESS, contact.link().addressId()), "there is no such address");
        objects.requireBooks(kept.filings());
        next.contact(contact, kept);
    }

    @Override
    public void alias(Alias alias, boolean isDeleted) {
        enter(Stage.ALIASES);
        long number = objects.requireOwn(alias.kind(), alias.objectId());
        requireNoOwn(alias);
        boolean exists = objects.exists(alias.kind(), number);
        require(exists != isDeleted, "the object of the alias does not exist, or is not deleted");
        require(exists || hasHistory, "historySince is missing");
        if (exists) {
            require(
                    lastAlias == null
                            || lastAlias.kind() != alias.kind()
                            || !lastAlias.aliasId().equals(alias.aliasId()),
                    "two objects have the same alias");
            lastAlias = alias;
        }
        next.alias(alias, isDeleted);
    }

    /** Requires that an own Id is an alias only if no object has it: that object was merged. */
    private void requireNoOwn(Alias alias) {
        if (ownIds.isReserved(alias.aliasId())) {
            require(
                    alias.kind() != ObjectKind.ADDRESS_BOOK
                            && !objects.exists(alias.kind(), objects.requireOwn(alias.kind(), alias.aliasId())),
                    "the Id of an existing object cannot be an alias");
        }
    }

    @Override
    public void movedContact(Id addressId, Id contactId) {
        enterPast(Stage.MOVED_CONTACTS);
        require(
                !objects.exists(ObjectKind.ADDRESS, objects.requireOwn(ObjectKind.ADDRESS, addressId)),
                "the merged address exists");
        objects.requireOwn(ObjectKind.CONTACT, contactId);
        next.movedContact(addressId, contactId);
    }

    @Override
    public void importedPart(ImportedPart part) {
        enter(Stage.IMPORTED_PARTS);
        require(
                lastPlace == null || part.place().compareTo(lastPlace) > 0,
                "the part is there already, or a later one is");
        lastPlace = part.place();
        require(part.run() == 0, "the part is of a run of another storage");
        objects.requireOwn(ObjectKind.CONTACT, part.contactId());
        next.importedPart(part);
    }

    @Override
    public void person(Person person, List<ImportedItem> made) {
        enter(Stage.PEOPLE);
        people.add(person, made);
        next.person(person, made);
    }

    @Override
    public void end() {
        enter(Stage.END);
        require(objects.hasAddressBooks(), "there is no default address book");
        for (ObjectKind kind : ObjectKind.values()) {
            require(
                    objects.nextNumber(kind) > order.largest(kind),
                    "the next number of a kind belongs to an object that is there");
        }
        next.end();
    }

    /** Throws if the archive ended without its end record. */
    public void requireEnd() {
        require(stage == Stage.END, "there is no end");
    }

    private void enter(Stage entered) {
        require(objects.hasNextNumbers(), "the next numbers come first, and once");
        require(
                stage != Stage.END && stage.compareTo(entered) <= 0,
                "record out of order: " + entered + " must precede " + stage);
        stage = entered;
    }

    /** Returns the number of an object that has not occurred before. */
    private long requireNew(ObjectKind kind, OsidObject object) {
        order.present(kind, object);
        requireTypesOnce(object);
        return object.identity().number();
    }

    private static void requireTypesOnce(OsidObject object) {
        List<Id> recordTypes = object.classification().recordTypeIds();
        require(new HashSet<>(recordTypes).size() == recordTypes.size(), "a record type is listed twice");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refusal.invalid(otherwise);
        }
    }
}
