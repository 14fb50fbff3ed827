package campus.contacts.memory.past;

import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.access.Visibility;
import campus.contacts.memory.index.FilteredSortedLongs;
import campus.contacts.memory.index.SortedLongs;
import campus.contacts.memory.objects.MemoryContacts;
import campus.contacts.memory.state.MemoryTransaction;
import campus.contacts.osid.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

final class PastContacts extends PastFiledObjects<Contact, ContactQuery> {
    private final PastAddresses addresses;

    PastContacts(MemoryTransaction unit, Instant moment) {
        super(new MemoryContacts(unit), moment);
        this.addresses = new PastAddresses(unit, moment);
    }

    @Override
    public FilteredSortedLongs select(ContactQuery asked, Visibility visibility) {
        Id addressId = asked.ends().addressId();
        if (addressId != null && !addresses.isVisible(addressId, visibility)) {
            return FilteredSortedLongs.NOTHING;
        }
        ContactQuery query = MemoryContacts.withPrimaryId(memory(), addresses, asked);
        return among(
                query.ids(),
                select(query.on(), visibility, ways(query.ends()), contact -> MemoryContacts.matches(contact, query)));
    }

    private List<SortedLongs> ways(ContactQuery.Ends ends) {
        List<SortedLongs> ways = new ArrayList<>(List.of(recorded()));
        if (ends.addressId() != null) {
            ways.add(memory().recordedContactAddress.numbers(ends.addressId()));
        }
        if (ends.referenceId() != null) {
            ways.add(memory().recordedContactReference.numbers(ends.referenceId()));
        }
        if (ends.addresseeId() != null) {
            ways.add(memory().recordedContactAddressee.numbers(ends.addresseeId()));
        }
        return ways;
    }
}
