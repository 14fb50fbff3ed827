package campus.contacts.service.duplicates;

import campus.contacts.Address;
import campus.contacts.Contact;
import campus.contacts.ListPosition;
import campus.contacts.OsidObject;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.TextFold;
import campus.contacts.records.EmailAddressSyntax;
import campus.contacts.records.TelephoneNumber;
import campus.contacts.records.TelephoneNumbers;
import campus.contacts.service.duplicates.DuplicateGroup.Reason;
import campus.contacts.storage.text.Hashes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is compared of an object that may be a duplicate, so that thousands of them are held without their properties.
 *
 * @param position in the list that is read
 * @param reference of a contact; null: the object is an address
 * @param name folded
 * @param text folded, of the address; empty: it has none, or is hidden
 */
record Candidate(
        ListPosition position,
        ObjectKind kind,
        Id id,
        @Nullable Id reference,
        String genus,
        String name,
        EffectivePeriod period,
        Set<String> text,
        Set<String> telephones,
        Set<String> mailboxes) {
    /** The length above which a value is kept as its hash. */
    private static final int SHORT = 64;

    /** @param address the object itself, or the address of a contact; null: it is hidden */
    static Candidate of(ListPosition position, OsidObject object, @Nullable Address address) {
        Contact contact = object instanceof Contact known ? known : null;
        return new Candidate(
                position,
                object.kind(),
                object.id(),
                contact == null ? null : contact.link().referenceId(),
                object.classification().genusTypeId().key(),
                TextFold.sortKey(object.display().name()),
                contact == null ? EffectivePeriod.ALWAYS : contact.content().effective(),
                address == null ? Set.of() : set(address.text().map(Candidate::folded)),
                address == null ? Set.of() : telephones(address),
                address == null ? Set.of() : set(EmailAddressSyntax.key(address.properties())));
    }

    /** Returns the values that a reason compares. */
    Set<String> values(Reason reason) {
        return switch (reason) {
            case SAME_REFERENCE_AND_TEXT, SAME_NAME_AND_TEXT -> text;
            case SAME_NAME_AND_TELEPHONE -> telephones;
            case SAME_NAME_AND_EMAIL -> mailboxes;
        };
    }

    private static Set<String> set(Optional<String> value) {
        return value.map(Candidate::shortened).map(Set::of).orElse(Set.of());
    }

    private static String shortened(String value) {
        return value.length() <= SHORT ? value : Hashes.storedKey(value);
    }

    private static String folded(String text) {
        return TextFold.fold(text.strip().replaceAll("\\s+", " "));
    }

    private static Set<String> telephones(Address address) {
        Set<String> found = new LinkedHashSet<>();
        TelephoneNumbers.of(address.properties())
                .map(TelephoneNumbers::numbers)
                .orElse(List.of())
                .forEach(number -> digits(number).map(Candidate::shortened).ifPresent(found::add));
        return found;
    }

    private static Optional<String> digits(TelephoneNumber number) {
        String digits = (number.areaCode().orElse("") + number.number().orElse("")).replaceAll("[^0-9]", "");
        return digits.isEmpty() ? Optional.empty() : Optional.of(digits);
    }
}
