package campus.contacts;

import campus.contacts.people.DataSource;
import campus.contacts.spi.FiledStore;
import campus.contacts.spi.UnitOfWork;
import java.util.Optional;

/** The rules of address books that are data sources: no two have one code, and an object is in one at the most. */
final class Sources {
    private Sources() {}

    /**
     * Refuses properties that would make a book a data source that another book is, or one that shares objects with another.
     *
     * @param book null for a new one
     */
    static void requireFree(UnitOfWork unit, AddressBook book, Properties properties) {
        Optional<String> code = DataSource.of(properties).map(DataSource::code);
        if (code.isEmpty()) {
            return;
        }
        Optional<AddressBook> other = unit.addressBooks().ofSource(code.get());
        if (other.isPresent() && (book == null || !other.get().id().equals(book.id()))) {
            throw Refusal.illegalState("another address-book is the data source '" + code.get() + "'");
        }
        if (book != null && other.isEmpty() && unit.addressBooks().sharesWithSource(book.id())) {
            throw Refusal.illegalState("the address-book holds what another data source holds");
        }
    }

    /** Refuses to file an object of one data source into the book of another. */
    static void requireOne(UnitOfWork unit, FiledStore<?, ?> store, Id id, Id addressBookId) {
        Optional<Id> present = store.sourceBook(id);
        if (present.isPresent()
                && !present.get().equals(addressBookId)
                && unit.addressBooks()
                        .find(addressBookId, Sight.EVERYTHING)
                        .flatMap(book -> DataSource.of(book.properties()))
                        .isPresent()) {
            throw Refusal.illegalState("the object belongs to another data source");
        }
    }
}
