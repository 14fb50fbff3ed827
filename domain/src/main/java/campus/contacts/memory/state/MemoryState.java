package campus.contacts.memory.state;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.Contact;
import campus.contacts.ListOrder;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Provenance;
import campus.contacts.history.Change;
import campus.contacts.history.RecordedEvent;
import campus.contacts.memory.index.LongRelation;
import campus.contacts.memory.index.MemoryBookHierarchy;
import campus.contacts.memory.index.MemoryTable;
import campus.contacts.memory.index.SortedLongSet;
import campus.contacts.memory.index.UndoLog;
import campus.contacts.memory.recorded.MemoryRetention;
import campus.contacts.memory.recorded.RecordedHierarchy;
import campus.contacts.memory.recorded.RecordedRelation;
import campus.contacts.memory.recorded.RecordedTable;
import campus.contacts.memory.recorded.RecordedVersion;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.spi.StorageSettings.Retention;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** All data of a storage in memory. Not thread-safe; its storage synchronizes access. */
public final class MemoryState {
    public final LocalIds ownIds;
    public final Clock clock;

    public final MemoryTable.Column<Contact> contactAddress =
            MemoryTable.Column.of(contact -> contact.link().addressId());
    public final MemoryTable.Column<Contact> contactReference =
            MemoryTable.Column.of(contact -> contact.link().referenceId());
    public final MemoryTable.Column<Contact> contactAddressee =
            MemoryTable.Column.of(contact -> contact.content().addresseeId());
    public final MemoryTable.Column<Address> addressResource =
            MemoryTable.Column.of(address -> address.content().resourceId());
    public final MemoryTable.Column<AddressBook> bookProvider =
            MemoryTable.Column.of(book -> book.content().providerId());

    public final MemoryTable<Contact> contacts = new MemoryTable<>(
            List.of(contactAddress, contactReference, contactAddressee),
            ListOrder.DISPLAY_NAME,
            ListOrder.START_DATE,
            ListOrder.REFERENCE);
    public final MemoryTable<Address> addresses = new MemoryTable<>(List.of(addressResource), ListOrder.DISPLAY_NAME);
    public final MemoryTable<AddressBook> books = new MemoryTable<>(List.of(bookProvider), ListOrder.DISPLAY_NAME);

    /** Address books with the contacts filed in them. */
    public final LongRelation contactFilings = new LongRelation();
    /** Address books with the addresses filed in them. */
    public final LongRelation addressFilings = new LongRelation();

    public final MemoryProvenances contactProvenances = new MemoryProvenances();
    public final MemoryProvenances addressProvenances = new MemoryProvenances();

    public final MemoryBookHierarchy hierarchy = new MemoryBookHierarchy();

    public final MemoryTable.Column<Contact> recordedContactAddress = contactAddress.empty();
    public final MemoryTable.Column<Contact> recordedContactReference = contactReference.empty();
    public final MemoryTable.Column<Contact> recordedContactAddressee = contactAddressee.empty();
    public final MemoryTable.Column<Address> recordedAddressResource = addressResource.empty();
    public final MemoryTable.Column<AddressBook> recordedBookProvider = bookProvider.empty();

    public final RecordedTable<Contact> recordedContacts =
            new RecordedTable<>(List.of(recordedContactAddress, recordedContactReference, recordedContactAddressee));
    public final RecordedTable<Address> recordedAddresses = new RecordedTable<>(List.of(recordedAddressResource));
    public final RecordedTable<AddressBook> recordedBooks = new RecordedTable<>(List.of(recordedBookProvider));
    public final RecordedRelation recordedContactFilings = new RecordedRelation();
    public final RecordedRelation recordedAddressFilings = new RecordedRelation();
    public final RecordedHierarchy recordedHierarchy = new RecordedHierarchy();
    public final MemoryRetention retention;
    public final MemoryFeed feed;

    public final MemoryAliases.Kept aliases;
    public final MemoryMerges.Kept merges = new MemoryMerges.Kept();

    public final MemoryIdempotency answers = new MemoryIdempotency();

    public final NavigableMap<NetId, Person> people = new TreeMap<>();
    /** The owner of each role, by role id. */
    public final Map<String, NetId> roleOwners = new HashMap<>();

    /** The owner of each resource or role that belongs to a private person. */
    public final Map<Id, NetId> privateSubjects = new HashMap<>();

    public final MemoryImports.Kept imports = new MemoryImports.Kept();
    public final MemoryFileImports.Kept fileImports = new MemoryFileImports.Kept();
    final MemoryResultSnapshots.Kept foundSets = new MemoryResultSnapshots.Kept();

    public final MemoryTaskQueue tasks = new MemoryTaskQueue();

    /** Creates the data of a new storage: the default address book. */
    public MemoryState(LocalIds ownIds, Clock clock, Retention kept) {
        this.ownIds = ownIds;
        this.aliases = new MemoryAliases.Kept(ownIds);
        this.clock = clock;
        Instant at = clock.instant();
        this.retention = new MemoryRetention(kept, clock, at);
        this.feed = new MemoryFeed(kept, clock);
        UndoLog founding = new UndoLog();
        long number = books.nextNumber();
        Id genus = ObjectKind.ADDRESS_BOOK.defaultGenusType(ownIds.authority());
        AddressBook book = new AddressBook(
                new ObjectVersion(ownIds.id(ObjectKind.ADDRESS_BOOK, number), 1, at),
                new Classification(genus, List.of()),
                AddressBookForm.named(AddressBook.DEFAULT_NAME));
        books.set(number, book, founding);
        hierarchy.mark(number, true, founding);
        recordedBooks.add(number, RecordedVersion.of(book, Change.CREATED, null, Provenance.OFFICIAL), founding);
        recordedHierarchy.marks.begin(
                RecordedHierarchy.ROOT,
                number,
                new RecordedEvent(book.identity().changedAt(), null, true),
                founding);
    }

    /** Returns whether a contact refers to a private person. */
    public boolean isHidden(Contact contact) {
        return privateSubjects.containsKey(contact.link().referenceId())
                || privateSubjects.containsKey(contact.content().addresseeId());
    }

    /** Returns whether an address belongs to a private person, or is hidden by a contact that refers to one. */
    public boolean isHidden(Address address) {
        return privateSubjects.containsKey(address.content().resourceId())
                || !privateSubjects.isEmpty()
                        && contactAddress.numbers(address.id()).anyMatch(number -> hidesAddress(contacts.get(number)));
    }

    private boolean hidesAddress(Contact contact) {
        return hidesAddress(contact, contactProvenances.of(contact.identity().number()));
    }

    /** Returns whether a contact, present or past, hides its address. */
    public boolean hidesAddress(Contact contact, Provenance provenance) {
        return provenance.referenceMayHide()
                        && privateSubjects.containsKey(contact.link().referenceId())
                || provenance.addresseeMayHide()
                        && privateSubjects.containsKey(contact.content().addresseeId());
    }

    /** Returns the number of an address book if it exists. */
    public OptionalLong bookNumber(Id id) {
        OptionalLong number = aliases.number(ObjectKind.ADDRESS_BOOK, id);
        return number.isPresent() && books.has(number.getAsLong()) ? number : OptionalLong.empty();
    }

    /** Returns the existing address books of the scope, without descendants. */
    private Set<Long> granted(GrantScope grantScope) {
        Set<Long> granted = new HashSet<>();
        // primary Ids only: whoever gives aliases must not widen a grant
        grantScope
                .addressBookIds()
                .forEach(id -> ownIds.number(ObjectKind.ADDRESS_BOOK, id).stream()
                        .filter(books::has)
                        .forEach(granted::add));
        return granted;
    }

    /** Returns whether any of those books is within the scope. */
    public boolean isAnyWithin(SortedLongSet bookNumbers, GrantScope grantScope) {
        return grantScope.everywhere()
                ? !bookNumbers.isEmpty()
                : hierarchy.isAnyBelow(bookNumbers.toArray(), granted(grantScope));
    }

    public boolean isBookWithin(long number, GrantScope grantScope) {
        return books.has(number)
                && (grantScope.everywhere() || hierarchy.isAnyBelow(new long[] {number}, granted(grantScope)));
    }

    /** Returns every address book within the scope; empty when that is all of them. */
    public Optional<Set<Long>> booksWithin(GrantScope grantScope) {
        return grantScope.everywhere() ? Optional.empty() : Optional.of(hierarchy.withDescendants(granted(grantScope)));
    }

    /** Returns the address books of which one must contain an object in the list; empty when any may. */
    public Optional<Set<Long>> booksToLookAt(Optional<AddressBookScope> scope, GrantScope grantScope) {
        if (scope.isEmpty()) {
            return booksWithin(grantScope);
        }
        OptionalLong number = bookNumber(scope.get().addressBookId());
        if (number.isEmpty() || !isBookWithin(number.getAsLong(), grantScope)) {
            return Optional.of(Set.of());
        }
        // The descendants of a book within the granted scope are within it too, so only the requested book counts.
        Set<Long> book = Set.of(number.getAsLong());
        return Optional.of(scope.get().view() == AddressBookView.ISOLATED ? book : hierarchy.withDescendants(book));
    }
}
