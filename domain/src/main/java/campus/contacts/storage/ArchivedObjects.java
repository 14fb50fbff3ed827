package campus.contacts.storage;

import static campus.contacts.storage.ArchiveValidator.require;

import campus.contacts.AddressBook;
import campus.contacts.OsidObject;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.Archive;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The existing objects that were read from an archive so far, to which its later records refer. Keeps eight bytes of
 * every address and contact in memory.
 */
final class ArchivedObjects {
    private final LocalIds ownIds;
    private final Map<ObjectKind, Long> nextNumbers = new EnumMap<>(ObjectKind.class);
    private final Set<Long> books = new HashSet<>();
    private final Set<Long> smartBooks = new HashSet<>();
    private final SortedLongArray addresses = new SortedLongArray();
    private final SortedLongArray contacts = new SortedLongArray();

    ArchivedObjects(LocalIds ownIds) {
        this.ownIds = ownIds;
    }

    void nextNumbers(Map<ObjectKind, Long> numbers) {
        for (ObjectKind kind : ObjectKind.values()) {
            long number = numbers.getOrDefault(kind, 0L);
            require(
                    number >= 1 && number <= LocalIds.MAX_NUMBER,
                    "the next number of a kind is missing or out of range");
            nextNumbers.put(kind, number);
        }
    }

    boolean hasNextNumbers() {
        return !nextNumbers.isEmpty();
    }

    long nextNumber(ObjectKind kind) {
        return Objects.requireNonNull(nextNumbers.get(kind));
    }

    void add(OsidObject object) {
        long number = object.identity().number();
        switch (object.kind()) {
            case CONTACT -> contacts.add(number);
            case ADDRESS -> addresses.add(number);
            case ADDRESS_BOOK -> {
                books.add(number);
                if (((AddressBook) object).isSmart()) {
                    smartBooks.add(number);
                }
            }
        }
    }

    boolean exists(ObjectKind kind, long number) {
        return switch (kind) {
            case CONTACT -> contacts.contains(number);
            case ADDRESS -> addresses.contains(number);
            case ADDRESS_BOOK -> books.contains(number);
        };
    }

    boolean exists(ObjectKind kind, Id id) {
        OptionalLong number = ownIds.number(kind, id);
        return number.isPresent() && exists(kind, number.getAsLong());
    }

    boolean hasAddressBooks() {
        return !books.isEmpty();
    }

    /** Requires an Id that was assigned, of an object that may be deleted, and returns its number. */
    long requireOwn(ObjectKind kind, Id id) {
        OptionalLong number = ownIds.number(kind, id);
        require(number.isPresent() && number.getAsLong() < nextNumber(kind), "the Id was never assigned");
        return number.getAsLong();
    }

    long requireBook(Id id) {
        OptionalLong number = ownIds.number(ObjectKind.ADDRESS_BOOK, id);
        require(number.isPresent() && books.contains(number.getAsLong()), "there is no such address book");
        return number.getAsLong();
    }

    /** Requires an existing address book that is not smart, and returns its number. */
    long requireOrdinary(Id id) {
        long number = requireBook(id);
        require(!smartBooks.contains(number), "a smart address book has neither objects nor children");
        return number;
    }

    /** Requires that an object is filed, in ordinary address books and once in each. */
    void requireBooks(List<Archive.Filing> filings) {
        require(!filings.isEmpty(), "it is in no address book");
        Set<Long> numbers = new HashSet<>();
        for (Archive.Filing filing : filings) {
            require(numbers.add(requireOrdinary(filing.addressBookId())), "an address book is listed twice");
        }
    }
}
