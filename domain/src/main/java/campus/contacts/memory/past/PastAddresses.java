package campus.contacts.memory.past;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.access.Visibility;
import campus.contacts.memory.index.FilteredSortedLongs;
import campus.contacts.memory.index.SortedLongs;
import campus.contacts.memory.objects.MemoryAddresses;
import campus.contacts.memory.state.MemoryTransaction;
import java.time.Instant;
import java.util.List;

final class PastAddresses extends PastFiledObjects<Address, AddressQuery> {
    PastAddresses(MemoryTransaction unit, Instant moment) {
        super(new MemoryAddresses(unit), moment);
    }

    @Override
    public FilteredSortedLongs select(AddressQuery query, Visibility visibility) {
        List<SortedLongs> ways = query.resourceId() == null
                ? List.of(recorded())
                : List.of(recorded(), memory().recordedAddressResource.numbers(query.resourceId()));
        return among(
                query.ids(), select(query.on(), visibility, ways, address -> MemoryAddresses.matches(address, query)));
    }
}
