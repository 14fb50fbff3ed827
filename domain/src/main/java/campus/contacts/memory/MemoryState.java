package campus.contacts.memory;

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

/** All data of a storage in memory. Not thread-safe; {@link MemoryStorage} synchronizes access. */
final class MemoryState {
    final LocalIds ownIds;
    final Clock clock;

    final MemoryTable.Column<Contact> contactAddress =
            MemoryTable.Column.of(contact -> contact.link().addressId());
    final MemoryTable.Column<Contact> contactReference =
            MemoryTable.Column.of(contact -> contact.link().referenceId());
    final MemoryTable.Column<Contact> contactAddressee =
            MemoryTable.Column.of(contact -> contact.content().addresseeId());
    final MemoryTable.Column<Address> addressResource =
            MemoryTable.Column.of(address -> address.content().resourceId());
    final MemoryTable.Column<AddressBook> bookProvider =
            MemoryTable.Column.of(book -> book.content().providerId());

    final MemoryTable<Contact> contacts = new MemoryTable<>(
            List.of(contactAddress, contactReference, contactAddressee), ListOrder.DISPLAY_NAME, ListOrder.START_DATE);
    final MemoryTable<Address> addresses = new MemoryTable<>(List.of(addressResource), ListOrder.DISPLAY_NAME);
    final MemoryTable<AddressBook> books = new MemoryTable<>(List.of(bookProvider), ListOrder.DISPLAY_NAME);

    /** Address books with the contacts filed in them. */
    final LongRelation contactFilings = new LongRelation();
    /** Address books with the addresses filed in them. */
    final LongRelation addressFilings = new LongRelation();

    final MemoryProvenances contactProvenances = new MemoryProvenances();
    final MemoryProvenances addressProvenances = new MemoryProvenances();

    final MemoryBookHierarchy hierarchy = new MemoryBookHierarchy();

    final MemoryTable.Column<Contact> recordedContactAddress = contactAddress.empty();
    final MemoryTable.Column<Contact> recordedContactReference = contactReference.empty();
    final MemoryTable.Column<Contact> recordedContactAddressee = contactAddressee.empty();
    final MemoryTable.Column<Address> recordedAddressResource = addressResource.empty();
    final MemoryTable.Column<AddressBook> recordedBookProvider = bookProvider.empty();

    final RecordedTable<Contact> recordedContacts =
            new RecordedTable<>(List.of(recordedContactAddress, recordedContactReference, recordedContactAddressee));
    final RecordedTable<Address> recordedAddresses = new RecordedTable<>(List.of(recordedAddressResource));
    final RecordedTable<AddressBook> recordedBooks = new RecordedTable<>(List.of(recordedBookProvider));
    final RecordedRelation recordedContactFilings = new RecordedRelation();
    final RecordedRelation recordedAddressFilings = new RecordedRelation();
    final RecordedHierarchy recordedHierarchy = new RecordedHierarchy();
    final MemoryRetention retention;
    final MemoryFeed feed;

    final MemoryAliases.Kept aliases;

    final MemoryIdempotency answers = new MemoryIdempotency();

    final NavigableMap<NetId, Person> people = new TreeMap<>();
    /** The owner of each role, by role id. */
    final Map<String, NetId> roleOwners = new HashMap<>();

    /** The owner of each resource or role that belongs to a private person. */
    final Map<Id, NetId> privateSubjects = new HashMap<>();

    final MemoryImports.Kept imports = new MemoryImports.Kept();
    final MemoryResultSnapshots.Kept foundSets = new MemoryResultSnapshots.Kept();

    final MemoryTaskQueue tasks = new MemoryTaskQueue();

    /** Creates the data of a new storage: the default address book. */
    MemoryState(LocalIds ownIds, Clock clock, Retention kept) {
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
    boolean isHidden(Contact contact) {
        return privateSubjects.containsKey(contact.link().referenceId())
                || privateSubjects.containsKey(contact.content().addresseeId());
    }

    /** Returns whether an address belongs to a private person, or is hidden by a contact that refers to one. */
    boolean isHidden(Address address) {
        return privateSubjects.containsKey(address.content().resourceId())
                || !privateSubjects.isEmpty()
                        && contactAddress.numbers(address.id()).anyMatch(number -> hidesAddress(contacts.get(number)));
    }

    private boolean hidesAddress(Contact contact) {
        return hidesAddress(contact, contactProvenances.of(contact.identity().number()));
    }

    /** Returns whether a contact, present or past, hides its address. */
    boolean hidesAddress(Contact contact, Provenance provenance) {
        return provenance.referenceMayHide()
                        && privateSubjects.containsKey(contact.link().referenceId())
                || provenance.addresseeMayHide()
                        && privateSubjects.containsKey(contact.content().addresseeId());
    }

    /** Returns the number of an address book if it exists. */
    OptionalLong bookNumber(Id id) {
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
    boolean isAnyWithin(SortedLongSet bookNumbers, GrantScope grantScope) {
        return grantScope.everywhere()
                ? !bookNumbers.isEmpty()
                : hierarchy.isAnyBelow(bookNumbers.toArray(), granted(grantScope));
    }

    boolean isBookWithin(long number, GrantScope grantScope) {
        return books.has(number)
                && (grantScope.everywhere() || hierarchy.isAnyBelow(new long[] {number}, granted(grantScope)));
    }

    /** Returns every address book within the scope; empty when that is all of them. */
    Optional<Set<Long>> booksWithin(GrantScope grantScope) {
        return grantScope.everywhere() ? Optional.empty() : Optional.of(hierarchy.withDescendants(granted(grantScope)));
    }

    /** Returns the address books of which one must contain an object in the list; empty when any may. */
    Optional<Set<Long>> booksToLookAt(Optional<AddressBookScope> scope, GrantScope grantScope) {
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
