package campus.contacts;

import campus.contacts.records.AddressText;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a resource is reached: a place, a number, a mailbox (OSID 3.0.0, contact.Address).
 *
 * @param content everything that may change
 */
public record Address(Identity identity, Classification classification, AddressForm content) implements OsidObject {
    public Address {
        Objects.requireNonNull(identity);
        Objects.requireNonNull(classification);
        Objects.requireNonNull(content);
    }

    /** The address as one text: the one that was set, else what its records say, else nothing. */
    public Optional<String> text() {
        return Optional.ofNullable(content.text()).or(() -> AddressText.of(content.properties()));
    }

    @Override
    public Display display() {
        return content.display();
    }

    @Override
    public Properties properties() {
        return content.properties();
    }
}
