package campus.contacts;

import campus.contacts.osid.Classification;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.RecordProperties;
import campus.contacts.records.AddressTextFormatter;
import java.util.Objects;
import java.util.Optional;

/**
 * A means of reaching a resource: a place, a number or a mailbox (OSID 3.0.0, contact.Address).
 *
 * @param content everything that may change
 */
public record Address(ObjectVersion identity, Classification classification, AddressForm content)
        implements OsidObject {
    public Address {
        Objects.requireNonNull(identity);
        Objects.requireNonNull(classification);
        Objects.requireNonNull(content);
    }

    /** Returns the address as one text: the text that was set, otherwise the text of its records, otherwise empty. */
    public Optional<String> text() {
        return Optional.ofNullable(content.text()).or(() -> AddressTextFormatter.of(content.properties()));
    }

    @Override
    public DisplayText display() {
        return content.display();
    }

    @Override
    public RecordProperties properties() {
        return content.properties();
    }
}
