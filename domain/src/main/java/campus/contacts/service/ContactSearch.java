package campus.contacts.service;

import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.EffectiveFilter;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.TextQuery;
import campus.contacts.access.Caller;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.service.objects.ObjectLookup;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A search for contacts. Each method returns a search with one more condition; all must hold. A condition of a kind that
 * was given before replaces it, except for periods.
 *
 * <p>The methods that answer throw {@link campus.contacts.osid.Refusal}: {@code NOT_FOUND} for an address book that does
 * not exist or is not visible to the caller, {@code PERMISSION_DENIED} for a caller that may not look up any contact.
 */
public final class ContactSearch {
    private final ObjectLookup<Contact, ContactQuery> contacts;
    private final ContactQuery query;

    ContactSearch(ObjectLookup<Contact, ContactQuery> contacts, ContactQuery query) {
        this.contacts = contacts;
        this.query = query;
    }

    private ContactSearch with(ContactQuery changed) {
        return new ContactSearch(contacts, changed);
    }

    /** Selects contacts of that reference: the person or thing that is reached. */
    public ContactSearch referringTo(Id referenceId) {
        ContactQuery.Ends ends = query.ends();
        return with(query.connecting(new ContactQuery.Ends(ends.addressId(), referenceId, ends.addresseeId())));
    }

    /** Selects contacts that use that address. */
    public ContactSearch at(Id addressId) {
        ContactQuery.Ends ends = query.ends();
        return with(query.connecting(new ContactQuery.Ends(addressId, ends.referenceId(), ends.addresseeId())));
    }

    /** Selects contacts whose messages go to that addressee. */
    public ContactSearch addressedTo(Id addresseeId) {
        ContactQuery.Ends ends = query.ends();
        return with(query.connecting(new ContactQuery.Ends(ends.addressId(), ends.referenceId(), addresseeId)));
    }

    /** Selects contacts that are effective at some moment of that day in UTC. */
    public ContactSearch effectiveOn(LocalDate day) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
        return effective(new EffectiveFilter.Overlapping(new EffectivePeriod(start, end)));
    }

    /** Selects contacts that are effective at that moment. */
    public ContactSearch effectiveAt(Instant moment) {
        return effective(new EffectiveFilter.At(moment));
    }

    /** Selects contacts that are effective at some moment of that period. */
    public ContactSearch effectiveIn(EffectivePeriod period) {
        return effective(new EffectiveFilter.Overlapping(period));
    }

    private ContactSearch effective(EffectiveFilter filter) {
        List<EffectiveFilter> filters = new ArrayList<>(query.timings());
        filters.add(filter);
        return with(query.effective(filters));
    }

    /** Selects contacts that are effective and, by their availability record, available at that moment. */
    public ContactSearch availableAt(Instant moment) {
        return with(query.availableAt(moment));
    }

    /** Selects contacts in that address book and its descendants. */
    public ContactSearch in(Id addressBookId) {
        return with(query.on(new AddressBookScope(addressBookId, AddressBookView.FEDERATED)));
    }

    /** Selects contacts in that very address book. */
    public ContactSearch directlyIn(Id addressBookId) {
        return with(query.on(new AddressBookScope(addressBookId, AddressBookView.ISOLATED)));
    }

    /**
     * Selects contacts that have words which begin with each of these.
     *
     * @throws campus.contacts.osid.Refusal {@code INVALID_ARGUMENT} when this is no search, see {@link TextQuery#of}
     */
    public ContactSearch matching(String words) {
        return with(query.matching(TextQuery.of(words)));
    }

    /**
     * Returns the contacts that are visible to the caller, in creation order. They are read in pages as the stream is
     * consumed; it need not be closed.
     */
    public Stream<Contact> stream(Caller caller) {
        return PagedStream.of(page -> page(caller, page));
    }

    /** Returns a page of the contacts that are visible to the caller. */
    public Page<Contact> page(Caller caller, PageRequest page) {
        return contacts.list(caller, query, page);
    }

    /** Returns the oldest contact that is visible to the caller. */
    public Optional<Contact> first(Caller caller) {
        return page(caller, PageRequest.first(1)).items().stream().findFirst();
    }

    /** Returns the number of contacts that are visible to the caller. */
    public long count(Caller caller) {
        return contacts.count(caller, query);
    }
}
