package campus.contacts.service.rules;

import campus.contacts.AddressBook;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.records.DataSource;
import campus.contacts.records.SourceData;
import campus.contacts.spi.FiledObjectStore;
import campus.contacts.spi.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of address books that are data sources: their codes are unique, and an object is in at most one of them.
 */
public final class DataSourceRules {
    private DataSourceRules() {}

    /**
     * Rejects properties that would make a book a second data source of the same code, or one that shares objects with
     * another source.
     *
     * @param book null for a new one
     */
    public static void requireUniqueSource(UnitOfWork unit, @Nullable AddressBook book, RecordProperties properties) {
        Optional<String> code = DataSource.of(properties).map(DataSource::code);
        if (code.isEmpty()) {
            return;
        }
        Optional<AddressBook> other = unit.addressBooks().ofSource(code.get());
        if (other.isPresent() && (book == null || !other.get().id().equals(book.id()))) {
            throw Refusal.illegalState("another address-book is the data source '" + code.get() + "'");
        }
        if (book == null || other.isPresent()) {
            return;
        }
        if (code.get().equals(SourceData.ADVANCEMENT) && unit.addressBooks().hasObjects(book.id())) {
            throw Refusal.illegalState("an address-book that holds objects cannot become the data source 'adv'");
        }
        if (unit.addressBooks().sharesWithSource(book.id())) {
            throw Refusal.illegalState("the address-book holds what another data source holds");
        }
    }

    /**
     * Rejects an address whose e-mail data do not match the data source of its present or future book.
     *
     * @param addressBookId an existing book
     */
    public static void requireSourceData(UnitOfWork unit, Id addressBookId, RecordProperties properties) {
        if (SourceData.of(properties).isPresent()) {
            requireSourceData(source(unit, addressBookId), properties);
        }
    }

    /** Returns the data source that a book is. */
    public static Optional<DataSource> source(UnitOfWork unit, Id addressBookId) {
        return unit.addressBooks()
                .find(addressBookId, Visibility.EVERYTHING)
                .flatMap(book -> DataSource.of(book.properties()));
    }

    /** Rejects an address whose e-mail data do not match the data source of its book. */
    public static void requireSourceData(Optional<DataSource> of, RecordProperties properties) {
        Optional<Value> data = SourceData.of(properties);
        List<Refusal.Detail> problems = of.filter(source -> data.isPresent())
                .map(source -> SourceData.problems(source.code(), data.get()))
                .orElse(List.of());
        if (!problems.isEmpty()) {
            throw Refusal.invalidProperties(problems.stream()
                    .map(problem ->
                            new Refusal.Detail("/emailAddress/sourceData" + problem.pointer(), problem.message()))
                    .toList());
        }
    }

    /** Rejects filing an object into the books of several data sources. */
    public static void requireSingleSource(UnitOfWork unit, Set<Id> addressBookIds) {
        long sources = unit.addressBooks().findAll(addressBookIds, Visibility.EVERYTHING).values().stream()
                .filter(book -> DataSource.of(book.properties()).isPresent())
                .count();
        if (sources > 1) {
            throw Refusal.illegalState("the address-books of the object are several data sources");
        }
    }

    /** Rejects filing an object of one data source into the book of another. */
    public static void requireSingleSource(UnitOfWork unit, FiledObjectStore<?, ?> store, Id id, Id addressBookId) {
        Optional<Id> present = store.sourceBook(id);
        if (present.isPresent()
                && unit.addressBooks()
                        .find(addressBookId, Visibility.EVERYTHING)
                        .filter(book -> !book.id().equals(present.get())
                                && DataSource.of(book.properties()).isPresent())
                        .isPresent()) {
            throw Refusal.illegalState("the object belongs to another data source");
        }
    }
}
