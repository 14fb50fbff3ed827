package campus.contacts.memory.people;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.BookQuery;
import campus.contacts.Contact;
import campus.contacts.OsidObject;
import campus.contacts.access.Author;
import campus.contacts.access.Provenance;
import campus.contacts.memory.index.MemoryTable;
import campus.contacts.memory.recorded.RecordedPeriod;
import campus.contacts.memory.recorded.RecordedRelation;
import campus.contacts.memory.recorded.RecordedTable;
import campus.contacts.memory.recorded.RecordedVersion;
import campus.contacts.memory.state.MemoryImports;
import campus.contacts.memory.state.MemoryResultSnapshots;
import campus.contacts.memory.state.MemoryState;
import campus.contacts.memory.state.MemoryTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.NetId;
import campus.contacts.spi.ErasureStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds and erases in memory what is stored about a person. */
public record MemoryErasure(MemoryTransaction unit) implements ErasureStore {
    @Override
    public List<Id> contactsAbout(Set<Id> subjects, @Nullable Id after, int limit) {
        MemoryState memory = unit.memory();
        return numbered(
                ObjectKind.CONTACT,
                List.of(memory.recordedContactReference, memory.recordedContactAddressee),
                subjects,
                new Part(after, limit));
    }

    @Override
    public List<Id> addressesOf(Set<Id> subjects, @Nullable Id after, int limit) {
        return numbered(
                ObjectKind.ADDRESS, List.of(unit.memory().recordedAddressResource), subjects, new Part(after, limit));
    }

    private record Part(@Nullable Id after, int limit) {}

    private <T> List<Id> numbered(ObjectKind kind, List<MemoryTable.Column<T>> columns, Set<Id> subjects, Part part) {
        Set<Long> found = new TreeSet<>();
        for (MemoryTable.Column<T> column : columns) {
            for (Id subject : subjects) {
                Arrays.stream(column.numbers(subject).toArray()).forEach(found::add);
            }
        }
        long after = part.after == null ? 0 : number(kind, part.after);
        return found.stream()
                .filter(number -> number > after)
                .limit(part.limit)
                .map(number -> unit.memory().ownIds.id(kind, number))
                .toList();
    }

    private long number(ObjectKind kind, Id id) {
        return unit.memory().ownIds.number(kind, id).orElseThrow();
    }

    @Override
    public boolean mayHideAddress(Id contactId, Set<Id> subjects) {
        return unit.memory().recordedContacts.versions(number(ObjectKind.CONTACT, contactId)).stream()
                .anyMatch(version -> !version.isAbsence() && mayHide(version, subjects));
    }

    private static boolean mayHide(RecordedVersion<Contact> version, Set<Id> subjects) {
        Contact contact = version.content();
        Provenance provenance = version.provenance();
        return provenance.referenceMayHide() && subjects.contains(contact.link().referenceId())
                || provenance.addresseeMayHide()
                        && isAny(subjects, contact.content().addresseeId());
    }

    private static boolean isAny(Set<Id> subjects, @Nullable Id id) {
        return id != null && subjects.contains(id);
    }

    @Override
    public boolean isUsedByOthers(Id addressId, Set<Id> subjects, @Nullable Instant from, @Nullable Instant to) {
        MemoryState memory = unit.memory();
        RecordedPeriod period = new RecordedPeriod(from == null ? Instant.MIN : from, to);
        return memory.recordedContactAddress
                .numbers(addressId)
                .anyMatch(number -> memory.recordedContacts.during(number, period).stream()
                        .map(RecordedVersion::content)
                        .anyMatch(contact -> !subjects.contains(contact.link().referenceId())
                                && !isAny(subjects, contact.content().addresseeId())));
    }

    @Override
    public void removeResource(Id addressId, long version) {
        unit.memory()
                .recordedAddresses
                .replaceAll(
                        number(ObjectKind.ADDRESS, addressId),
                        kept -> kept.version() == version ? kept.withObject(withoutResource(kept.content())) : kept,
                        unit.changes());
    }

    private static Address withoutResource(Address address) {
        return new Address(
                address.identity(), address.classification(), address.content().withoutResource());
    }

    @Override
    public List<Id> smartBooksNaming(Set<Id> subjects, @Nullable Id after, int limit) {
        RecordedTable<AddressBook> books = unit.memory().recordedBooks;
        long last = after == null ? 0 : number(ObjectKind.ADDRESS_BOOK, after);
        return books.numbers().stream()
                .filter(number -> number > last)
                .filter(number -> books.versions(number).stream()
                        .filter(version -> !version.isAbsence())
                        .flatMap(version -> version.content().smartQuery().stream())
                        .anyMatch(query -> query.names(subjects)))
                .sorted()
                .limit(limit)
                .map(number -> unit.memory().ownIds.id(ObjectKind.ADDRESS_BOOK, number))
                .toList();
    }

    @Override
    public void setQuery(Id addressBookId, long version, @Nullable BookQuery query) {
        unit.memory()
                .recordedBooks
                .replaceAll(
                        number(ObjectKind.ADDRESS_BOOK, addressBookId),
                        kept -> kept.version() == version && !kept.isAbsence()
                                ? kept.withObject(withQuery(kept.content(), query))
                                : kept,
                        unit.changes());
    }

    private static AddressBook withQuery(AddressBook book, @Nullable BookQuery query) {
        return query == null ? book.withoutQuery() : book.withQuery(query);
    }

    @Override
    public void eraseReferences(Set<Id> subjects) {
        Set<String> keys = subjects.stream().map(Id::key).collect(Collectors.toSet());
        unit.memory()
                .feed
                .eraseReferences(
                        object -> object.referenceKey() != null && keys.contains(object.referenceKey()),
                        unit.changes());
    }

    @Override
    public int eraseImports(NetId netid) {
        return new MemoryImports(unit).eraseAll(netid);
    }

    @Override
    public int eraseTasks(NetId netid) {
        return unit.memory().tasks.removeIf(task -> task.order().netid().equals(netid), unit.changes());
    }

    @Override
    public int eraseRequester(NetId netid) {
        return unit.memory()
                .tasks
                .replaceIf(
                        task -> task.isRequestedBy(netid),
                        campus.contacts.tasks.Task::withoutRequester,
                        unit.changes());
    }

    @Override
    public int eraseFoundSets(String pathEnd, Set<Long> numbers) {
        return new MemoryResultSnapshots(unit)
                .removeIf(set -> set.path().endsWith(pathEnd)
                        && Arrays.stream(set.numbers()).anyMatch(numbers::contains));
    }

    /** Erases all at once. */
    @Override
    public AuthorPart eraseAuthor(NetId netid, AuthorPosition position) {
        Predicate<Author> condition = author -> author.isNamed(netid.value());
        MemoryState memory = unit.memory();
        int erased = eraseAuthor(memory.recordedContacts, condition)
                + eraseAuthor(memory.recordedAddresses, condition)
                + eraseAuthor(memory.recordedBooks, condition);
        for (RecordedRelation relation : List.of(
                memory.recordedContactFilings,
                memory.recordedAddressFilings,
                memory.recordedHierarchy.edges,
                memory.recordedHierarchy.marks)) {
            erased += relation.eraseAuthor(condition, unit.changes());
        }
        erased += memory.feed.eraseAuthor(condition, unit.changes());
        return new AuthorPart(erased, null);
    }

    private <T extends OsidObject> int eraseAuthor(RecordedTable<T> table, Predicate<Author> condition) {
        int erased = 0;
        for (long number : table.numbers()) {
            long found = table.versions(number).stream()
                    .filter(version -> version.by() != null && condition.test(version.by()))
                    .count();
            if (found > 0) {
                table.replaceAll(
                        number,
                        version -> version.by() != null && condition.test(version.by())
                                ? version.withoutAuthor()
                                : version,
                        unit.changes());
                erased += (int) found;
            }
        }
        return erased;
    }
}
