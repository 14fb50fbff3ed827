package campus.contacts;

import java.util.Objects;

/**
 * What a user may set on a Contact.
 *
 * @param endReasonId why it ended, or null; may be set whether or not it has ended
 * @param addresseeId to whom or what a message there is directed, or null
 */
public record ContactForm(Display display, Effective effective, Id endReasonId, Id addresseeId, Properties properties) {
    public ContactForm {
        Objects.requireNonNull(display);
        Objects.requireNonNull(effective);
        Objects.requireNonNull(properties);
    }

    /** A form with nothing but a name: since ever, for ever. */
    public static ContactForm named(String name) {
        return new ContactForm(Display.named(name), Effective.ALWAYS, null, null, Properties.NONE);
    }

    public ContactForm withDisplay(Display changed) {
        return new ContactForm(changed, effective, endReasonId, addresseeId, properties);
    }

    public ContactForm withEffective(Effective changed) {
        return new ContactForm(display, changed, endReasonId, addresseeId, properties);
    }

    public ContactForm withEndReason(Id changed) {
        return new ContactForm(display, effective, changed, addresseeId, properties);
    }

    public ContactForm withAddressee(Id changed) {
        return new ContactForm(display, effective, endReasonId, changed, properties);
    }

    public ContactForm withProperties(Properties changed) {
        return new ContactForm(display, effective, endReasonId, addresseeId, changed);
    }
}
