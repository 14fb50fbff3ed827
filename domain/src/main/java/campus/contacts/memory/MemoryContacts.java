package campus.contacts.memory;

import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.records.Availability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

final class MemoryContacts extends MemoryFiledObjects<Contact, ContactQuery> {
    private final MemoryAddresses addresses;

    MemoryContacts(MemoryUnitOfWork unit) {
        super(
                unit,
                ObjectKind.CONTACT,
                memory -> memory.contacts,
                memory -> memory.contactFilings,
                memory -> memory.contactProvenances);
        this.addresses = new MemoryAddresses(unit);
    }

    @Override
    boolean isKeptFrom(long number, Visibility visibility) {
        return !visibility.seesPrivate()
                && memory().isHidden(memory().contacts.get(number))
                && !visibility.isOwn(memory().contactProvenances.of(number));
    }

    @Override
    boolean isAboutTheSame(Contact one, Contact other) {
        return Objects.equals(one.content().addresseeId(), other.content().addresseeId());
    }

    @Override
    FilteredSortedLongs select(ContactQuery query, Visibility visibility) {
        Id addressId = query.ends().addressId();
        if (addressId != null && !addresses.isVisible(addressId, visibility)) {
            return FilteredSortedLongs.NOTHING;
        }
        MemoryState memory = memory();
        return select(query.on(), visibility, ways(query.ends()), number -> {
            Contact contact = memory.contacts.get(number);
            return query.types().matches(contact.classification())
                    && connects(contact, query.ends())
                    && query.timings().stream()
                            .allMatch(timing -> timing.matches(contact.content().effective()))
                    && (query.availableAt() == null || isAvailable(contact, query.availableAt()));
        });
    }

    private static boolean isAvailable(Contact contact, Instant moment) {
        return contact.content().effective().includes(moment)
                && Availability.of(contact.properties())
                        .filter(availability -> availability.includes(moment))
                        .isPresent();
    }

    private List<SortedLongs> ways(ContactQuery.Ends ends) {
        List<SortedLongs> ways = new ArrayList<>(List.of(memory().contacts));
        if (ends.addressId() != null) {
            ways.add(memory().contactAddress.numbers(ends.addressId()));
        }
        if (ends.referenceId() != null) {
            ways.add(memory().contactReference.numbers(ends.referenceId()));
        }
        if (ends.addresseeId() != null) {
            ways.add(memory().contactAddressee.numbers(ends.addresseeId()));
        }
        return ways;
    }

    private boolean connects(Contact contact, ContactQuery.Ends ends) {
        MemoryState memory = memory();
        return (ends.addressId() == null || memory.contactAddress.holds(contact, ends.addressId()))
                && (ends.referenceId() == null || memory.contactReference.holds(contact, ends.referenceId()))
                && (ends.addresseeId() == null || memory.contactAddressee.holds(contact, ends.addresseeId()));
    }
}
