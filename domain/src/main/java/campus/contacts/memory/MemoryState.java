package campus.contacts.memory;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.Contact;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Provenance;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
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

/** Everything that a storage in memory keeps. Not safe for several threads; {@link MemoryStorage} sees to that. */
final class MemoryState {
    final LocalIds ownIds;

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

    final MemoryTable<Contact> contacts =
            new MemoryTable<>(List.of(contactAddress, contactReference, contactAddressee));
    final MemoryTable<Address> addresses = new MemoryTable<>(List.of(addressResource));
    final MemoryTable<AddressBook> books = new MemoryTable<>(List.of(bookProvider));

    /** Address books with the contacts filed in them. */
    final LongRelation contactFilings = new LongRelation();
    /** Address books with the addresses filed in them. */
    final LongRelation addressFilings = new LongRelation();

    final MemoryProvenances contactProvenances = new MemoryProvenances();
    final MemoryProvenances addressProvenances = new MemoryProvenances();

    final MemoryBookHierarchy hierarchy = new MemoryBookHierarchy();
    final MemoryIdempotency answers = new MemoryIdempotency();

    final NavigableMap<NetId, Person> people = new TreeMap<>();
    /** Whose role each is, by its id. */
    final Map<String, NetId> roleOwners = new HashMap<>();

    /** Whose resource or role each is, of private persons alone. */
    final Map<Id, NetId> secluded = new HashMap<>();

    final MemoryImports.Kept imports = new MemoryImports.Kept();
    final MemoryResultSnapshots.Kept foundSets = new MemoryResultSnapshots.Kept();

    final MemoryTaskQueue tasks = new MemoryTaskQueue();

    /** A new memory, with the default address book in it. */
    MemoryState(LocalIds ownIds, Instant at) {
        this.ownIds = ownIds;
        UndoLog founding = new UndoLog();
        long number = books.nextNumber();
        Id genus = ObjectKind.ADDRESS_BOOK.defaultGenusType(ownIds.authority());
        AddressBook book = new AddressBook(
                new ObjectVersion(ownIds.id(ObjectKind.ADDRESS_BOOK, number), 1, at),
                new Classification(genus, List.of()),
                AddressBookForm.named(AddressBook.DEFAULT_NAME));
        books.set(number, book, founding);
        hierarchy.mark(number, true, founding);
    }

    /** Whether a contact is about a private person. */
    boolean isHidden(Contact contact) {
        return secluded.containsKey(contact.link().referenceId())
                || secluded.containsKey(contact.content().addresseeId());
    }

    /** Whether an address is a private person's, or one that a contact about a private person hides. */
    boolean isHidden(Address address) {
        return secluded.containsKey(address.content().resourceId())
                || !secluded.isEmpty()
                        && contactAddress.numbers(address.id()).anyMatch(number -> hidesAddress(contacts.get(number)));
    }

    private boolean hidesAddress(Contact contact) {
        Provenance provenance = contactProvenances.of(contact.identity().number());
        return provenance.referenceMayHide()
                        && secluded.containsKey(contact.link().referenceId())
                || provenance.addresseeMayHide()
                        && secluded.containsKey(contact.content().addresseeId());
    }

    /** The number of an address book that exists. */
    OptionalLong bookNumber(Id id) {
        OptionalLong number = ownIds.number(ObjectKind.ADDRESS_BOOK, id);
        return number.isPresent() && books.has(number.getAsLong()) ? number : OptionalLong.empty();
    }

    /** The address books granted one by one, those that exist. */
    private Set<Long> granted(GrantScope reach) {
        Set<Long> granted = new HashSet<>();
        reach.addressBookIds().forEach(id -> bookNumber(id).ifPresent(granted::add));
        return granted;
    }

    /** Whether any of those books is within reach. */
    boolean isAnyWithin(SortedLongSet bookNumbers, GrantScope reach) {
        return reach.everywhere()
                ? !bookNumbers.isEmpty()
                : hierarchy.isAnyBelow(bookNumbers.toArray(), granted(reach));
    }

    boolean isBookWithin(long number, GrantScope reach) {
        return books.has(number) && (reach.everywhere() || hierarchy.isAnyBelow(new long[] {number}, granted(reach)));
    }

    /** Every address book within reach; empty when that is every one there is. */
    Optional<Set<Long>> booksWithin(GrantScope reach) {
        return reach.everywhere() ? Optional.empty() : Optional.of(hierarchy.withDescendants(granted(reach)));
    }

    /** The address books in any of which an object must be to be listed; empty when any will do. */
    Optional<Set<Long>> booksToLookAt(Optional<AddressBookScope> scope, GrantScope reach) {
        if (scope.isEmpty()) {
            return booksWithin(reach);
        }
        OptionalLong number = bookNumber(scope.get().addressBookId());
        if (number.isEmpty() || !isBookWithin(number.getAsLong(), reach)) {
            return Optional.of(Set.of());
        }
        // What is below a book within reach is within reach too, so the shelf alone decides.
        Set<Long> book = Set.of(number.getAsLong());
        return Optional.of(scope.get().view() == AddressBookView.ISOLATED ? book : hierarchy.withDescendants(book));
    }
}
