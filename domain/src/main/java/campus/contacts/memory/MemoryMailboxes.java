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
import java.util.ArrayList;
import java.util.List;

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

    /** To a caller that does not see private persons, its own writing counts whether or not there is such a person. */
    private boolean isOfPerson(Address address, Sight sight) {
        Memory memory = unit.memory();
        Id resourceId = address.content().resourceId();
        boolean isOwn = !sight.seesPrivate()
                && sight.isOwn(memory.addressProvenances.of(address.identity().number()));
        return resourceId != null
                && Netid.find(resourceId.identifier())
                        .filter(netid ->
                                netid.resource(memory.ownIds.authority()).equals(resourceId))
                        .filter(netid -> isOwn || memory.people.containsKey(netid))
                        .isPresent();
    }
}
