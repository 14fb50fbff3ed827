package campus.contacts.memory;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Contact;
import campus.contacts.OsidObject;
import campus.contacts.access.Provenance;
import campus.contacts.history.Change;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.Person;
import campus.contacts.spi.Archive;
import campus.contacts.storage.ArchiveValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.function.BiFunction;

/**
 * Exports and imports the storage in memory. Objects are immutable, so a snapshot is a list of them; the storage is not
 * locked while it is read.
 */
final class MemoryArchive implements Archive {
    private final MemoryStorage storage;

    MemoryArchive(MemoryStorage storage) {
        this.storage = storage;
    }

    /** @param books the books that contain it */
    private record Filed<T>(T object, List<Id> books, Provenance provenance) {}

    private record Edge(Id parent, Id child) {}

    private record Moment(
            Map<ObjectKind, Long> next,
            List<AddressBook> books,
            List<Id> roots,
            List<Edge> edges,
            List<Filed<Address>> addresses,
            List<Filed<Contact>> contacts,
            List<Known> people) {}

    /** @param made the records of what imports created for the person */
    private record Known(Person person, List<ImportedItem> made) {}

    @Override
    public void exportTo(Sink sink) {
        Moment moment = storage.looking(MemoryArchive::moment);
        sink.expect(Map.of(
                ObjectKind.ADDRESS_BOOK, (long) moment.books.size(),
                ObjectKind.ADDRESS, (long) moment.addresses.size(),
                ObjectKind.CONTACT, (long) moment.contacts.size()));
        sink.nextNumbers(moment.next);
        moment.books.forEach(sink::addressBook);
        moment.roots.forEach(sink::root);
        moment.edges.forEach(edge -> sink.child(edge.parent, edge.child));
        moment.addresses.forEach(address -> sink.address(address.object, address.books, address.provenance));
        moment.contacts.forEach(contact -> sink.contact(contact.object, contact.books, contact.provenance));
        moment.people.forEach(known -> sink.person(known.person, known.made));
        sink.end();
    }

    private static Moment moment(MemoryState memory) {
        List<AddressBook> books = all(memory.books, (number, book) -> book);
        List<Id> roots = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (AddressBook book : books) {
            long number = book.identity().number();
            if (memory.hierarchy.isMarked(number)) {
                roots.add(book.id());
            }
            for (long child : memory.hierarchy.children(number).toArray()) {
                edges.add(new Edge(book.id(), bookId(memory, child)));
            }
        }
        return new Moment(
                Map.of(
                        ObjectKind.ADDRESS_BOOK, memory.books.lastNumber() + 1,
                        ObjectKind.ADDRESS, memory.addresses.lastNumber() + 1,
                        ObjectKind.CONTACT, memory.contacts.lastNumber() + 1),
                books,
                roots,
                edges,
                all(memory.addresses, filed(memory, memory.addressFilings, memory.addressProvenances)),
                all(memory.contacts, filed(memory, memory.contactFilings, memory.contactProvenances)),
                memory.people.values().stream()
                        .map(person -> known(memory, person))
                        .toList());
    }

    private static Known known(MemoryState memory, Person person) {
        return new Known(
                person,
                MemoryImports.made(memory, person.netid()).stream().sorted().toList());
    }

    private static <T extends OsidObject, E> List<E> all(MemoryTable<T> table, BiFunction<Long, T, E> entry) {
        List<E> all = new ArrayList<>();
        for (PrimitiveIterator.OfLong numbers = table.after(0); numbers.hasNext(); ) {
            long number = numbers.nextLong();
            all.add(entry.apply(number, table.get(number)));
        }
        return all;
    }

    private static <T> BiFunction<Long, T, Filed<T>> filed(
            MemoryState memory, LongRelation filings, MemoryProvenances provenances) {
        return (number, object) -> {
            List<Id> books = new ArrayList<>(1);
            for (long book : filings.to(number).toArray()) {
                books.add(bookId(memory, book));
            }
            return new Filed<>(object, books, provenances.of(number));
        };
    }

    private static Id bookId(MemoryState memory, long number) {
        return memory.ownIds.id(ObjectKind.ADDRESS_BOOK, number);
    }

    @Override
    public void importFrom(Source source) {
        storage.changing((memory, changes) -> {
            if (memory.books.size() > 1
                    || memory.addresses.size() > 0
                    || memory.contacts.size() > 0
                    || !memory.people.isEmpty()) {
                throw Refusal.illegalState(NOT_EMPTY);
            }
            ArchiveValidator check = new ArchiveValidator(memory.ownIds, new Filling(memory, changes));
            source.sendTo(check);
            check.requireEnd();
            memory.retention.moveTo(memory.clock.instant(), changes);
        });
    }

    /** Stores the imported content. */
    private record Filling(MemoryState memory, UndoLog changes) implements Sink {
        @Override
        public void nextNumbers(Map<ObjectKind, Long> numbers) {
            memory.books.skipTo(numbers.get(ObjectKind.ADDRESS_BOOK));
            memory.addresses.skipTo(numbers.get(ObjectKind.ADDRESS));
            memory.contacts.skipTo(numbers.get(ObjectKind.CONTACT));
            memory.hierarchy.mark(AddressBook.DEFAULT, false, changes);
            memory.recordedBooks.remove(AddressBook.DEFAULT, changes);
            memory.recordedHierarchy.erase(AddressBook.DEFAULT, changes);
        }

        @Override
        public void addressBook(AddressBook book) {
            memory.books.set(number(ObjectKind.ADDRESS_BOOK, book.id()), book, changes);
            record(memory.recordedBooks, book, Provenance.OFFICIAL);
        }

        @Override
        public void root(Id addressBookId) {
            long number = number(ObjectKind.ADDRESS_BOOK, addressBookId);
            memory.hierarchy.mark(number, true, changes);
            begin(memory.recordedHierarchy.marks, RecordedHierarchy.ROOT, memory.books.get(number));
        }

        @Override
        public void child(Id parentId, Id childId) {
            long parent = number(ObjectKind.ADDRESS_BOOK, parentId);
            long child = number(ObjectKind.ADDRESS_BOOK, childId);
            memory.hierarchy.add(parent, child, changes);
            begin(memory.recordedHierarchy.edges, parent, memory.books.get(child));
        }

        @Override
        public void address(Address address, List<Id> addressBookIds, Provenance provenance) {
            long number = number(ObjectKind.ADDRESS, address.id());
            memory.addresses.set(number, address, changes);
            memory.addressProvenances.set(number, provenance, changes);
            record(memory.recordedAddresses, address, provenance);
            for (Id id : addressBookIds) {
                long book = number(ObjectKind.ADDRESS_BOOK, id);
                memory.addressFilings.add(book, number, changes);
                begin(memory.recordedAddressFilings, book, address);
            }
        }

        @Override
        public void contact(Contact contact, List<Id> addressBookIds, Provenance provenance) {
            long number = number(ObjectKind.CONTACT, contact.id());
            memory.contacts.set(number, contact, changes);
            memory.contactProvenances.set(number, provenance, changes);
            record(memory.recordedContacts, contact, provenance);
            for (Id id : addressBookIds) {
                long book = number(ObjectKind.ADDRESS_BOOK, id);
                memory.contactFilings.add(book, number, changes);
                begin(memory.recordedContactFilings, book, contact);
            }
        }

        @Override
        public void person(Person person, List<ImportedItem> made) {
            MemoryPeople.put(memory, person.netid(), person, changes);
            made.forEach(item -> MemoryImports.put(memory.imports, item, item, changes));
        }

        @Override
        public void end() {}

        /** Records an object as created by nobody at its last change. */
        private <T extends OsidObject> void record(RecordedTable<T> table, T object, Provenance provenance) {
            table.add(
                    object.identity().number(), RecordedVersion.of(object, Change.CREATED, null, provenance), changes);
        }

        private void begin(RecordedRelation relation, long left, OsidObject right) {
            relation.begin(
                    left,
                    right.identity().number(),
                    new RecordedEvent(right.identity().changedAt(), null, true),
                    changes);
        }

        private long number(ObjectKind kind, Id id) {
            LocalIds ownIds = memory.ownIds;
            return ownIds.number(kind, id).orElseThrow();
        }
    }
}
