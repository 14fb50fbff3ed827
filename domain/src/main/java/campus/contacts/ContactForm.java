package campus.contacts;

import campus.contacts.osid.DisplayText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import java.util.Objects;

/**
 * What a user may set on a Contact.
 *
 * @param endReasonId why it ended, or null; may be set whether or not it has ended
 * @param addresseeId to whom or what a message there is directed, or null
 */
public record ContactForm(
        DisplayText display, EffectivePeriod effective, Id endReasonId, Id addresseeId, RecordProperties properties) {
    public ContactForm {
        Objects.requireNonNull(display);
        Objects.requireNonNull(effective);
        Objects.requireNonNull(properties);
    }

    /** A form with nothing but a name: since ever, for ever. */
    public static ContactForm named(String name) {
        return new ContactForm(DisplayText.named(name), EffectivePeriod.ALWAYS, null, null, RecordProperties.NONE);
    }

    public ContactForm withDisplay(DisplayText changed) {
        return new ContactForm(changed, effective, endReasonId, addresseeId, properties);
    }

    public ContactForm withEffective(EffectivePeriod changed) {
        return new ContactForm(display, changed, endReasonId, addresseeId, properties);
    }

    public ContactForm withEndReason(Id changed) {
        return new ContactForm(display, effective, changed, addresseeId, properties);
    }

    public ContactForm withAddressee(Id changed) {
        return new ContactForm(display, effective, endReasonId, changed, properties);
    }

    public ContactForm withProperties(RecordProperties changed) {
        return new ContactForm(display, effective, endReasonId, addresseeId, changed);
    }
}
