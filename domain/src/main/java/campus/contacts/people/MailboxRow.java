package campus.contacts.people;

import campus.contacts.Address;
import campus.contacts.Id;
import campus.contacts.Properties;
import campus.contacts.Value;
import java.time.Instant;
import java.util.Optional;

/**
 * What the Email Addresses API shows of an address.
 *
 * @param resourceId whose it is
 * @param email the property of the e-mail record
 */
public record MailboxRow(Id addressId, Id resourceId, Value.Structure email, Instant changedAt) {
    static MailboxRow of(Address address) {
        return of(
                address.id(),
                address.content().resourceId(),
                address.properties(),
                address.identity().changedAt());
    }

    /** The row of an address with those properties. */
    public static MailboxRow of(Id addressId, Id resourceId, Properties properties, Instant changedAt) {
        return new MailboxRow(addressId, resourceId, PersonalContact.structure(properties, "emailAddress"), changedAt);
    }

    /** The mailbox that the address names. */
    Optional<String> mailbox() {
        return email.get("address") instanceof Value.Text text ? Optional.of(text.value()) : Optional.empty();
    }
}
