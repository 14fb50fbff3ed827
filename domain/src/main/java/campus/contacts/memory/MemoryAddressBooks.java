package campus.contacts.memory;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.Id;
import campus.contacts.Identity;
import campus.contacts.Kind;
import campus.contacts.Reach;
import campus.contacts.Sight;
import campus.contacts.people.DataSource;
import campus.contacts.spi.AddressBookStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;

final class MemoryAddressBooks extends MemoryObjects<AddressBook, AddressBookQuery> implements AddressBookStore {
    private final Hierarchy hierarchy;
    private final MemoryContacts contacts;
    private final MemoryAddresses addresses;

    MemoryAddressBooks(MemoryUnit unit) {
        super(unit, Kind.ADDRESS_BOOK, memory -> memory.books);
        this.hierarchy = unit.memory().hierarchy;
        this.contacts = new MemoryContacts(unit);
        this.addresses = new MemoryAddresses(unit);
    }

    @Override
    public AddressBook insert(Function<Identity, AddressBook> draft, Instant at) {
        return make(draft, at);
    }

    @Override
    boolean isWithin(long number, Reach reach) {
        return memory().isBookWithin(number, reach);
    }

    @Override
    boolean isInSight(long number, Sight sight) {
        return isWithin(number, sight.reach());
    }

    @Override
    public boolean isWithin(Id id, Reach reach) {
        return super.isWithin(id, reach);
    }

    @Override
    public void lockHierarchy() {
        // A unit that may change things is alone already.
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
    public int countSelfAndAncestors(Id id, int most) {
        return Hierarchy.count(require(id), hierarchy::parents, most);
    }

    @Override
    public int countSelfAndDescendants(Id id, int most) {
        return Hierarchy.count(require(id), hierarchy::children, most);
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
        hierarchy.add(require(parentId), require(childId), changes());
    }

    @Override
    public void removeChild(Id parentId, Id childId) {
        hierarchy.remove(require(parentId), require(childId), changes());
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

    private boolean isInOther(Links filings, long object, long than) {
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
        hierarchy.mark(require(id), marked, changes());
    }

    @Override
    public void delete(Id id) {
        if (hasChildren(id) || hasObjects(id)) {
            throw new IllegalStateException(id + " has children or objects");
        }
        hierarchy.forget(require(id), changes());
        super.delete(id);
    }

    @Override
    Selection select(AddressBookQuery query, Sight sight) {
        Memory memory = memory();
        Optional<Set<Long>> visible = memory.booksWithin(sight.reach());
        LongPredicate isVisible = number -> visible.isEmpty() || visible.get().contains(number);
        List<Numbers> required = required(query, sight);
        List<Candidates> ways = new ArrayList<>(required);
        ways.add(memory.books);
        visible.map(Numbers::of).ifPresent(ways::add);
        boolean roots = query.position() instanceof AddressBookQuery.Position.Root;
        return Selection.cheapest(
                ways,
                number -> isVisible.test(number)
                        && required.stream().allMatch(books -> books.contains(number))
                        && query.types().matches(memory.books.get(number).classification())
                        && (!roots || isRoot(number, isVisible)));
    }

    /** Sets of books in each of which a book must be. */
    private List<Numbers> required(AddressBookQuery query, Sight sight) {
        List<Numbers> required = new ArrayList<>();
        if (query.position() instanceof AddressBookQuery.Position.ChildOf place) {
            required.add(isInSight(place.addressBookId(), sight) ? children(place.addressBookId()) : Numbers.NONE);
        } else if (query.position() instanceof AddressBookQuery.Position.ParentOf place) {
            required.add(isInSight(place.addressBookId(), sight) ? parents(place.addressBookId()) : Numbers.NONE);
        }
        if (query.providerId() != null) {
            required.add(memory().bookProvider.numbers(query.providerId()));
        }
        if (query.contactId() != null) {
            required.add(holding(contacts, query.contactId(), sight));
        }
        if (query.addressId() != null) {
            required.add(holding(addresses, query.addressId(), sight));
        }
        return required;
    }

    private static Numbers holding(MemoryFiled<?, ?> store, Id id, Sight sight) {
        return store.isInSight(id, sight) ? store.books(store.require(id)) : Numbers.NONE;
    }

    private boolean isRoot(long number, LongPredicate isVisible) {
        boolean parentSeen = hierarchy.parents(number).anyMatch(isVisible);
        return !parentSeen
                && (hierarchy.isMarked(number) || !hierarchy.children(number).isEmpty());
    }

    private Numbers children(Id id) {
        OptionalLong number = number(id);
        return number.isPresent() ? hierarchy.children(number.getAsLong()) : Numbers.NONE;
    }

    private Numbers parents(Id id) {
        OptionalLong number = number(id);
        return number.isPresent() ? hierarchy.parents(number.getAsLong()) : Numbers.NONE;
    }
}
