package campus.contacts.memory.objects;

import campus.contacts.Address;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.feed.PriorSight;
import campus.contacts.history.Change;
import campus.contacts.memory.index.FilteredSortedLongs;
import campus.contacts.memory.index.MemoryTable;
import campus.contacts.memory.index.SortedLongs;
import campus.contacts.memory.recorded.RecordedPeriod;
import campus.contacts.memory.recorded.RecordedVersion;
import campus.contacts.memory.state.MemoryState;
import campus.contacts.memory.state.MemoryTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.ReleasePolicy;
import campus.contacts.records.Availability;
import campus.contacts.spi.ContactStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public final class MemoryContacts extends MemoryFiledObjects<Contact, ContactQuery> implements ContactStore {
    private final MemoryAddresses addresses;

    public MemoryContacts(MemoryTransaction unit) {
        super(
                unit,
                ObjectKind.CONTACT,
                memory -> memory.contacts,
                memory -> memory.recordedContacts,
                new Filings(
                        unit.memory().contactFilings,
                        unit.memory().recordedContactFilings,
                        unit.memory().contactProvenances));
        this.addresses = new MemoryAddresses(unit);
    }

    @Override
    public boolean isKeptFrom(long number, Visibility visibility) {
        return !visibility.seesPrivate()
                && memory().isHidden(memory().contacts.get(number))
                && !visibility.isOwn(memory().contactProvenances.of(number));
    }

    @Override
    public PriorSight.Known sight(long number) {
        boolean isPrivate = memory().isHidden(get(number));
        String writer = memory().contactProvenances.of(number).writtenBy();
        return new PriorSight.Known(
                booksAbove(number),
                ReleasePolicy.PUBLIC,
                isPrivate,
                isPrivate && writer != null ? Set.of(writer) : Set.of());
    }

    @Override
    public void store(
            Contact contact, @Nullable Id addressBookId, Set<Long> books, Change change, Provenance provenance) {
        addresses.changingContact(
                contact.link().addressId(), () -> super.store(contact, addressBookId, books, change, provenance));
    }

    @Override
    public void update(Contact before, Contact after, Provenance provenance) {
        Runnable change = () -> super.update(before, after, provenance);
        Id from = before.link().addressId();
        Id to = after.link().addressId();
        addresses.changingContact(to, from.equals(to) ? change : () -> addresses.changingContact(from, change));
    }

    @Override
    public void delete(Contact locked) {
        addresses.changingContact(locked.link().addressId(), () -> super.delete(locked));
    }

    @Override
    public boolean isShown(RecordedVersion<Contact> version, RecordedPeriod period, Visibility visibility) {
        return visibility.seesPrivate()
                || !memory().isHidden(version.content())
                || visibility.isOwn(version.provenance());
    }

    @Override
    public boolean isAboutTheSame(Contact one, Contact other) {
        return Objects.equals(one.content().addresseeId(), other.content().addresseeId());
    }

    @Override
    public FilteredSortedLongs select(ContactQuery asked, Visibility visibility) {
        Id addressId = asked.ends().addressId();
        if (addressId != null && !addresses.isVisible(addressId, visibility)) {
            return FilteredSortedLongs.NOTHING;
        }
        ContactQuery query = withPrimaryId(memory(), addresses, asked);
        MemoryTable<Contact> contacts = memory().contacts;
        return among(
                query.ids(),
                select(query.on(), visibility, ways(query.ends()), number -> matches(contacts.get(number), query)));
    }

    /** Returns the query with the primary Id of the address that it names, if it names one, which must exist. */
    public static ContactQuery withPrimaryId(
            MemoryState memory, MemoryReader<Address, ?> addresses, ContactQuery query) {
        ContactQuery.Ends ends = query.ends();
        if (ends.addressId() == null) {
            return query;
        }
        long number = addresses.number(ends.addressId()).orElseThrow();
        Id primary = memory.ownIds.id(ObjectKind.ADDRESS, number);
        return query.connecting(new ContactQuery.Ends(primary, ends.referenceId(), ends.addresseeId()));
    }

    /** Returns whether a contact, present or past, meets the conditions of a query that concern the contact alone. */
    public static boolean matches(Contact contact, ContactQuery query) {
        return query.types().matches(contact.classification())
                && connects(contact, query.ends())
                && query.timings().stream()
                        .allMatch(timing -> timing.matches(contact.content().effective()))
                && query.availableAt().stream().allMatch(moment -> isAvailable(contact, moment))
                && (query.text() == null || query.text().matches(contact));
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

    private static boolean connects(Contact contact, ContactQuery.Ends ends) {
        return isOrAny(ends.addressId(), contact.link().addressId())
                && isOrAny(ends.referenceId(), contact.link().referenceId())
                && isOrAny(ends.addresseeId(), contact.content().addresseeId());
    }

    private static boolean isOrAny(@Nullable Id required, @Nullable Id found) {
        return required == null || required.equals(found);
    }
}
