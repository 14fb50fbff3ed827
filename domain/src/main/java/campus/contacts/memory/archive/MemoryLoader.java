package campus.contacts.memory.archive;

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
import campus.contacts.memory.index.UndoLog;
import campus.contacts.memory.people.MemoryPeople;
import campus.contacts.memory.recorded.RecordedHierarchy;
import campus.contacts.memory.recorded.RecordedPart;
import campus.contacts.memory.recorded.RecordedRelation;
import campus.contacts.memory.recorded.RecordedRelation.Link;
import campus.contacts.memory.recorded.RecordedTable;
import campus.contacts.memory.recorded.RecordedVersion;
import campus.contacts.memory.state.MemoryImports;
import campus.contacts.memory.state.MemoryState;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.Person;
import campus.contacts.spi.Archive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stores the content of an archive in an empty storage. The archive has been validated. */
public final class MemoryLoader implements Archive.Sink {
    private final MemoryState memory;
    private final UndoLog changes;
    private final List<Ended> ended = new ArrayList<>();
    private Instant since;
    /** When the version ended that came last; null: a deletion came last. */
    private @Nullable Instant pastEnd;

    /** Something that has ended, and is to be deleted at the end of the retention period. */
    private record Ended(RecordedPart part, long number, Instant at) {}

    public MemoryLoader(MemoryState memory, UndoLog changes) {
        this.memory = memory;
        this.changes = changes;
        this.since = memory.clock.instant();
    }

    @Override
    public void nextNumbers(Map<ObjectKind, Long> numbers) {
        memory.books.skipTo(numbers.getOrDefault(ObjectKind.ADDRESS_BOOK, 1L));
        memory.addresses.skipTo(numbers.getOrDefault(ObjectKind.ADDRESS, 1L));
        memory.contacts.skipTo(numbers.getOrDefault(ObjectKind.CONTACT, 1L));
        memory.hierarchy.mark(AddressBook.DEFAULT, false, changes);
        memory.recordedBooks.remove(AddressBook.DEFAULT, changes);
        memory.recordedHierarchy.erase(AddressBook.DEFAULT, changes);
    }

    @Override
    public void historySince(Instant moment) {
        since = moment;
    }

    @Override
    public void addressBook(AddressBook book, @Nullable VersionOrigin origin) {
        memory.books.set(number(book.id()), book, changes);
        record(memory.recordedBooks, book, Provenance.OFFICIAL, origin);
    }

    @Override
    public void root(Id addressBookId, @Nullable RecordedEvent marked) {
        long number = number(addressBookId);
        memory.hierarchy.mark(number, true, changes);
        begin(memory.recordedHierarchy.marks, RecordedHierarchy.ROOT, memory.books.get(number), marked);
    }

    @Override
    public void child(Id parentId, Id childId, @Nullable RecordedEvent added) {
        long parent = number(parentId);
        long child = number(childId);
        memory.hierarchy.add(parent, child, changes);
        begin(memory.recordedHierarchy.edges, parent, memory.books.get(child), added);
    }

    @Override
    public void address(Address address, Archive.Kept kept) {
        long number = number(address.id());
        memory.addresses.set(number, address, changes);
        memory.addressProvenances.set(number, kept.provenance(), changes);
        record(memory.recordedAddresses, address, kept.provenance(), kept.origin());
        for (Archive.Filing filing : kept.filings()) {
            long book = number(filing.addressBookId());
            memory.addressFilings.add(book, number, changes);
            begin(memory.recordedAddressFilings, book, address, filing.since());
        }
    }

    @Override
    public void contact(Contact contact, Archive.Kept kept) {
        long number = number(contact.id());
        memory.contacts.set(number, contact, changes);
        memory.contactProvenances.set(number, kept.provenance(), changes);
        record(memory.recordedContacts, contact, kept.provenance(), kept.origin());
        for (Archive.Filing filing : kept.filings()) {
            long book = number(filing.addressBookId());
            memory.contactFilings.add(book, number, changes);
            begin(memory.recordedContactFilings, book, contact, filing.since());
        }
    }

    @Override
    public void alias(Alias alias, boolean isDeleted) {
        if (!isDeleted) {
            memory.aliases.add(alias, changes);
        } else if (!memory.retention.keepsNothing()) {
            memory.aliases.addOfDeleted(alias, changes);
        }
    }

    @Override
    public void movedContact(Id addressId, Id contactId) {
        if (!memory.retention.keepsNothing()) {
            memory.merges.add(number(addressId), number(contactId), changes);
        }
    }

    @Override
    public void importedPart(ImportedPart part) {
        memory.fileImports.add(part, changes);
    }

    @Override
    public void person(Person person, List<ImportedItem> made) {
        MemoryPeople.put(memory, person.netid(), person, changes);
        made.forEach(item -> MemoryImports.put(memory.imports, item, item, changes));
    }

    /** Announces what has ended in the order of time, in which it is deleted. */
    @Override
    public void end() {
        memory.feed.startOver(changes);
        memory.retention.begin(since, changes);
        ended.sort(Comparator.comparing(Ended::at));
        ended.forEach(each -> memory.retention.ended(each.part, each.number, each.at, changes));
    }

    @Override
    public void version(OsidObject object, Archive.Replaced replaced) {
        if (object instanceof Contact contact) {
            past(memory.recordedContacts, contact, replaced);
        } else if (object instanceof Address address) {
            past(memory.recordedAddresses, address, replaced);
        } else if (object instanceof AddressBook book) {
            past(memory.recordedBooks, book, replaced);
        }
    }

    private <T extends OsidObject> void past(RecordedTable<T> table, T object, Archive.Replaced replaced) {
        if (keeps(table, object.id(), replaced.replacedAt())) {
            record(table, object, replaced.provenance(), replaced.origin());
            pastEnd = replaced.replacedAt();
        }
    }

    @Override
    public void deletion(ObjectKind kind, ObjectVersion deletion, @Nullable Author by) {
        switch (kind) {
            case CONTACT -> deletion(memory.recordedContacts, deletion, by);
            case ADDRESS -> deletion(memory.recordedAddresses, deletion, by);
            case ADDRESS_BOOK -> deletion(memory.recordedBooks, deletion, by);
        }
    }

    private <T extends OsidObject> void deletion(RecordedTable<T> table, ObjectVersion deletion, @Nullable Author by) {
        if (keeps(table, deletion.id(), deletion.changedAt())) {
            fillGap(table, deletion);
            pastEnd = null;
            table.add(
                    deletion.number(), RecordedVersion.deletion(deletion.version(), deletion.changedAt(), by), changes);
        }
    }

    @Override
    public void endedFiling(ObjectKind kind, Id addressBookId, Id objectId, EndedLink link) {
        boolean isContact = kind == ObjectKind.CONTACT;
        past(
                isContact ? memory.recordedContactFilings : memory.recordedAddressFilings,
                number(addressBookId),
                objectId,
                link);
    }

    @Override
    public void endedRoot(Id addressBookId, EndedLink link) {
        past(memory.recordedHierarchy.marks, RecordedHierarchy.ROOT, addressBookId, link);
    }

    @Override
    public void endedChild(Id parentId, Id childId, EndedLink link) {
        past(memory.recordedHierarchy.edges, number(parentId), childId, link);
    }

    private void past(RecordedRelation relation, long left, Id right, EndedLink link) {
        if (keeps(relation, right, link.ended().at())) {
            relation.add(number(right), new Link(left, link.began(), link.ended()), changes);
        }
    }

    /** Returns whether the past is kept, and remembers when this part of it ended. */
    private boolean keeps(RecordedPart part, Id id, Instant at) {
        if (memory.retention.keepsNothing()) {
            return false;
        }
        ended.add(new Ended(part, number(id), at));
        return true;
    }

    /** Records a version; without an origin, as created by nobody at its last change. */
    private <T extends OsidObject> void record(
            RecordedTable<T> table, T object, Provenance provenance, @Nullable VersionOrigin origin) {
        VersionOrigin known = origin == null ? VersionOrigin.UNKNOWN : origin;
        fillGap(table, object.identity());
        table.add(
                object.identity().number(),
                RecordedVersion.of(object, known.change(), known.by(), provenance),
                changes);
    }

    /** Marks the time of erased versions before the next one: the version before them was not valid in it. */
    private <T extends OsidObject> void fillGap(RecordedTable<T> table, ObjectVersion next) {
        RecordedVersion<T> last = table.findLast(next.number());
        if (last != null && pastEnd != null && pastEnd.isBefore(next.changedAt())) {
            table.add(next.number(), last.gap(pastEnd), changes);
        }
    }

    private void begin(RecordedRelation relation, long left, OsidObject right, @Nullable RecordedEvent event) {
        RecordedEvent known = event == null ? new RecordedEvent(right.identity().changedAt(), null, true) : event;
        relation.add(right.identity().number(), new Link(left, known, null), changes);
    }

    /** Returns the number in a local Id, also of a deleted object. */
    private static long number(Id id) {
        return Long.parseLong(id.identifier());
    }
}
