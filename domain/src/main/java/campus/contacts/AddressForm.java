package campus.contacts;

import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TextRules;
import campus.contacts.osid.TypedProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a user may set on an Address.
 *
 * @param resourceId the resource to which the address belongs, or null
 * @param text the address as one text, at most {@value #MAX_TEXT} code points, or null: derived from the records, if
 *     one has a text form
 */
public record AddressForm(
        DisplayText display,
        @Nullable Id resourceId,
        @Nullable String text,
        RecordProperties properties) {
    /** The maximum number of code points in the text of an address. */
    public static final int MAX_TEXT = 512;

    /**
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when the text is too long or not well-formed
     */
    public AddressForm {
        Objects.requireNonNull(display);
        Objects.requireNonNull(properties);
        TextRules.requireWellFormed("addressText", text, MAX_TEXT);
    }

    /** Returns a form that only has a name. */
    public static AddressForm named(String name) {
        return new AddressForm(DisplayText.named(name), null, null, RecordProperties.NONE);
    }

    public AddressForm withDisplay(DisplayText changed) {
        return new AddressForm(changed, resourceId, text, properties);
    }

    public AddressForm withResource(Id changed) {
        return new AddressForm(display, changed, text, properties);
    }

    public AddressForm withText(String changed) {
        return new AddressForm(display, resourceId, changed, properties);
    }

    /** Returns the same form with the text that is derived from its records. */
    public AddressForm withoutText() {
        return new AddressForm(display, resourceId, null, properties);
    }

    public AddressForm withoutResource() {
        return new AddressForm(display, null, text, properties);
    }

    /** Returns the same form with one property set. */
    public AddressForm with(TypedProperty value) {
        return withProperties(properties.with(value));
    }

    public AddressForm withProperties(RecordProperties changed) {
        return new AddressForm(display, resourceId, text, changed);
    }
}
