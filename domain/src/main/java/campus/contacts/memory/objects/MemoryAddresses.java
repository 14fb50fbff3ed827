package campus.contacts.memory.objects;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.feed.PriorSight;
import campus.contacts.memory.index.FilteredSortedLongs;
import campus.contacts.memory.index.SortedLongs;
import campus.contacts.memory.recorded.RecordedPeriod;
import campus.contacts.memory.recorded.RecordedVersion;
import campus.contacts.memory.state.MemoryFeed;
import campus.contacts.memory.state.MemoryState;
import campus.contacts.memory.state.MemoryTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.ReleasePolicy;
import campus.contacts.records.EmailAddressSyntax;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

public final class MemoryAddresses extends MemoryFiledObjects<Address, AddressQuery> {
    public MemoryAddresses(MemoryTransaction unit) {
        super(
                unit,
                ObjectKind.ADDRESS,
                memory -> memory.addresses,
                memory -> memory.recordedAddresses,
                new Filings(
                        unit.memory().addressFilings,
                        unit.memory().recordedAddressFilings,
                        unit.memory().addressProvenances));
    }

    @Override
    public boolean isKeptFrom(long number, Visibility visibility) {
        Address address = memory().addresses.get(number);
        return !visibility.seesPrivate() && memory().isHidden(address) && !isOwn(address, visibility)
                || !isReleased(address, visibility);
    }

    @Override
    public PriorSight.Known sight(long number) {
        Address address = memory().addresses.get(number);
        boolean isPrivate = memory().isHidden(address);
        return new PriorSight.Known(
                booksAbove(number),
                ReleasePolicy.ofAddress(address.properties()),
                isPrivate,
                isPrivate ? writers(address) : Set.of());
    }

    private Set<String> writers(Address address) {
        Set<String> writers = new HashSet<>();
        writers.add(memory().addressProvenances.of(address.identity().number()).writtenBy());
        for (long contact : memory().contactAddress.numbers(address.id()).toArray()) {
            writers.add(memory().contactProvenances.of(contact).writtenBy());
        }
        writers.remove(null);
        return writers;
    }

    /** Makes a change to a contact on an address, and records what it means for who sees the address. */
    void changingContact(Id addressId, Runnable change) {
        OptionalLong number = number(addressId);
        if (number.isEmpty()) {
            change.run();
            return;
        }
        PriorSight.Known before = sight(number.getAsLong());
        change.run();
        if (!before.equals(sight(number.getAsLong()))) {
            recorder().changeOfLink(get(number.getAsLong()), MemoryFeed.What.SIGHT, before);
        }
    }

    /** Returns whether the caller wrote the address's link to its resource, or a contact that uses the address. */
    public boolean isOwn(Address address, Visibility visibility) {
        MemoryState memory = memory();
        return visibility.isOwn(memory.addressProvenances.of(address.identity().number()))
                || memory.contactAddress
                        .numbers(address.id())
                        .anyMatch(contact -> visibility.isOwn(memory.contactProvenances.of(contact)));
    }

    @Override
    public boolean isAboutTheSame(Address one, Address other) {
        return Objects.equals(one.content().resourceId(), other.content().resourceId());
    }

    private boolean isReleased(Address address, Visibility visibility) {
        return switch (ReleasePolicy.ofAddress(address.properties())) {
            case PUBLIC -> true;
            case INTERNAL -> visibility.seesInternal();
            case NONE -> isMaintained(address.identity().number(), visibility.maintains());
        };
    }

    private boolean isMaintained(long number, GrantScope maintains) {
        return exists(number) ? isWithin(number, maintains) : isWithinDeleted(number, maintains);
    }

    @Override
    public boolean isShown(RecordedVersion<Address> version, RecordedPeriod period, Visibility visibility) {
        return (visibility.seesPrivate() || isVisiblePast(version, period, visibility))
                && isReleased(version.content(), visibility);
    }

    private boolean isVisiblePast(RecordedVersion<Address> version, RecordedPeriod period, Visibility visibility) {
        MemoryState memory = memory();
        Address address = version.content();
        boolean hidden = memory.privateSubjects.containsKey(address.content().resourceId())
                || isUsed(address, period, contact -> memory.hidesAddress(contact.content(), contact.provenance()));
        return !hidden
                || visibility.isOwn(version.provenance())
                || isUsed(address, period, contact -> visibility.isOwn(contact.provenance()));
    }

    /** Returns whether a contact that meets the condition used the address at some moment of the period. */
    private boolean isUsed(Address address, RecordedPeriod period, Predicate<RecordedVersion<Contact>> condition) {
        MemoryState memory = memory();
        return memory.recordedContactAddress
                .numbers(address.id())
                .anyMatch(contact ->
                        memory.recordedContacts.during(contact, period).stream().anyMatch(condition));
    }

    @Override
    public FilteredSortedLongs select(AddressQuery query, Visibility visibility) {
        MemoryState memory = memory();
        Id resourceId = query.resourceId();
        List<SortedLongs> ways = resourceId == null
                ? List.of(memory.addresses)
                : List.of(memory.addresses, memory.addressResource.numbers(resourceId));
        return among(
                query.ids(),
                select(query.on(), visibility, ways, number -> matches(memory.addresses.get(number), query)));
    }

    /** Returns whether an address, present or past, meets the conditions of a query that concern the address alone. */
    public static boolean matches(Address address, AddressQuery query) {
        return query.types().matches(address.classification())
                && (query.resourceId() == null
                        || query.resourceId().equals(address.content().resourceId()))
                && (query.mailbox() == null || namesMailbox(address, query.mailbox()))
                && (query.text() == null || query.text().matches(address));
    }

    private static boolean namesMailbox(Address address, String mailbox) {
        return EmailAddressSyntax.key(address.properties()).equals(Optional.of(EmailAddressSyntax.key(mailbox)));
    }
}
