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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Receives the content of an archive and keeps nothing of it. */
class DiscardingSink implements Archive.Sink {
    @Override
    public void nextNumbers(Map<ObjectKind, Long> numbers) {}

    @Override
    public void historySince(Instant since) {}

    @Override
    public void addressBook(AddressBook book, @Nullable VersionOrigin origin) {}

    @Override
    public void root(Id addressBookId, @Nullable RecordedEvent since) {}

    @Override
    public void child(Id parentId, Id childId, @Nullable RecordedEvent since) {}

    @Override
    public void address(Address address, Archive.Kept kept) {}

    @Override
    public void contact(Contact contact, Archive.Kept kept) {}

    @Override
    public void alias(Alias alias, boolean isDeleted) {}

    @Override
    public void movedContact(Id addressId, Id contactId) {}

    @Override
    public void importedPart(ImportedPart part) {}

    @Override
    public void person(Person person, List<ImportedItem> made) {}

    @Override
    public void end() {}

    @Override
    public void version(OsidObject object, Archive.Replaced replaced) {}

    @Override
    public void deletion(ObjectKind kind, ObjectVersion deletion, @Nullable Author by) {}

    @Override
    public void endedFiling(ObjectKind kind, Id addressBookId, Id objectId, EndedLink link) {}

    @Override
    public void endedRoot(Id addressBookId, EndedLink link) {}

    @Override
    public void endedChild(Id parentId, Id childId, EndedLink link) {}
}
