package campus.contacts;

import java.util.Objects;
import java.util.Optional;

/**
 * Which addresses to list; all conditions must hold.
 *
 * @param shelf the address book to look at, or null: every book
 * @param resourceId the resource to which the address must belong, or null: any
 */
public record AddressQuery(Shelf shelf, TypeFilter types, Id resourceId) {
    /** Every address. */
    public static final AddressQuery ALL = new AddressQuery(null, TypeFilter.ANY, null);

    public AddressQuery {
        Objects.requireNonNull(types);
    }

    public Optional<Shelf> on() {
        return Optional.ofNullable(shelf);
    }
}
