package campus.contacts.memory.objects;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookScope;
import campus.contacts.OsidObject;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.feed.PriorSight;
import campus.contacts.history.Change;
import campus.contacts.history.HistoryEntry;
import campus.contacts.history.RecordedEvent;
import campus.contacts.memory.index.FilteredSortedLongs;
import campus.contacts.memory.index.LongRelation;
import campus.contacts.memory.index.MemoryTable;
import campus.contacts.memory.index.MergedLongSets;
import campus.contacts.memory.index.SortedLongSet;
import campus.contacts.memory.index.SortedLongs;
import campus.contacts.memory.index.UndoLog;
import campus.contacts.memory.recorded.RecordedRelation;
import campus.contacts.memory.recorded.RecordedTable;
import campus.contacts.memory.recorded.RecordedVersion;
import campus.contacts.memory.state.MemoryFeed;
import campus.contacts.memory.state.MemoryProvenances;
import campus.contacts.memory.state.MemoryState;
import campus.contacts.memory.state.MemoryTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.records.DataSource;
import campus.contacts.spi.FiledObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The common part of the stores of contacts and addresses. */
public abstract class MemoryFiledObjects<T extends OsidObject, Q> extends MemoryObjects<T, Q>
        implements FiledObjectStore<T, Q> {
    private final LongRelation filings;
    private final RecordedRelation recordedFilings;
    private final MemoryProvenances provenances;

    MemoryFiledObjects(
            MemoryTransaction unit,
            ObjectKind kind,
            Function<MemoryState, MemoryTable<T>> table,
            Function<MemoryState, RecordedTable<T>> recorded,
            Filings filings) {
        super(unit, kind, table, recorded);
        this.filings = filings.present;
        this.recordedFilings = filings.recorded;
        this.provenances = filings.provenances;
    }

    /** The books of the objects of one kind, and the provenances of the objects. */
    record Filings(LongRelation present, RecordedRelation recorded, MemoryProvenances provenances) {}

    @Override
    public T insert(Function<ObjectVersion, T> draft, Id addressBookId, Provenance provenance) {
        long book = requireBook(addressBookId);
        T object = draft.apply(newIdentity());
        store(object, addressBookId, Set.of(book), Change.CREATED, provenance);
        return object;
    }

    /** Stores a new or restored object in its books. */
    void store(T object, @Nullable Id addressBookId, Set<Long> books, Change change, Provenance provenance) {
        long number = object.identity().number();
        make(object, change, addressBookId, provenance);
        provenances.set(number, provenance, changes());
        for (long book : books) {
            filings.add(book, number, changes());
            recorder()
                    .beginWithObject(
                            recordedFilings, book, number, object.identity().changedAt());
        }
    }

    @Override
    public void restore(T restored, Set<Id> addressBookIds, Provenance provenance) {
        Set<Long> books = new TreeSet<>();
        addressBookIds.forEach(id -> books.add(requireBook(id)));
        store(restored, null, books, Change.RESTORED, restoredProvenance(restored, provenance));
    }

    private Provenance restoredProvenance(T restored, Provenance provenance) {
        List<RecordedVersion<T>> versions =
                recorded().versions(restored.identity().number());
        for (int i = versions.size() - 1; i >= 0; i--) {
            RecordedVersion<T> last = versions.get(i);
            if (!last.isAbsence()) {
                return isAboutTheSame(last.content(), restored)
                        ? last.provenance()
                        : last.provenance().withAddressee(provenance);
            }
        }
        return provenance;
    }

    /** Returns whether two versions of an object refer to the same persons. */
    public abstract boolean isAboutTheSame(T one, T other);

    @Override
    public void update(T before, T after, Provenance provenance) {
        long number = require(after.id());
        PriorSight.Known sight = sight(number);
        if (!isAboutTheSame(before, after)) {
            provenances.set(number, provenances.of(number).withAddressee(provenance), changes());
        }
        replace(after, provenances.of(number), sight);
    }

    @Override
    public void update(T before, T after) {
        update(before, after, Provenance.OFFICIAL);
    }

    /**
     * Returns whether the object's links to persons hide it although it is within the scope; called only where that is
     * possible.
     */
    public abstract boolean isKeptFrom(long number, Visibility visibility);

    private boolean isShown(long number, Visibility visibility) {
        return visibility.seesAllWithinGrantScope() || !isKeptFrom(number, visibility);
    }

    /** Returns the books that contain an object, and all their ancestors. */
    Set<Id> booksAbove(long number) {
        Set<Long> books = new HashSet<>();
        for (long book : filings.to(number).toArray()) {
            books.add(book);
        }
        return memory().hierarchy.withAncestors(books).stream()
                .map(this::bookId)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean isVisible(long number, Visibility visibility) {
        return isWithin(number, visibility.grantScope()) && isShown(number, visibility);
    }

    @Override
    public boolean isWithin(long number, GrantScope grantScope) {
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
        long book = requireBook(addressBookId);
        long number = require(id);
        UndoLog changes = changes();
        if (!filings.of(book).contains(number)) {
            PriorSight before = sight(number);
            filings.add(book, number, changes);
            recorder()
                    .begin(recordedFilings, book, number, get(number).identity().changedAt());
            recorder().changeOfLink(get(number), new MemoryFeed.What(Change.FILED, bookId(book), null), before);
        }
    }

    @Override
    public void unfile(Id id, Id addressBookId) {
        long book = requireBook(addressBookId);
        long number = require(id);
        UndoLog changes = changes();
        if (filings.of(book).contains(number)) {
            PriorSight before = sight(number);
            filings.remove(book, number, changes);
            recorder().end(recordedFilings, book, number, get(number).identity().changedAt());
            recorder().changeOfLink(get(number), new MemoryFeed.What(Change.UNFILED, bookId(book), null), before);
        }
    }

    @Override
    public void delete(T locked) {
        long number = require(locked.id());
        Instant at = remove(locked.id());
        for (long book : filings.to(number).toArray()) {
            filings.remove(book, number, changes());
            recorder().endWithObject(recordedFilings, book, number, at);
        }
        provenances.set(number, Provenance.OFFICIAL, changes());
    }

    @Override
    public LongStream lastPlaces(long number) {
        Instant deletedAt = recorded().last(number).at();
        return recordedFilings.linksTo(number).stream()
                .filter(link -> link.endedWithObject(deletedAt))
                .mapToLong(RecordedRelation.Link::left);
    }

    @Override
    public boolean isWithinDeleted(long number, GrantScope grantScope) {
        long[] books = lastPlaces(number).toArray();
        return grantScope.everywhere()
                || books.length > 0 && Arrays.stream(books).allMatch(book -> memory().isBookWithin(book, grantScope));
    }

    @Override
    public void eraseLinks(long number) {
        recordedFilings.removeIf(number, link -> true, changes());
    }

    /** An object of an old archive may have begun in several books: the first that still contains it is named. */
    @Override
    public @Nullable Id bookOfCreation(RecordedVersion<T> created) {
        return recordedFilings.linksTo(created.content().identity().number()).stream()
                .filter(link -> link.began().isOfObject() && link.began().at().equals(created.at()))
                .min(Comparator.comparing((RecordedRelation.Link link) -> link.ended() != null)
                        .thenComparing(RecordedRelation.Link::left))
                .map(link -> bookId(link.left()))
                .orElse(null);
    }

    @Override
    public List<HistoryEntry<T>> linkEntries(long number) {
        List<HistoryEntry<T>> entries = new ArrayList<>();
        for (RecordedRelation.Link link : recordedFilings.linksTo(number)) {
            if (!link.began().isOfObject()) {
                entries.add(entry(Change.FILED, number, link.began(), link.left()));
            }
            if (link.ended() != null && !link.ended().isOfObject()) {
                entries.add(entry(Change.UNFILED, number, link.ended(), link.left()));
            }
        }
        return entries;
    }

    private HistoryEntry<T> entry(Change change, long number, RecordedEvent event, long book) {
        return new HistoryEntry<>(
                change, versionAt(number, event.at()), event.at(), event.by(), bookId(book), null, null);
    }

    private Id bookId(long number) {
        return memory().ownIds.id(ObjectKind.ADDRESS_BOOK, number);
    }

    public RecordedRelation recordedFilings() {
        return recordedFilings;
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
