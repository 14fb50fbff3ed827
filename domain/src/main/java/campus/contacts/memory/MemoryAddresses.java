package campus.contacts.memory;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Sight;
import campus.contacts.people.Release;
import java.util.List;

final class MemoryAddresses extends MemoryFiled<Address, AddressQuery> {
    MemoryAddresses(MemoryUnit unit) {
        super(unit, Kind.ADDRESS, memory -> memory.addresses, memory -> memory.addressFilings);
    }

    @Override
    boolean isKeptFrom(long number, Sight sight) {
        Address address = memory().addresses.get(number);
        return !sight.seesPrivate() && memory().isSecluded(address) || !isReleased(address, sight);
    }

    private boolean isReleased(Address address, Sight sight) {
        return switch (Release.ofAddress(address.properties())) {
            case PUBLIC -> true;
            case INTERNAL -> sight.seesInternal();
            case NONE -> isWithin(address.identity().number(), sight.maintains());
        };
    }

    @Override
    Selection select(AddressQuery query, Sight sight) {
        Memory memory = memory();
        Id resourceId = query.resourceId();
        List<Candidates> ways = resourceId == null
                ? List.of(memory.addresses)
                : List.of(memory.addresses, memory.addressResource.numbers(resourceId));
        return select(query.on(), sight, ways, number -> {
            Address address = memory.addresses.get(number);
            return query.types().matches(address.classification())
                    && (resourceId == null || memory.addressResource.holds(address, resourceId));
        });
    }
}
