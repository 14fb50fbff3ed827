package campus.contacts;

import campus.contacts.osid.DisplayText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.TypedProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a user may set on a Contact.
 *
 * @param endReasonId the reason of its end, or null; independent of whether it has ended
 * @param addresseeId recipient of a message sent there, or null
 */
public record ContactForm(
        DisplayText display,
        EffectivePeriod effective,
        @Nullable Id endReasonId,
        @Nullable Id addresseeId,
        RecordProperties properties) {
    public ContactForm {
        Objects.requireNonNull(display);
        Objects.requireNonNull(effective);
        Objects.requireNonNull(properties);
    }

    /** Returns a form that only has a name and is effective without limits. */
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

    public ContactForm withoutEndReason() {
        return new ContactForm(display, effective, null, addresseeId, properties);
    }

    public ContactForm withoutAddressee() {
        return new ContactForm(display, effective, endReasonId, null, properties);
    }

    /** Returns the same form with one property set. */
    public ContactForm with(TypedProperty value) {
        return withProperties(properties.with(value));
    }

    public ContactForm withProperties(RecordProperties changed) {
        return new ContactForm(display, effective, endReasonId, addresseeId, changed);
    }
}
