package campus.contacts.memory.objects;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.access.Visibility;
import campus.contacts.memory.index.BookHierarchy;
import campus.contacts.memory.index.FilteredSortedLongs;
import campus.contacts.memory.index.MemoryBookHierarchy;
import campus.contacts.memory.index.SortedLongSet;
import campus.contacts.memory.index.SortedLongs;
import campus.contacts.osid.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/**
 * Selects the address books of a query, now or at a moment of the past.
 *
 * @param contacts the books of contacts
 * @param addresses the books of addresses
 */
public record AddressBookSelection(
        MemoryReader<AddressBook, AddressBookQuery> books,
        BookHierarchy hierarchy,
        Filings contacts,
        Filings addresses) {
    /**
     * The books that contain the objects of one kind.
     *
     * @param books returns the books of an existing object
     */
    public record Filings(MemoryReader<?, ?> objects, LongFunction<SortedLongSet> books) {
        private SortedLongSet of(Id id, Visibility visibility) {
            return related(objects, id, visibility, books);
        }
    }

    /**
     * Returns the books that match a query.
     *
     * @param ways lists, each of which has every matching book
     * @param isVisible whether a book exists and the caller may see it
     */
    public FilteredSortedLongs select(
            AddressBookQuery query, Visibility visibility, List<SortedLongs> ways, LongPredicate isVisible) {
        List<SortedLongSet> required = required(query, visibility);
        List<SortedLongs> all = new ArrayList<>(required);
        all.addAll(ways);
        boolean roots = query.position() instanceof AddressBookQuery.Position.Root;
        FilteredSortedLongs list = FilteredSortedLongs.cheapest(
                all,
                number -> isVisible.test(number)
                        && required.stream().allMatch(found -> found.contains(number))
                        && matches(books.get(number), query)
                        && (!roots || isRoot(number, isVisible)));
        return books.among(query.ids(), list);
    }

    private static boolean matches(AddressBook book, AddressBookQuery query) {
        return query.types().matches(book.classification())
                && (query.providerId() == null
                        || query.providerId().equals(book.content().providerId()))
                && (query.text() == null || query.text().matches(book));
    }

    /** Returns sets of books; a matching book is in each of them. */
    private List<SortedLongSet> required(AddressBookQuery query, Visibility visibility) {
        List<SortedLongSet> required = new ArrayList<>();
        if (query.position() instanceof AddressBookQuery.Position.ChildOf place) {
            required.add(related(books, place.addressBookId(), visibility, hierarchy::children));
        } else if (query.position() instanceof AddressBookQuery.Position.ParentOf place) {
            required.add(related(books, place.addressBookId(), visibility, hierarchy::parents));
        }
        Id ancestorId = query.lineage().ancestorId();
        if (ancestorId != null) {
            required.add(related(
                    books,
                    ancestorId,
                    visibility,
                    book -> MemoryBookHierarchy.others(book, hierarchy::withDescendants)));
        }
        Id descendantId = query.lineage().descendantId();
        if (descendantId != null) {
            required.add(related(
                    books,
                    descendantId,
                    visibility,
                    book -> MemoryBookHierarchy.others(book, hierarchy::withAncestors)));
        }
        if (query.contactId() != null) {
            required.add(contacts.of(query.contactId(), visibility));
        }
        if (query.addressId() != null) {
            required.add(addresses.of(query.addressId(), visibility));
        }
        return required;
    }

    /** Returns the books that are related to an object, none if the caller does not see it. */
    private static SortedLongSet related(
            MemoryReader<?, ?> objects, Id id, Visibility visibility, LongFunction<SortedLongSet> books) {
        return objects.isVisible(id, visibility)
                ? books.apply(objects.number(id).orElseThrow())
                : SortedLongSet.NONE;
    }

    private boolean isRoot(long number, LongPredicate isVisible) {
        return !hierarchy.hasParent(number, isVisible)
                && (hierarchy.isMarked(number) || !hierarchy.children(number).isEmpty());
    }
}
