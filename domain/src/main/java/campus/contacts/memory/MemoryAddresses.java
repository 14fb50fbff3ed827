package campus.contacts.memory;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.ReleasePolicy;
import campus.contacts.records.EmailAddressSyntax;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

final class MemoryAddresses extends MemoryFiledObjects<Address, AddressQuery> {
    MemoryAddresses(MemoryUnitOfWork unit) {
        super(
                unit,
                ObjectKind.ADDRESS,
                memory -> memory.addresses,
                memory -> memory.addressFilings,
                memory -> memory.addressProvenances);
    }

    @Override
    boolean isKeptFrom(long number, Visibility visibility) {
        Address address = memory().addresses.get(number);
        return !visibility.seesPrivate() && memory().isHidden(address) && !isOwn(address, visibility)
                || !isReleased(address, visibility);
    }

    /** Returns whether the caller wrote the address's link to its resource, or a contact that uses the address. */
    boolean isOwn(Address address, Visibility visibility) {
        MemoryState memory = memory();
        return visibility.isOwn(memory.addressProvenances.of(address.identity().number()))
                || memory.contactAddress
                        .numbers(address.id())
                        .anyMatch(contact -> visibility.isOwn(memory.contactProvenances.of(contact)));
    }

    @Override
    boolean isAboutTheSame(Address one, Address other) {
        return Objects.equals(one.content().resourceId(), other.content().resourceId());
    }

    private boolean isReleased(Address address, Visibility visibility) {
        return switch (ReleasePolicy.ofAddress(address.properties())) {
            case PUBLIC -> true;
            case INTERNAL -> visibility.seesInternal();
            case NONE -> isWithin(address.identity().number(), visibility.maintains());
        };
    }

    @Override
    FilteredSortedLongs select(AddressQuery query, Visibility visibility) {
        MemoryState memory = memory();
        Id resourceId = query.resourceId();
        List<SortedLongs> ways = resourceId == null
                ? List.of(memory.addresses)
                : List.of(memory.addresses, memory.addressResource.numbers(resourceId));
        return select(query.on(), visibility, ways, number -> {
            Address address = memory.addresses.get(number);
            return query.types().matches(address.classification())
                    && (resourceId == null || memory.addressResource.holds(address, resourceId))
                    && (query.mailbox() == null || namesMailbox(address, query.mailbox()));
        });
    }

    private static boolean namesMailbox(Address address, String mailbox) {
        return EmailAddressSyntax.key(address.properties()).equals(Optional.of(EmailAddressSyntax.key(mailbox)));
    }
}
