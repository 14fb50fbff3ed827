package campus.contacts.service.smartbooks;

import campus.contacts.AddressBook;
import campus.contacts.BookQuery;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.records.DataSource;
import campus.contacts.spi.AddressBookStore;
import campus.contacts.spi.UnitOfWork;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules of smart address books: they contain nothing and have no children, and neither the default book nor the book
 * of a data source is one (queries, section 9).
 */
public final class SmartBookRules {
    private SmartBookRules() {}

    /** Locks what decides whether a book may become a smart one, before the book itself is locked. */
    public static void lock(UnitOfWork unit) {
        unit.addressBooks().lockHierarchy();
        unit.addressBooks().lockFilings();
    }

    /** Rejects that a locked book becomes what it may not be. */
    public static void requireAllowed(UnitOfWork unit, AddressBook before, AddressBook after) {
        if (!after.isSmart()) {
            return;
        }
        if (after.identity().number() == AddressBook.DEFAULT) {
            throw Refusal.illegalState("the default address-book cannot be a smart one");
        }
        if (DataSource.of(after.properties()).isPresent()) {
            throw Refusal.illegalState("the address-book of a data source cannot be a smart one");
        }
        if (!before.isSmart()) {
            lock(unit);
            requireEmpty(unit.addressBooks(), before.id());
        }
    }

    private static void requireEmpty(AddressBookStore books, Id id) {
        if (books.hasChildren(id)) {
            throw Refusal.illegalState("the address-book has children; a smart one has none");
        }
        if (books.hasObjects(id)) {
            throw Refusal.illegalState("the address-book holds contacts or addresses; a smart one holds none");
        }
    }

    /** Rejects filing, creating and adding children in a smart book. */
    public static void requireOrdinary(AddressBook book) {
        if (book.isSmart()) {
            throw Refusal.illegalState("the address-book is a smart one, which shows what its query finds");
        }
    }

    /** Requires that the caller sees the books that a query names, as in a list. */
    public static void requireBooks(UnitOfWork unit, Caller caller, BookQuery query) {
        Set<Id> named = query.addressBookIds();
        if (unit.addressBooks().findAll(named, caller.visibility()).size() < named.size()) {
            throw Refusal.notFound(ObjectKind.ADDRESS_BOOK);
        }
    }

    /** Returns those books that exist and are not smart. */
    public static Set<Id> ordinary(Collection<Id> ids, Function<Id, Optional<AddressBook>> reading) {
        return ids.stream()
                .map(reading)
                .flatMap(Optional::stream)
                .filter(book -> !book.isSmart())
                .map(AddressBook::id)
                .collect(Collectors.toSet());
    }
}
