package campus.contacts.memory.people;

import campus.contacts.Address;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressQuery;
import campus.contacts.PageRequest;
import campus.contacts.access.Visibility;
import campus.contacts.memory.objects.MemoryAddresses;
import campus.contacts.memory.state.MemoryState;
import campus.contacts.memory.state.MemoryTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.TypeFilter;
import campus.contacts.people.MailboxQuery;
import campus.contacts.people.MailboxRow;
import campus.contacts.people.NetId;
import campus.contacts.spi.MailboxStore;
import campus.contacts.spi.PersonStore.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The e-mail addresses of people in memory. */
public record MemoryMailboxes(MemoryTransaction unit) implements MailboxStore {
    private static final int AT_ONCE = 1000;

    @Override
    public long[] numbers(MailboxQuery query, Visibility visibility, long after, int limit) {
        MemoryState memory = unit.memory();
        return rows(query, visibility, after, limit).stream()
                .mapToLong(row -> memory.ownIds
                        .number(ObjectKind.ADDRESS, row.addressId())
                        .orElseThrow())
                .toArray();
    }

    @Override
    public List<MailboxRow> rows(MailboxQuery query, Visibility visibility, long after, int limit) {
        AddressQuery ofBook = new AddressQuery(
                new AddressBookScope(query.addressBookId(), AddressBookView.ISOLATED), TypeFilter.ANY, null);
        List<MailboxRow> found = new ArrayList<>();
        long from = after;
        List<Address> page;
        do {
            page = new MemoryAddresses(unit).list(ofBook, visibility, PageRequest.after(from, AT_ONCE));
            for (Address address : page) {
                from = address.identity().number();
                if (found.size() < limit && isOfPerson(address, visibility) && query.matches(MailboxRow.of(address))) {
                    found.add(MailboxRow.of(address));
                }
            }
        } while (page.size() == AT_ONCE && found.size() < limit);
        return found;
    }

    @Override
    public Set<Id> ofPeople(Collection<Id> addresses, Visibility visibility) {
        return new MemoryAddresses(unit)
                .findAll(addresses, Visibility.EVERYTHING).values().stream()
                        .filter(address -> isOfPerson(address, visibility))
                        .map(Address::id)
                        .collect(Collectors.toSet());
    }

    private boolean isOfPerson(Address address, Visibility visibility) {
        Id resourceId = address.content().resourceId();
        return resourceId != null
                && NetId.find(resourceId.identifier())
                        .filter(netid ->
                                netid.resource(unit.memory().ownIds.authority()).equals(resourceId))
                        .filter(netid -> new MemoryPeople(unit)
                                        .find(netid, Scope.of(visibility.seesPrivate()))
                                        .isPresent()
                                || !visibility.seesPrivate() && new MemoryAddresses(unit).isOwn(address, visibility))
                        .isPresent();
    }
}
