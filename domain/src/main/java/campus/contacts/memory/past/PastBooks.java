package campus.contacts.memory.past;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.access.Visibility;
import campus.contacts.memory.index.FilteredSortedLongs;
import campus.contacts.memory.index.SortedLongSet;
import campus.contacts.memory.index.SortedLongs;
import campus.contacts.memory.objects.AddressBookSelection;
import campus.contacts.memory.objects.MemoryAddressBooks;
import campus.contacts.memory.state.MemoryTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The address books and their hierarchy as they were at a moment. */
final class PastBooks extends PastReader<AddressBook, AddressBookQuery> {
    private final AddressBookSelection selection;

    PastBooks(MemoryTransaction unit, Instant moment) {
        super(new MemoryAddressBooks(unit), moment);
        PastContacts contacts = new PastContacts(unit, moment);
        PastAddresses addresses = new PastAddresses(unit, moment);
        this.selection = new AddressBookSelection(
                this,
                unit.memory().recordedHierarchy.at(moment),
                new AddressBookSelection.Filings(contacts, contacts::books),
                new AddressBookSelection.Filings(addresses, addresses::books));
    }

    @Override
    public FilteredSortedLongs select(AddressBookQuery query, Visibility visibility) {
        Optional<Set<Long>> visible = memory().booksWithin(visibility.grantScope());
        List<SortedLongs> ways = new ArrayList<>();
        ways.add(recorded());
        visible.map(SortedLongSet::of).ifPresent(ways::add);
        if (query.providerId() != null) {
            ways.add(memory().recordedBookProvider.numbers(query.providerId()));
        }
        return selection.select(
                query,
                visibility,
                ways,
                number -> existed(number) && (visible.isEmpty() || visible.get().contains(number)));
    }
}
