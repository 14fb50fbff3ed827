package campus.contacts.service.writing;

import campus.contacts.AddressBook;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.service.rules.AddressBookAccess;
import campus.contacts.service.rules.DataSourceRules;
import campus.contacts.service.rules.HierarchyChangeLimit;
import campus.contacts.service.smartbooks.SmartBookRules;
import campus.contacts.spi.AddressBookStore;
import campus.contacts.spi.UnitOfWork;
import java.util.function.UnaryOperator;

/** Changes and deletes address books within a unit of work, by the rules that hold for every writer. */
public record AddressBookWriter(UnitOfWork unit, TypeCatalog types) {
    /** Changes a book that the caller may organize; an edit without effect leaves the version unchanged. */
    public AddressBook change(Caller caller, Id id, VersionPrecondition precondition, UnaryOperator<AddressBook> edit) {
        AddressBook book = AddressBookAccess.lock(unit, caller, id);
        AddressBookAccess.requireOrganize(unit, caller, id);
        AddressBook edited = edit.apply(book);
        types.requireAdded(book.classification(), edited.properties(), book.properties());
        precondition.check(book);
        if (edited.equals(book)) {
            return book;
        }
        DataSourceRules.requireUniqueSource(unit, book, edited.properties());
        SmartBookRules.requireAllowed(unit, book, edited);
        AddressBook changed = edited.withIdentity(book.identity().changed(unit.moment()));
        unit.addressBooks().update(book, changed);
        return changed;
    }

    /** Deletes a locked book, if it is empty and not the default book. */
    public void delete(AddressBook book) {
        AddressBookStore books = unit.addressBooks();
        if (book.identity().number() == AddressBook.DEFAULT) {
            throw Refusal.illegalState("the default address-book cannot be deleted");
        }
        if (books.hasChildren(book.id())) {
            throw Refusal.illegalState("the address-book has children");
        }
        if (books.hasObjects(book.id())) {
            throw Refusal.illegalState("the address-book holds contacts or addresses");
        }
        HierarchyChangeLimit.requireFewAncestors(books, book.id());
        books.delete(book);
    }
}
