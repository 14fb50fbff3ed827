package campus.contacts.memory;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Reach;
import java.util.List;

final class MemoryAddresses extends MemoryFiled<Address, AddressQuery> {
    MemoryAddresses(MemoryUnit unit) {
        super(unit, Kind.ADDRESS, memory -> memory.addresses, memory -> memory.addressFilings);
    }

    @Override
    Selection select(AddressQuery query, Reach reach) {
        Memory memory = memory();
        Id resourceId = query.resourceId();
        List<Candidates> ways = resourceId == null
                ? List.of(memory.addresses)
                : List.of(memory.addresses, memory.addressResource.numbers(resourceId));
        return select(booksToLookAt(query.on(), reach), ways, number -> {
            Address address = memory.addresses.get(number);
            return query.types().matches(address.classification())
                    && (resourceId == null || memory.addressResource.holds(address, resourceId));
        });
    }
}
