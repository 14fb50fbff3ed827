package campus.contacts;

import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TextRules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a user may set on an AddressBook.
 *
 * @param providerId Id of the provider of the book, or null
 * @param brandingIds assets that brand it, at most {@value #MAX_BRANDINGS}, in the order given, without duplicates
 * @param license at most {@value DisplayText#MAX_LENGTH} code points, or null
 */
public record AddressBookForm(
        DisplayText display,
        @Nullable Id providerId,
        List<Id> brandingIds,
        @Nullable String license,
        RecordProperties properties) {
    /** The maximum number of brandings of one book. */
    public static final int MAX_BRANDINGS = 100;

    /**
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when there are too many brandings or the license is too long or
     *     not well-formed
     */
    public AddressBookForm {
        Objects.requireNonNull(display);
        Objects.requireNonNull(properties);
        brandingIds = List.copyOf(new LinkedHashSet<>(brandingIds));
        if (brandingIds.size() > MAX_BRANDINGS) {
            throw TextRules.refuse("brandingIds", "must have at most " + MAX_BRANDINGS + " entries");
        }
        TextRules.requireWellFormed("license", license, DisplayText.MAX_LENGTH);
    }

    /** Returns a form that only has a name. */
    public static AddressBookForm named(String name) {
        return new AddressBookForm(DisplayText.named(name), null, List.of(), null, RecordProperties.NONE);
    }

    public AddressBookForm withDisplay(DisplayText changed) {
        return new AddressBookForm(changed, providerId, brandingIds, license, properties);
    }

    public AddressBookForm withProvider(Id changed) {
        return new AddressBookForm(display, changed, brandingIds, license, properties);
    }

    public AddressBookForm withBrandings(List<Id> changed) {
        return new AddressBookForm(display, providerId, changed, license, properties);
    }

    public AddressBookForm withLicense(String changed) {
        return new AddressBookForm(display, providerId, brandingIds, changed, properties);
    }

    public AddressBookForm withoutProvider() {
        return new AddressBookForm(display, null, brandingIds, license, properties);
    }

    public AddressBookForm withoutLicense() {
        return new AddressBookForm(display, providerId, brandingIds, null, properties);
    }

    public AddressBookForm withProperties(RecordProperties changed) {
        return new AddressBookForm(display, providerId, brandingIds, license, changed);
    }
}
