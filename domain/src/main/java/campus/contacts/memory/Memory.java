package campus.contacts.memory;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.Classification;
import campus.contacts.Contact;
import campus.contacts.Id;
import campus.contacts.Identity;
import campus.contacts.Kind;
import campus.contacts.OwnIds;
import campus.contacts.Provenance;
import campus.contacts.Reach;
import campus.contacts.Shelf;
import campus.contacts.View;
import campus.contacts.people.Netid;
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
final class Memory {
    final OwnIds ownIds;

    final Table.Column<Contact> contactAddress =
            Table.Column.of(contact -> contact.link().addressId());
    final Table.Column<Contact> contactReference =
            Table.Column.of(contact -> contact.link().referenceId());
    final Table.Column<Contact> contactAddressee =
            Table.Column.of(contact -> contact.content().addresseeId());
    final Table.Column<Address> addressResource =
            Table.Column.of(address -> address.content().resourceId());
    final Table.Column<AddressBook> bookProvider =
            Table.Column.of(book -> book.content().providerId());

    final Table<Contact> contacts = new Table<>(List.of(contactAddress, contactReference, contactAddressee));
    final Table<Address> addresses = new Table<>(List.of(addressResource));
    final Table<AddressBook> books = new Table<>(List.of(bookProvider));

    /** Address books with the contacts filed in them. */
    final Links contactFilings = new Links();
    /** Address books with the addresses filed in them. */
    final Links addressFilings = new Links();

    final Provenances contactProvenances = new Provenances();
    final Provenances addressProvenances = new Provenances();

    final Hierarchy hierarchy = new Hierarchy();
    final Answers answers = new Answers();

    final NavigableMap<Netid, Person> people = new TreeMap<>();
    /** Whose role each is, by its id. */
    final Map<String, Netid> roleOwners = new HashMap<>();

    /** Whose resource or role each is, of private persons alone. */
    final Map<Id, Netid> secluded = new HashMap<>();

    final MemoryImports.Kept imports = new MemoryImports.Kept();
    final MemoryFoundSets.Kept foundSets = new MemoryFoundSets.Kept();

    final TaskLog tasks = new TaskLog();

    /** A new memory, with the default address book in it. */
    Memory(OwnIds ownIds, Instant at) {
        this.ownIds = ownIds;
        Changes founding = new Changes();
        long number = books.nextNumber();
        Id genus = Kind.ADDRESS_BOOK.defaultGenusType(ownIds.authority());
        AddressBook book = new AddressBook(
                new Identity(ownIds.id(Kind.ADDRESS_BOOK, number), 1, at),
                new Classification(genus, List.of()),
                AddressBookForm.named(AddressBook.DEFAULT_NAME));
        books.set(number, book, founding);
        hierarchy.mark(number, true, founding);
    }

    /** Whether a contact is about a private person. */
    boolean isSecluded(Contact contact) {
        return secluded.containsKey(contact.link().referenceId())
                || secluded.containsKey(contact.content().addresseeId());
    }

    /** Whether an address is a private person's, or one that a contact about a private person hides. */
    boolean isSecluded(Address address) {
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
        OptionalLong number = ownIds.number(Kind.ADDRESS_BOOK, id);
        return number.isPresent() && books.has(number.getAsLong()) ? number : OptionalLong.empty();
    }

    /** The address books granted one by one, those that exist. */
    private Set<Long> granted(Reach reach) {
        Set<Long> granted = new HashSet<>();
        reach.addressBookIds().forEach(id -> bookNumber(id).ifPresent(granted::add));
        return granted;
    }

    /** Whether any of those books is within reach. */
    boolean isAnyWithin(Numbers bookNumbers, Reach reach) {
        return reach.everywhere()
                ? !bookNumbers.isEmpty()
                : hierarchy.isAnyBelow(bookNumbers.toArray(), granted(reach));
    }

    boolean isBookWithin(long number, Reach reach) {
        return books.has(number) && (reach.everywhere() || hierarchy.isAnyBelow(new long[] {number}, granted(reach)));
    }

    /** Every address book within reach; empty when that is every one there is. */
    Optional<Set<Long>> booksWithin(Reach reach) {
        return reach.everywhere() ? Optional.empty() : Optional.of(hierarchy.withDescendants(granted(reach)));
    }

    /** The address books in any of which an object must be to be listed; empty when any will do. */
    Optional<Set<Long>> booksToLookAt(Optional<Shelf> shelf, Reach reach) {
        if (shelf.isEmpty()) {
            return booksWithin(reach);
        }
        OptionalLong number = bookNumber(shelf.get().addressBookId());
        if (number.isEmpty() || !isBookWithin(number.getAsLong(), reach)) {
            return Optional.of(Set.of());
        }
        // What is below a book within reach is within reach too, so the shelf alone decides.
        Set<Long> book = Set.of(number.getAsLong());
        return Optional.of(shelf.get().view() == View.ISOLATED ? book : hierarchy.withDescendants(book));
    }
}
