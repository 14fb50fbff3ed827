package campus.contacts.memory;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Shelf;
import campus.contacts.Sight;
import campus.contacts.TypeFilter;
import campus.contacts.View;
import campus.contacts.Window;
import campus.contacts.people.MailboxQuery;
import campus.contacts.people.MailboxRow;
import campus.contacts.people.Netid;
import campus.contacts.spi.MailboxStore;
import campus.contacts.spi.PersonStore.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The e-mail addresses of people in memory. */
record MemoryMailboxes(MemoryUnit unit) implements MailboxStore {
    private static final int AT_ONCE = 1000;

    @Override
    public long[] numbers(MailboxQuery query, Sight sight, long after, int limit) {
        Memory memory = unit.memory();
        return rows(query, sight, after, limit).stream()
                .mapToLong(row ->
                        memory.ownIds.number(Kind.ADDRESS, row.addressId()).orElseThrow())
                .toArray();
    }

    @Override
    public List<MailboxRow> rows(MailboxQuery query, Sight sight, long after, int limit) {
        AddressQuery ofBook = new AddressQuery(new Shelf(query.addressBookId(), View.ISOLATED), TypeFilter.ANY, null);
        List<MailboxRow> found = new ArrayList<>();
        long from = after;
        List<Address> page;
        do {
            page = unit.addresses().list(ofBook, sight, Window.after(from, AT_ONCE));
            for (Address address : page) {
                from = address.identity().number();
                MailboxRow row = MailboxRow.of(
                        address.id(),
                        address.content().resourceId(),
                        address.properties(),
                        address.identity().changedAt());
                if (found.size() < limit && isOfPerson(address, sight) && query.asksFor(row)) {
                    found.add(row);
                }
            }
        } while (page.size() == AT_ONCE && found.size() < limit);
        return found;
    }

    @Override
    public Set<Id> ofPeople(Collection<Id> addresses, Sight sight) {
        return unit.addresses().findAll(addresses, Sight.EVERYTHING).values().stream()
                .filter(address -> isOfPerson(address, sight))
                .map(Address::id)
                .collect(Collectors.toSet());
    }

    private boolean isOfPerson(Address address, Sight sight) {
        Id resourceId = address.content().resourceId();
        return resourceId != null
                && Netid.find(resourceId.identifier())
                        .filter(netid ->
                                netid.resource(unit.memory().ownIds.authority()).equals(resourceId))
                        .filter(netid -> unit.people()
                                        .find(netid, Scope.of(sight.seesPrivate()))
                                        .isPresent()
                                || !sight.seesPrivate() && new MemoryAddresses(unit).isOwn(address, sight))
                        .isPresent();
    }
}
