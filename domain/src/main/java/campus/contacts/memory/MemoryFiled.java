package campus.contacts.memory;

import campus.contacts.AddressBook;
import campus.contacts.Id;
import campus.contacts.Identity;
import campus.contacts.Kind;
import campus.contacts.OsidObject;
import campus.contacts.Provenance;
import campus.contacts.Reach;
import campus.contacts.Shelf;
import campus.contacts.Sight;
import campus.contacts.people.DataSource;
import campus.contacts.spi.FiledStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;

/** What the stores of contacts and addresses have in common. */
abstract class MemoryFiled<T extends OsidObject, Q> extends MemoryObjects<T, Q> implements FiledStore<T, Q> {
    private final Links filings;
    private final Provenances provenances;

    MemoryFiled(
            MemoryUnit unit,
            Kind kind,
            Function<Memory, Table<T>> table,
            Function<Memory, Links> filings,
            Function<Memory, Provenances> provenances) {
        super(unit, kind, table);
        this.filings = filings.apply(unit.memory());
        this.provenances = provenances.apply(unit.memory());
    }

    @Override
    public T insert(Function<Identity, T> draft, Instant at, Id addressBookId, Provenance provenance) {
        long book = requireBook(addressBookId);
        T object = make(draft, at);
        filings.add(book, object.identity().number(), changes());
        provenances.set(object.identity().number(), provenance, changes());
        return object;
    }

    /** Whether two versions of an object are about the same persons. */
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

    /** Whether what it says keeps an object within reach out of sight; asked only where that is possible. */
    abstract boolean isKeptFrom(long number, Sight sight);

    private boolean isShown(long number, Sight sight) {
        return sight.seesAllWithinReach() || !isKeptFrom(number, sight);
    }

    @Override
    boolean isInSight(long number, Sight sight) {
        return isWithin(number, sight.reach()) && isShown(number, sight);
    }

    @Override
    boolean isWithin(long number, Reach reach) {
        return memory().isAnyWithin(filings.to(number), reach);
    }

    @Override
    public boolean isWithin(Id id, Reach reach) {
        return super.isWithin(id, reach);
    }

    @Override
    public boolean isWhollyWithin(Id id, Reach reach) {
        OptionalLong number = number(id);
        return number.isPresent()
                && !filings.to(number.getAsLong()).anyMatch(book -> !memory().isBookWithin(book, reach));
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
    public void delete(Id id) {
        filings.removeAllTo(require(id), changes());
        provenances.set(require(id), Provenance.OFFICIAL, changes());
        super.delete(id);
    }

    /** The books with the object in them. */
    Numbers books(long number) {
        return filings.to(number);
    }

    /** What is on the shelf, in sight and meets the condition; whatever is in sight and meets it when there is no shelf. */
    Selection select(Optional<Shelf> shelf, Sight sight, List<Candidates> ways, LongPredicate meant) {
        Optional<Set<Long>> books = memory().booksToLookAt(shelf, sight.reach());
        LongPredicate condition = number -> meant.test(number) && isShown(number, sight);
        if (books.isEmpty()) {
            return Selection.cheapest(ways, condition);
        }
        List<Candidates> all = new ArrayList<>(ways);
        all.add(new Merged(books.get().stream().map(filings::of).toList()));
        return Selection.cheapest(all, number -> isInAny(number, books.get()) && condition.test(number));
    }

    private boolean isInAny(long number, Set<Long> books) {
        return filings.to(number).anyMatch(books::contains);
    }

    private long requireBook(Id id) {
        return memory().bookNumber(id).orElseThrow(() -> new IllegalStateException("there is no address-book " + id));
    }
}
