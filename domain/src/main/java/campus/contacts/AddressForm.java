package campus.contacts;

import java.util.Objects;

/**
 * What a user may set on an Address.
 *
 * @param resourceId the resource to which the address belongs, or null
 * @param text the address as one text, at most {@value #MAX_TEXT} code points, or null: derived from the records if any can
 *     be written as text
 */
public record AddressForm(Display display, Id resourceId, String text, Properties properties) {
    /** The most code points in the text of an address. */
    public static final int MAX_TEXT = 512;

    /**
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when the text is too long or not well-formed
     */
    public AddressForm {
        Objects.requireNonNull(display);
        Objects.requireNonNull(properties);
        Texts.requireWellFormed("addressText", text, MAX_TEXT);
    }

    /** A form with nothing but a name. */
    public static AddressForm named(String name) {
        return new AddressForm(Display.named(name), null, null, Properties.NONE);
    }

    public AddressForm withDisplay(Display changed) {
        return new AddressForm(changed, resourceId, text, properties);
    }

    public AddressForm withResource(Id changed) {
        return new AddressForm(display, changed, text, properties);
    }

    public AddressForm withText(String changed) {
        return new AddressForm(display, resourceId, changed, properties);
    }

    public AddressForm withProperties(Properties changed) {
        return new AddressForm(display, resourceId, text, changed);
    }
}
