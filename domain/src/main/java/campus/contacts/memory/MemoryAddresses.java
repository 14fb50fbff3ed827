package campus.contacts.memory;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Sight;
import campus.contacts.people.Release;
import campus.contacts.records.Mailbox;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

final class MemoryAddresses extends MemoryFiled<Address, AddressQuery> {
    MemoryAddresses(MemoryUnit unit) {
        super(
                unit,
                Kind.ADDRESS,
                memory -> memory.addresses,
                memory -> memory.addressFilings,
                memory -> memory.addressProvenances);
    }

    @Override
    boolean isKeptFrom(long number, Sight sight) {
        Address address = memory().addresses.get(number);
        return !sight.seesPrivate() && memory().isSecluded(address) && !isOwn(address, sight)
                || !isReleased(address, sight);
    }

    /** Whether the caller wrote whose it is, or a contact of it. */
    boolean isOwn(Address address, Sight sight) {
        Memory memory = memory();
        return sight.isOwn(memory.addressProvenances.of(address.identity().number()))
                || memory.contactAddress
                        .numbers(address.id())
                        .anyMatch(contact -> sight.isOwn(memory.contactProvenances.of(contact)));
    }

    @Override
    boolean isAboutTheSame(Address one, Address other) {
        return Objects.equals(one.content().resourceId(), other.content().resourceId());
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
                    && (resourceId == null || memory.addressResource.holds(address, resourceId))
                    && (query.mailbox() == null || namesMailbox(address, query.mailbox()));
        });
    }

    private static boolean namesMailbox(Address address, String mailbox) {
        return Mailbox.key(address.properties()).equals(Optional.of(Mailbox.key(mailbox)));
    }
}
