package campus.contacts.memory.objects;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.feed.PriorSight;
import campus.contacts.history.Change;
import campus.contacts.history.HistoryEntry;
import campus.contacts.memory.index.FilteredSortedLongs;
import campus.contacts.memory.index.LongRelation;
import campus.contacts.memory.index.MemoryBookHierarchy;
import campus.contacts.memory.index.SortedLongSet;
import campus.contacts.memory.index.SortedLongs;
import campus.contacts.memory.recorded.RecordedHierarchy;
import campus.contacts.memory.state.MemoryFeed;
import campus.contacts.memory.state.MemoryTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.records.DataSource;
import campus.contacts.spi.AddressBookStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

public final class MemoryAddressBooks extends MemoryObjects<AddressBook, AddressBookQuery> implements AddressBookStore {
    private final MemoryBookHierarchy hierarchy;
    private final RecordedHierarchy recordedHierarchy;
    private final AddressBookSelection selection;

    public MemoryAddressBooks(MemoryTransaction unit) {
        super(unit, ObjectKind.ADDRESS_BOOK, memory -> memory.books, memory -> memory.recordedBooks);
        this.recordedHierarchy = unit.memory().recordedHierarchy;
        this.hierarchy = unit.memory().hierarchy;
        MemoryContacts contacts = new MemoryContacts(unit);
        MemoryAddresses addresses = new MemoryAddresses(unit);
        this.selection = new AddressBookSelection(
                this,
                hierarchy,
                new AddressBookSelection.Filings(contacts, contacts::books),
                new AddressBookSelection.Filings(addresses, addresses::books));
    }

    @Override
    public AddressBook insert(Function<ObjectVersion, AddressBook> draft) {
        AddressBook book = draft.apply(newIdentity());
        make(book, Change.CREATED, null, Provenance.OFFICIAL);
        return book;
    }

    @Override
    public void update(AddressBook before, AddressBook after) {
        replace(after, Provenance.OFFICIAL, sight(require(after.id())));
    }

    @Override
    public PriorSight.Known sight(long number) {
        return PriorSight.Known.in(memory().hierarchy.withAncestors(List.of(number)).stream()
                .map(book -> memory().ownIds.id(ObjectKind.ADDRESS_BOOK, book))
                .collect(Collectors.toSet()));
    }

    @Override
    public boolean isWithin(long number, GrantScope grantScope) {
        return memory().isBookWithin(number, grantScope);
    }

    @Override
    public boolean isVisible(long number, Visibility visibility) {
        return isWithin(number, visibility.grantScope());
    }

    @Override
    public boolean isWithin(Id id, GrantScope grantScope) {
        return super.isWithin(id, grantScope);
    }

    @Override
    public void lockHierarchy() {
        // A unit of work that may write has exclusive access.
        changes();
    }

    @Override
    public Optional<AddressBook> findToFile(Id id, Visibility visibility) {
        // A unit of work that may write has exclusive access.
        changes();
        return find(id, visibility);
    }

    @Override
    public void lockFilings() {
        // A unit of work that may write has exclusive access.
        changes();
    }

    @Override
    public boolean isSelfOrAncestor(Id ancestorId, Id descendantId) {
        OptionalLong ancestor = number(ancestorId);
        OptionalLong descendant = number(descendantId);
        return ancestor.isPresent()
                && descendant.isPresent()
                && hierarchy.isAnyBelow(new long[] {descendant.getAsLong()}, Set.of(ancestor.getAsLong()));
    }

    @Override
    public int countSelfAndAncestors(Id id, int max) {
        return MemoryBookHierarchy.count(require(id), hierarchy::parents, max);
    }

    @Override
    public int countSelfAndDescendants(Id id, int max) {
        return MemoryBookHierarchy.count(require(id), hierarchy::children, max);
    }

    @Override
    public boolean isChild(Id parentId, Id childId) {
        OptionalLong child = number(childId);
        return child.isPresent() && children(parentId).contains(child.getAsLong());
    }

    @Override
    public boolean hasParents(Id id) {
        return !parents(id).isEmpty();
    }

    @Override
    public boolean hasChildren(Id id) {
        return !children(id).isEmpty();
    }

    @Override
    public boolean hasObjects(Id id) {
        OptionalLong number = number(id);
        return number.isPresent()
                && !(memory().contactFilings.of(number.getAsLong()).isEmpty()
                        && memory().addressFilings.of(number.getAsLong()).isEmpty());
    }

    @Override
    public void addChild(Id parentId, Id childId) {
        if (isSelfOrAncestor(childId, parentId)) {
            throw new IllegalStateException(childId + " is above " + parentId);
        }
        long parent = require(parentId);
        long child = require(childId);
        hierarchy.add(parent, child, changes());
        recorder().begin(recordedHierarchy.edges, parent, child, laterVersion(parent, child));
        recorder().changeOfLink(get(parent), new MemoryFeed.What(Change.CHILD_ADDED, null, childId), sight(parent));
    }

    @Override
    public void removeChild(Id parentId, Id childId) {
        long parent = require(parentId);
        long child = require(childId);
        hierarchy.remove(parent, child, changes());
        recorder().end(recordedHierarchy.edges, parent, child, laterVersion(parent, child));
        recorder().changeOfLink(get(parent), new MemoryFeed.What(Change.CHILD_REMOVED, null, childId), sight(parent));
    }

    private Instant laterVersion(long parent, long child) {
        Instant one = get(parent).identity().changedAt();
        Instant other = get(child).identity().changedAt();
        return one.isAfter(other) ? one : other;
    }

    @Override
    public Optional<AddressBook> ofSource(String code) {
        for (PrimitiveIterator.OfLong all = memory().books.after(0); all.hasNext(); ) {
            AddressBook book = memory().books.get(all.nextLong());
            if (DataSource.of(book.properties())
                    .filter(source -> source.code().equals(code))
                    .isPresent()) {
                return Optional.of(book);
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean sharesWithSource(Id id) {
        long number = require(id);
        return memory().contactFilings
                        .of(number)
                        .anyMatch(contact -> isInOther(memory().contactFilings, contact, number))
                || memory().addressFilings
                        .of(number)
                        .anyMatch(address -> isInOther(memory().addressFilings, address, number));
    }

    private boolean isInOther(LongRelation filings, long object, long than) {
        return filings.to(object)
                .anyMatch(book -> book != than
                        && DataSource.of(memory().books.get(book).properties()).isPresent());
    }

    @Override
    public boolean isMarkedRoot(Id id) {
        OptionalLong number = number(id);
        return number.isPresent() && hierarchy.isMarked(number.getAsLong());
    }

    @Override
    public void markRoot(Id id, boolean marked) {
        long number = require(id);
        if (hierarchy.isMarked(number) == marked) {
            return;
        }
        hierarchy.mark(number, marked, changes());
        recorder()
                .changeOfLink(
                        get(number),
                        MemoryFeed.What.of(marked ? Change.ROOT_ADDED : Change.ROOT_REMOVED),
                        PriorSight.UNCHANGED);
        Instant notBefore = get(number).identity().changedAt();
        if (marked) {
            recorder().begin(recordedHierarchy.marks, RecordedHierarchy.ROOT, number, notBefore);
        } else {
            recorder().end(recordedHierarchy.marks, RecordedHierarchy.ROOT, number, notBefore);
        }
    }

    @Override
    public void delete(AddressBook locked) {
        Id id = locked.id();
        if (hasChildren(id) || hasObjects(id)) {
            throw new IllegalStateException(id + " has children or objects");
        }
        long number = require(id);
        Instant at = remove(id);
        for (long parent : hierarchy.parents(number).toArray()) {
            recorder().endWithObject(recordedHierarchy.edges, parent, number, at);
        }
        if (hierarchy.isMarked(number)) {
            recorder().endWithObject(recordedHierarchy.marks, RecordedHierarchy.ROOT, number, at);
        }
        hierarchy.forget(number, changes());
    }

    @Override
    public boolean isWithinDeleted(long number, GrantScope grantScope) {
        return grantScope.everywhere();
    }

    @Override
    public LongStream lastPlaces(long number) {
        return recordedHierarchy.lastParents(number, recorded().last(number).at());
    }

    @Override
    public boolean wasMarked(long number) {
        return recordedHierarchy.wasMarked(number, recorded().last(number).at());
    }

    @Override
    public void restore(AddressBook restored, Set<Id> addressBookIds, Provenance provenance) {
        make(restored, Change.RESTORED, null, Provenance.OFFICIAL);
    }

    @Override
    public void eraseLinks(long number) {
        recordedHierarchy.erase(number, changes());
        memory().recordedContactFilings.eraseLeft(number, memory().books::nextNumber, changes());
        memory().recordedAddressFilings.eraseLeft(number, memory().books::nextNumber, changes());
    }

    @Override
    public List<HistoryEntry<AddressBook>> linkEntries(long number) {
        return recordedHierarchy.entries(number, memory().ownIds, moment -> versionAt(number, moment));
    }

    @Override
    public FilteredSortedLongs select(AddressBookQuery query, Visibility visibility) {
        Optional<Set<Long>> visible = memory().booksWithin(visibility.grantScope());
        List<SortedLongs> ways = new ArrayList<>();
        ways.add(memory().books);
        visible.map(SortedLongSet::of).ifPresent(ways::add);
        if (query.providerId() != null) {
            ways.add(memory().bookProvider.numbers(query.providerId()));
        }
        return selection.select(
                query,
                visibility,
                ways,
                number -> visible.isEmpty() || visible.get().contains(number));
    }

    private SortedLongSet children(Id id) {
        OptionalLong number = number(id);
        return number.isPresent() ? hierarchy.children(number.getAsLong()) : SortedLongSet.NONE;
    }

    private SortedLongSet parents(Id id) {
        OptionalLong number = number(id);
        return number.isPresent() ? hierarchy.parents(number.getAsLong()) : SortedLongSet.NONE;
    }
}
