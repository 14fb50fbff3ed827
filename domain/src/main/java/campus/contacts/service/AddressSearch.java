package campus.contacts.service;

import campus.contacts.Address;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressQuery;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.TextQuery;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.service.objects.ObjectLookup;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A search for addresses. Each method returns a search with one more condition; all must hold, and a condition of a kind
 * that was given before replaces it.
 *
 * <p>The methods that answer throw {@link campus.contacts.osid.Refusal}: {@code NOT_FOUND} for an address book that does
 * not exist or is not visible to the caller, {@code PERMISSION_DENIED} for a caller that may not look up any address.
 */
public final class AddressSearch {
    private final ObjectLookup<Address, AddressQuery> addresses;
    private final AddressQuery query;

    AddressSearch(ObjectLookup<Address, AddressQuery> addresses, AddressQuery query) {
        this.addresses = addresses;
        this.query = query;
    }

    private AddressSearch with(AddressQuery changed) {
        return new AddressSearch(addresses, changed);
    }

    /** Selects addresses that belong to that resource. */
    public AddressSearch belongingTo(Id resourceId) {
        return with(query.ofResource(resourceId));
    }

    /** Selects addresses whose e-mail record names that mailbox, ignoring case. */
    public AddressSearch ofMailbox(String mailbox) {
        return with(query.withMailbox(mailbox));
    }

    /** Selects addresses in that address book and its descendants. */
    public AddressSearch in(Id addressBookId) {
        return in(new AddressBookScope(addressBookId, AddressBookView.FEDERATED));
    }

    /** Selects addresses in that very address book. */
    public AddressSearch directlyIn(Id addressBookId) {
        return in(new AddressBookScope(addressBookId, AddressBookView.ISOLATED));
    }

    private AddressSearch in(AddressBookScope scope) {
        return with(
                new AddressQuery(scope, query.types(), query.resourceId(), query.mailbox(), query.ids(), query.text()));
    }

    /**
     * Selects addresses that have words which begin with each of these.
     *
     * @throws campus.contacts.osid.Refusal {@code INVALID_ARGUMENT} when this is no search, see {@link TextQuery#of}
     */
    public AddressSearch matching(String words) {
        return with(query.matching(TextQuery.of(words)));
    }

    /**
     * Returns the addresses that are visible to the caller, in creation order. They are read in pages as the stream is
     * consumed; it need not be closed.
     */
    public Stream<Address> stream(Caller caller) {
        return PagedStream.of(page -> page(caller, page));
    }

    /** Returns a page of the addresses that are visible to the caller. */
    public Page<Address> page(Caller caller, PageRequest page) {
        return addresses.list(caller, query, page);
    }

    /** Returns the oldest address that is visible to the caller. */
    public Optional<Address> first(Caller caller) {
        return page(caller, PageRequest.first(1)).items().stream().findFirst();
    }

    /** Returns the number of addresses that are visible to the caller. */
    public long count(Caller caller) {
        return addresses.count(caller, query);
    }
}
