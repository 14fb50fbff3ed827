package campus.contacts.memory.past;

import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.OsidObject;
import campus.contacts.access.Visibility;
import campus.contacts.memory.index.FilteredSortedLongs;
import campus.contacts.memory.index.MergedLongSets;
import campus.contacts.memory.index.SortedLongSet;
import campus.contacts.memory.index.SortedLongs;
import campus.contacts.memory.objects.MemoryFiledObjects;
import campus.contacts.memory.recorded.RecordedRelation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** The common part of the readers of past contacts and addresses. */
abstract class PastFiledObjects<T extends OsidObject, Q> extends PastReader<T, Q> {
    private final RecordedRelation filings;

    PastFiledObjects(MemoryFiledObjects<T, Q> present, Instant moment) {
        super(present, moment);
        this.filings = present.recordedFilings();
    }

    /** Returns the books that contained the object. */
    SortedLongSet books(long number) {
        return SortedLongSet.of(
                Arrays.stream(filings.to(number, moment())).boxed().toList());
    }

    /**
     * Returns the visible objects that were in the address books of the scope and met the condition; without a scope,
     * in any book.
     */
    FilteredSortedLongs select(
            Optional<AddressBookScope> scope, Visibility visibility, List<SortedLongs> ways, Predicate<T> condition) {
        LongPredicate meant = number -> {
            T object = recorded().get(number, moment());
            return object != null && condition.test(object) && isVisible(number, visibility);
        };
        List<SortedLongs> all = new ArrayList<>(ways);
        if (scope.isEmpty()) {
            // An object that is visible now, deleted or not, was once in a book that is within the granted scope now.
            memory().booksWithin(visibility.grantScope()).ifPresent(books -> all.add(everIn(books)));
            return FilteredSortedLongs.cheapest(all, meant);
        }
        Set<Long> books = books(scope.get(), visibility);
        all.add(everIn(books));
        return FilteredSortedLongs.cheapest(
                all, number -> filings.anyTo(number, moment(), books::contains) && meant.test(number));
    }

    private SortedLongs everIn(Set<Long> books) {
        return new MergedLongSets(books.stream().map(filings::everOf).toList());
    }

    /** Returns the books of the scope, with the descendants that they had at the moment. */
    private Set<Long> books(AddressBookScope scope, Visibility visibility) {
        OptionalLong number = memory().bookNumber(scope.addressBookId());
        if (number.isEmpty()
                || !memory().isBookWithin(number.getAsLong(), visibility.grantScope())
                || memory().recordedBooks.get(number.getAsLong(), moment()) == null) {
            return Set.of();
        }
        Set<Long> book = Set.of(number.getAsLong());
        return scope.view() == AddressBookView.ISOLATED
                ? book
                : memory().recordedHierarchy.at(moment()).withDescendants(book);
    }
}
