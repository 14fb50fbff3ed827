package campus.contacts.memory.past;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.access.Visibility;
import campus.contacts.memory.index.FilteredSortedLongs;
import campus.contacts.memory.index.MemoryBookHierarchy;
import campus.contacts.memory.index.SortedLongSet;
import campus.contacts.memory.index.SortedLongs;
import campus.contacts.memory.objects.MemoryAddressBooks;
import campus.contacts.memory.recorded.RecordedHierarchy;
import campus.contacts.memory.state.MemoryTransaction;
import campus.contacts.osid.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/** The address books and their hierarchy as they were at a moment. */
final class PastBooks extends PastReader<AddressBook, AddressBookQuery> {
    private final PastContacts contacts;
    private final PastAddresses addresses;
    private final RecordedHierarchy hierarchy;

    PastBooks(MemoryTransaction unit, Instant moment) {
        super(new MemoryAddressBooks(unit), moment);
        this.contacts = new PastContacts(unit, moment);
        this.addresses = new PastAddresses(unit, moment);
        this.hierarchy = unit.memory().recordedHierarchy;
    }

    @Override
    public FilteredSortedLongs select(AddressBookQuery query, Visibility visibility) {
        Optional<Set<Long>> visible = memory().booksWithin(visibility.grantScope());
        LongPredicate isVisible =
                number -> existed(number) && (visible.isEmpty() || visible.get().contains(number));
        List<SortedLongSet> required = required(query, visibility);
        List<SortedLongs> ways = new ArrayList<>(required);
        ways.add(recorded());
        visible.map(SortedLongSet::of).ifPresent(ways::add);
        if (query.providerId() != null) {
            ways.add(memory().recordedBookProvider.numbers(query.providerId()));
        }
        boolean roots = query.position() instanceof AddressBookQuery.Position.Root;
        FilteredSortedLongs list = FilteredSortedLongs.cheapest(
                ways,
                number -> isVisible.test(number)
                        && required.stream().allMatch(books -> books.contains(number))
                        && matches(get(number), query)
                        && (!roots || isRoot(number, isVisible)));
        return among(query.ids(), list);
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
            required.add(
                    isVisible(place.addressBookId(), visibility)
                            ? set(hierarchy.edges.of(
                                    number(place.addressBookId()).orElseThrow(), moment()))
                            : SortedLongSet.NONE);
        } else if (query.position() instanceof AddressBookQuery.Position.ParentOf place) {
            required.add(
                    isVisible(place.addressBookId(), visibility)
                            ? set(hierarchy.edges.to(
                                    number(place.addressBookId()).orElseThrow(), moment()))
                            : SortedLongSet.NONE);
        }
        if (query.lineage().ancestorId() != null) {
            required.add(related(
                    query.lineage().ancestorId(), book -> hierarchy.withDescendants(book, moment()), visibility));
        }
        if (query.lineage().descendantId() != null) {
            required.add(related(
                    query.lineage().descendantId(), book -> hierarchy.withAncestors(book, moment()), visibility));
        }
        if (query.contactId() != null) {
            required.add(holding(contacts, query.contactId(), visibility));
        }
        if (query.addressId() != null) {
            required.add(holding(addresses, query.addressId(), visibility));
        }
        return required;
    }

    /** Returns the ancestors or descendants of a book, without the book itself. */
    private SortedLongSet related(Id id, UnaryOperator<Set<Long>> closure, Visibility visibility) {
        return isVisible(id, visibility)
                ? MemoryBookHierarchy.others(number(id).orElseThrow(), closure)
                : SortedLongSet.NONE;
    }

    private static SortedLongSet holding(PastFiledObjects<?, ?> reader, Id id, Visibility visibility) {
        return reader.isVisible(id, visibility)
                ? set(reader.books(reader.number(id).orElseThrow()))
                : SortedLongSet.NONE;
    }

    private static SortedLongSet set(long[] numbers) {
        return SortedLongSet.of(Arrays.stream(numbers).boxed().toList());
    }

    private boolean isRoot(long number, LongPredicate isVisible) {
        boolean parentSeen = hierarchy.edges.anyTo(number, moment(), isVisible);
        return !parentSeen && (hierarchy.isMarked(number, moment()) || hierarchy.edges.of(number, moment()).length > 0);
    }
}
