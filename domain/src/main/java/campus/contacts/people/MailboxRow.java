package campus.contacts.people;

import campus.contacts.Address;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The data of an address that the Email Addresses API shows.
 *
 * @param resourceId the resource to which the address belongs
 * @param email the property of the e-mail record
 */
public record MailboxRow(Id addressId, Id resourceId, Value.Struct email, Instant changedAt) {
    /** Returns the row of an address that belongs to a resource. */
    public static MailboxRow of(Address address) {
        return of(
                address.id(),
                Objects.requireNonNull(address.content().resourceId()),
                address.properties(),
                address.identity().changedAt());
    }

    /** Returns the row of an address with those properties. */
    public static MailboxRow of(Id addressId, Id resourceId, RecordProperties properties, Instant changedAt) {
        return new MailboxRow(addressId, resourceId, SourcedContact.structure(properties, "emailAddress"), changedAt);
    }

    /** Returns the mailbox that the address names. */
    public Optional<String> mailbox() {
        return email.get("address") instanceof Value.Text text ? Optional.of(text.value()) : Optional.empty();
    }
}
