package campus.contacts.records;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.TypedProperty;
import campus.contacts.osid.Value;
import java.util.Optional;

/**
 * A mailbox: the property of the record type {@code email-address}.
 *
 * @param content the value of the property; members that are not set may be missing
 */
public record EmailAddress(Value.Struct content) implements TypedProperty {
    /** The property of the record. */
    public static final String PROPERTY = "emailAddress";

    /** One in which nothing is set. */
    public static final EmailAddress EMPTY = new EmailAddress(Value.Struct.EMPTY);

    /** Returns the value among the properties of an object; empty when it is not set. */
    public static Optional<EmailAddress> of(RecordProperties properties) {
        return properties.get(PROPERTY).orElse(Value.NULL) instanceof Value.Struct content
                ? Optional.of(new EmailAddress(content))
                : Optional.empty();
    }

    @Override
    public String property() {
        return PROPERTY;
    }

    @Override
    public Value value() {
        return content;
    }

    /** Returns the mailbox, such as {@code name@example.edu}. */
    public Optional<String> address() {
        return Texts.set(content, "address");
    }

    public EmailAddress withAddress(String address) {
        return new EmailAddress(content.with("address", Value.of(address)));
    }

    /** Returns the e-mail address of a mailbox. */
    public static EmailAddress at(String address) {
        return EMPTY.withAddress(address);
    }

    /** Returns whether this is the main e-mail address, if that is known. */
    public Optional<Boolean> isPrimary() {
        return content.bool("isPrimary");
    }

    public EmailAddress withPrimary(boolean primary) {
        return new EmailAddress(content.with("isPrimary", Value.of(primary)));
    }

    /** Returns the data that the source of the address keeps with it. */
    public Optional<Value.Struct> sourceData() {
        return content.get("sourceData") instanceof Value.Struct data ? Optional.of(data) : Optional.empty();
    }

    public EmailAddress withSourceData(Value.Struct data) {
        return new EmailAddress(content.with("sourceData", data));
    }
}
