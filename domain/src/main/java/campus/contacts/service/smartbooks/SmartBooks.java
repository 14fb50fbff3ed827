package campus.contacts.service.smartbooks;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressQuery;
import campus.contacts.BookQuery;
import campus.contacts.ContactQuery;
import campus.contacts.FiledObjectQuery;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.spi.ObjectReader;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads lists of address books, present or past: in a query for a smart book, replaces the book by what the book's own
 * query selects (queries, section 9). What a caller sees is decided by the list alone, so a smart book shows nothing that
 * its reader could not find.
 *
 * @param books of the time of the list
 * @param addresses of the time of the list
 * @param types the types of the filters
 * @param now the moment at which a contact counts as effective or not
 */
public record SmartBooks(
        ObjectReader<AddressBook, AddressBookQuery> books,
        ObjectReader<Address, AddressQuery> addresses,
        Visibility visibility,
        TypeCatalog types,
        Instant now) {
    /** @throws Refusal {@link Refusal.Reason#NOT_FOUND} when the book of the query is not visible */
    public ContactQuery contacts(ContactQuery asked) {
        return resolved(asked, query -> query.contacts(types, now).flatMap(found -> sameAddress(asked, found)));
    }

    /** @throws Refusal {@link Refusal.Reason#NOT_FOUND} when the book of the query is not visible */
    public AddressQuery addresses(AddressQuery asked) {
        return resolved(asked, query -> query.addresses(types));
    }

    private <Q extends FiledObjectQuery<Q>> Q resolved(Q asked, Function<BookQuery, Optional<Q>> reading) {
        if (asked.on().isEmpty()) {
            return asked;
        }
        BookQuery smart = find(asked.on().get())
                .orElseThrow(() -> Refusal.notFound(ObjectKind.ADDRESS_BOOK))
                .query();
        return smart == null
                ? asked
                : reading.apply(smart)
                        .filter(found ->
                                found.on().isEmpty() || isOrdinary(found.on().get()))
                        .map(found -> asked.inEveryBook().and(found))
                        .orElseGet(() -> asked.inEveryBook().among(Set.of()));
    }

    private Optional<AddressBook> find(AddressBookScope scope) {
        return books.find(scope.addressBookId(), visibility);
    }

    private boolean isOrdinary(AddressBookScope scope) {
        return find(scope).filter(book -> !book.isSmart()).isPresent();
    }

    /**
     * Returns the stored query, with the address of the other one where both name the same visible address, one of them
     * by an alias; empty if they name different addresses.
     */
    private Optional<ContactQuery> sameAddress(ContactQuery asked, ContactQuery found) {
        Id one = asked.ends().addressId();
        Id other = found.ends().addressId();
        if (one == null || other == null || one.equals(other)) {
            return Optional.of(found);
        }
        return addresses
                .find(one, visibility)
                .map(Address::id)
                .filter(id -> Objects.equals(
                        id, addresses.find(other, visibility).map(Address::id).orElse(null)))
                .map(same -> found.connecting(new ContactQuery.Ends(
                        one, found.ends().referenceId(), found.ends().addresseeId())));
    }
}
