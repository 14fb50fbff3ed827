package campus.contacts;

import java.util.Objects;
import java.util.Optional;

/**
 * Which addresses to list; all conditions must hold.
 *
 * @param shelf the address book to look at, or null: every book
 * @param resourceId the resource to which the address must belong, or null: any
 * @param mailbox the e-mail address that its record must name, ignoring case, or null: any or none
 */
public record AddressQuery(Shelf shelf, TypeFilter types, Id resourceId, String mailbox) {
    /** Every address. */
    public static final AddressQuery ALL = new AddressQuery(null, TypeFilter.ANY, null);

    public AddressQuery {
        Objects.requireNonNull(types);
    }

    /** Whatever the mailbox. */
    public AddressQuery(Shelf shelf, TypeFilter types, Id resourceId) {
        this(shelf, types, resourceId, null);
    }

    public Optional<Shelf> on() {
        return Optional.ofNullable(shelf);
    }

    public AddressQuery ofResource(Id changed) {
        return new AddressQuery(shelf, types, changed, mailbox);
    }

    public AddressQuery withMailbox(String changed) {
        return new AddressQuery(shelf, types, resourceId, changed);
    }
}
