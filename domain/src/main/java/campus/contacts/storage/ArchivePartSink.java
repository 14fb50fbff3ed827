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
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.Person;
import campus.contacts.spi.Archive;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Passes on the part of an archive, with the people whom its objects name. Links to address books outside of the part are
 * dropped. An address that is in no book of the part, but belongs to a contact there, is put into the default address
 * book.
 */
final class ArchivePartSink implements Archive.Sink {
    private final ArchivePart part;
    private final Archive.Sink next;
    private final Set<Id> subjects = new HashSet<>();

    ArchivePartSink(ArchivePart part, Archive.Sink next) {
        this.part = part;
        this.next = next;
    }

    @Override
    public void expect(Map<ObjectKind, Long> counts) {
        next.expect(Stream.of(ObjectKind.values()).collect(Collectors.toMap(Function.identity(), part::count)));
    }

    @Override
    public void nextNumbers(Map<ObjectKind, Long> numbers) {
        next.nextNumbers(numbers);
    }

    @Override
    public void historySince(Instant since) {
        next.historySince(since);
    }

    @Override
    public void version(OsidObject object, Archive.Replaced replaced) {
        if (has(object.kind(), object.id())) {
            name(object);
            next.version(object, replaced);
        }
    }

    /** Remembers the people whom an object is about. */
    private void name(OsidObject object) {
        if (object instanceof Contact contact) {
            subjects.add(contact.link().referenceId());
            subjects.add(contact.content().addresseeId());
        } else if (object instanceof Address address) {
            subjects.add(address.content().resourceId());
        }
    }

    @Override
    public void deletion(ObjectKind kind, ObjectVersion deletion, @Nullable Author by) {
        if (has(kind, deletion.id())) {
            next.deletion(kind, deletion, by);
        }
    }

    @Override
    public void endedFiling(ObjectKind kind, Id addressBookId, Id objectId, EndedLink link) {
        if (has(kind, objectId) && hasBook(addressBookId)) {
            next.endedFiling(kind, addressBookId, objectId, link);
        }
    }

    @Override
    public void endedRoot(Id addressBookId, EndedLink link) {
        if (hasBook(addressBookId)) {
            next.endedRoot(addressBookId, link);
        }
    }

    @Override
    public void endedChild(Id parentId, Id childId, EndedLink link) {
        if (hasBook(parentId) && hasBook(childId)) {
            next.endedChild(parentId, childId, link);
        }
    }

    @Override
    public void addressBook(AddressBook book, @Nullable VersionOrigin origin) {
        if (hasBook(book.id())) {
            next.addressBook(book, origin);
        }
    }

    @Override
    public void root(Id addressBookId, @Nullable RecordedEvent since) {
        if (hasBook(addressBookId)) {
            next.root(addressBookId, since);
        }
    }

    @Override
    public void child(Id parentId, Id childId, @Nullable RecordedEvent since) {
        if (hasBook(parentId) && hasBook(childId)) {
            next.child(parentId, childId, since);
        }
    }

    @Override
    public void address(Address address, Archive.Kept kept) {
        if (has(ObjectKind.ADDRESS, address.id())) {
            name(address);
            next.address(address, kept(kept));
        }
    }

    @Override
    public void contact(Contact contact, Archive.Kept kept) {
        if (has(ObjectKind.CONTACT, contact.id())) {
            name(contact);
            next.contact(contact, kept(kept));
        }
    }

    private Archive.Kept kept(Archive.Kept kept) {
        List<Archive.Filing> filings = kept.filings().stream()
                .filter(filing -> hasBook(filing.addressBookId()))
                .toList();
        if (filings.isEmpty()) {
            RecordedEvent since = kept.filings().get(0).since();
            filings = List.of(new Archive.Filing(part.defaultBook(), since));
        }
        return new Archive.Kept(filings, kept.provenance(), kept.origin());
    }

    @Override
    public void alias(Alias alias, boolean isDeleted) {
        if (has(alias.kind(), alias.objectId())) {
            next.alias(alias, isDeleted);
        }
    }

    @Override
    public void movedContact(Id addressId, Id contactId) {
        if (has(ObjectKind.ADDRESS, addressId) && has(ObjectKind.CONTACT, contactId)) {
            next.movedContact(addressId, contactId);
        }
    }

    @Override
    public void importedPart(ImportedPart imported) {
        if (has(ObjectKind.CONTACT, imported.contactId())) {
            next.importedPart(imported);
        }
    }

    @Override
    public void person(Person person, List<ImportedItem> made) {
        if (person.subjects(part.defaultBook().authority()).stream().anyMatch(subjects::contains)) {
            next.person(person, made.stream().filter(this::hasItsObjects).toList());
        }
    }

    private boolean hasItsObjects(ImportedItem item) {
        return Stream.of(item.addressId(), item.contactId())
                .filter(Objects::nonNull)
                .allMatch(id -> has(ObjectKind.ADDRESS, id) || has(ObjectKind.CONTACT, id));
    }

    @Override
    public void end() {
        next.end();
    }

    private boolean hasBook(Id id) {
        return has(ObjectKind.ADDRESS_BOOK, id);
    }

    private boolean has(ObjectKind kind, Id id) {
        return part.has(kind, id);
    }
}
