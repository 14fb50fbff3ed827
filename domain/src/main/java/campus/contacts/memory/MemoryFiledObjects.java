package campus.contacts.memory;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookScope;
import campus.contacts.OsidObject;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.records.DataSource;
import campus.contacts.spi.FiledObjectStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;

/** The common part of the stores of contacts and addresses. */
abstract class MemoryFiledObjects<T extends OsidObject, Q> extends MemoryObjects<T, Q>
        implements FiledObjectStore<T, Q> {
    private final LongRelation filings;
    private final MemoryProvenances provenances;

    MemoryFiledObjects(
            MemoryUnitOfWork unit,
            ObjectKind kind,
            Function<MemoryState, MemoryTable<T>> table,
            Function<MemoryState, LongRelation> filings,
            Function<MemoryState, MemoryProvenances> provenances) {
        super(unit, kind, table);
        this.filings = filings.apply(unit.memory());
        this.provenances = provenances.apply(unit.memory());
    }

    @Override
    public T insert(Function<ObjectVersion, T> draft, Id addressBookId, Provenance provenance) {
        long book = requireBook(addressBookId);
        T object = make(draft);
        filings.add(book, object.identity().number(), changes());
        provenances.set(object.identity().number(), provenance, changes());
        return object;
    }

    /** Returns whether two versions of an object refer to the same persons. */
    abstract boolean isAboutTheSame(T one, T other);

    @Override
    public void update(T before, T after, Provenance provenance) {
        super.update(before, after);
        if (!isAboutTheSame(before, after)) {
            long number = require(after.id());
            provenances.set(number, provenances.of(number).withAddressee(provenance), changes());
        }
    }

    @Override
    public void update(T before, T after) {
        update(before, after, Provenance.OFFICIAL);
    }

    /**
     * Returns whether the object's links to persons hide it although it is within the scope; called only where that is
     * possible.
     */
    abstract boolean isKeptFrom(long number, Visibility visibility);

    private boolean isShown(long number, Visibility visibility) {
        return visibility.seesAllWithinGrantScope() || !isKeptFrom(number, visibility);
    }

    @Override
    boolean isVisible(long number, Visibility visibility) {
        return isWithin(number, visibility.grantScope()) && isShown(number, visibility);
    }

    @Override
    boolean isWithin(long number, GrantScope grantScope) {
        return memory().isAnyWithin(filings.to(number), grantScope);
    }

    @Override
    public boolean isWithin(Id id, GrantScope grantScope) {
        return super.isWithin(id, grantScope);
    }

    @Override
    public boolean isWhollyWithin(Id id, GrantScope grantScope) {
        OptionalLong number = number(id);
        return number.isPresent()
                && !filings.to(number.getAsLong()).anyMatch(book -> !memory().isBookWithin(book, grantScope));
    }

    @Override
    public boolean isFiled(Id id, Id addressBookId) {
        OptionalLong number = number(id);
        OptionalLong book = memory().bookNumber(addressBookId);
        return number.isPresent()
                && book.isPresent()
                && filings.of(book.getAsLong()).contains(number.getAsLong());
    }

    @Override
    public Optional<Id> sourceBook(Id id) {
        OptionalLong number = number(id);
        return number.isEmpty()
                ? Optional.empty()
                : Arrays.stream(filings.to(number.getAsLong()).toArray())
                        .mapToObj(memory().books::get)
                        .filter(book -> DataSource.of(book.properties()).isPresent())
                        .map(AddressBook::id)
                        .findFirst();
    }

    @Override
    public int countBooks(Id id) {
        OptionalLong number = number(id);
        return number.isPresent() ? (int) filings.to(number.getAsLong()).size() : 0;
    }

    @Override
    public void file(Id id, Id addressBookId) {
        filings.add(requireBook(addressBookId), require(id), changes());
    }

    @Override
    public void unfile(Id id, Id addressBookId) {
        filings.remove(requireBook(addressBookId), require(id), changes());
    }

    @Override
    public void delete(T locked) {
        long number = require(locked.id());
        filings.removeAllTo(number, changes());
        provenances.set(number, Provenance.OFFICIAL, changes());
        super.delete(locked);
    }

    /** Returns the books that contain the object. */
    SortedLongSet books(long number) {
        return filings.to(number);
    }

    /**
     * Returns the visible objects in the address books of the scope that meet the condition; without a scope, in all
     * books.
     */
    FilteredSortedLongs select(
            Optional<AddressBookScope> scope, Visibility visibility, List<SortedLongs> ways, LongPredicate meant) {
        Optional<Set<Long>> books = memory().booksToLookAt(scope, visibility.grantScope());
        LongPredicate condition = number -> meant.test(number) && isShown(number, visibility);
        if (books.isEmpty()) {
            return FilteredSortedLongs.cheapest(ways, condition);
        }
        List<SortedLongs> all = new ArrayList<>(ways);
        all.add(new MergedLongSets(books.get().stream().map(filings::of).toList()));
        return FilteredSortedLongs.cheapest(all, number -> isInAny(number, books.get()) && condition.test(number));
    }

    private boolean isInAny(long number, Set<Long> books) {
        return filings.to(number).anyMatch(books::contains);
    }

    private long requireBook(Id id) {
        return memory().bookNumber(id).orElseThrow(() -> new IllegalStateException("there is no address-book " + id));
    }
}
