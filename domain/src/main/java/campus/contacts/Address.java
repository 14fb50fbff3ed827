package campus.contacts;

import java.util.Objects;

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

    @Override
    public Display display() {
        return content.display();
    }

    @Override
    public Properties properties() {
        return content.properties();
    }
}
