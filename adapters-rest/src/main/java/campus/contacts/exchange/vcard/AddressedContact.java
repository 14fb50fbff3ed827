package campus.contacts.exchange.vcard;

import campus.contacts.Address;
import campus.contacts.Contact;
import java.util.Objects;

/**
 * A contact with its address.
 *
 * @param address null when it is hidden from the reader
 */
public record AddressedContact(Contact contact, Address address) {
    public AddressedContact {
        Objects.requireNonNull(contact);
    }
}
