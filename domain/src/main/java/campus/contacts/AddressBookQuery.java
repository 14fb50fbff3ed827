package campus.contacts;

import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects the address books to list; all conditions must hold.
 *
 * @param position the place in the hierarchy, or null: any
 * @param providerId the required provider, or null: any
 * @param contactId a contact that must be in the book, or null: any content
 * @param addressId an address that must be in the book, or null: any content
 * @param lineage the books to which it must be related
 * @param ids the books of which it must be one; null: any
 * @param text words that it must have; null: any
 */
public record AddressBookQuery(
        @Nullable Position position,
        TypeFilter types,
        @Nullable Id providerId,
        @Nullable Id contactId,
        @Nullable Id addressId,
        Lineage lineage,
        @Nullable Set<Id> ids,
        @Nullable TextQuery text) {
    /** Every address book. */
    public static final AddressBookQuery ALL = new AddressBookQuery(null, TypeFilter.ANY, null, null, null);

    public AddressBookQuery {
        Objects.requireNonNull(types);
        Objects.requireNonNull(lineage);
        ids = ids == null ? null : Set.copyOf(ids);
    }

    /** Creates a query that accepts any Id, any text and any relation to other books. */
    public AddressBookQuery(
            @Nullable Position position,
            TypeFilter types,
            @Nullable Id providerId,
            @Nullable Id contactId,
            @Nullable Id addressId) {
        this(position, types, providerId, contactId, addressId, Lineage.ANY, null, null);
    }

    /** Returns the same query for books that contain that contact. */
    public AddressBookQuery holdingContact(Id contact) {
        return new AddressBookQuery(position, types, providerId, contact, addressId, lineage, ids, text);
    }

    /** Returns the same query for books that contain that address. */
    public AddressBookQuery holdingAddress(Id address) {
        return new AddressBookQuery(position, types, providerId, contactId, address, lineage, ids, text);
    }

    /**
     * Books to which the listed books are related, at any distance; no book is its own ancestor or descendant. A book
     * that does not exist or is not visible has neither.
     *
     * @param ancestorId a book that must be an ancestor; null: any or none
     * @param descendantId a book that must be a descendant; null: any or none
     */
    public record Lineage(@Nullable Id ancestorId, @Nullable Id descendantId) {
        /** Accepts every book. */
        public static final Lineage ANY = new Lineage(null, null);
    }

    /** A place in the hierarchy, as the caller sees the hierarchy. */
    public sealed interface Position {
        /** Selects books without a parent that are marked as a root or have children. */
        record Root() implements Position {}

        /** Selects the books directly below the given book. */
        record ChildOf(Id addressBookId) implements Position {}

        /** Selects the books directly above the given book. */
        record ParentOf(Id addressBookId) implements Position {}
    }

    public Optional<Position> at() {
        return Optional.ofNullable(position);
    }

    public AddressBookQuery at(Position changed) {
        return new AddressBookQuery(changed, types, providerId, contactId, addressId, lineage, ids, text);
    }

    public AddressBookQuery ofTypes(TypeFilter changed) {
        return new AddressBookQuery(position, changed, providerId, contactId, addressId, lineage, ids, text);
    }

    public AddressBookQuery within(Lineage changed) {
        return new AddressBookQuery(position, types, providerId, contactId, addressId, changed, ids, text);
    }

    public AddressBookQuery among(Set<Id> changed) {
        return new AddressBookQuery(position, types, providerId, contactId, addressId, lineage, changed, text);
    }

    public AddressBookQuery matching(TextQuery changed) {
        return new AddressBookQuery(position, types, providerId, contactId, addressId, lineage, ids, changed);
    }
}
