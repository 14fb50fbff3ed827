package campus.contacts.records;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.TypedProperty;
import campus.contacts.osid.Value;
import java.util.Optional;

/**
 * A page: the property of the record type {@code url}.
 *
 * @param url an absolute URI with the scheme {@code http} or {@code https} and a host
 */
public record WebAddress(String url) implements TypedProperty {
    /** The property of the record. */
    public static final String PROPERTY = "url";

    /** Returns the value among the properties of an object; empty when it is not set. */
    public static Optional<WebAddress> of(RecordProperties properties) {
        return Texts.set(properties.values(), PROPERTY).map(WebAddress::new);
    }

    /** Returns the web address of a page. */
    public static WebAddress at(String url) {
        return new WebAddress(url);
    }

    @Override
    public String property() {
        return PROPERTY;
    }

    @Override
    public Value value() {
        return Value.of(url);
    }
}
