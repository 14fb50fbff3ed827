package campus.contacts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * What a user may set on an AddressBook.
 *
 * @param providerId who provides the book, or null
 * @param brandingIds assets that brand it, at most {@value #MAX_BRANDINGS}, in the order given, equal Ids once
 * @param license at most {@value Display#MAX_LENGTH} code points, or null
 */
public record AddressBookForm(
        Display display, Id providerId, List<Id> brandingIds, String license, Properties properties) {
    /** The most brandings of one book. */
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
            throw Texts.refuse("brandingIds", "must have at most " + MAX_BRANDINGS + " entries");
        }
        Texts.requireWellFormed("license", license, Display.MAX_LENGTH);
    }

    /** A form with nothing but a name. */
    public static AddressBookForm named(String name) {
        return new AddressBookForm(Display.named(name), null, List.of(), null, Properties.NONE);
    }

    public AddressBookForm withDisplay(Display changed) {
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

    public AddressBookForm withProperties(Properties changed) {
        return new AddressBookForm(display, providerId, brandingIds, license, changed);
    }
}
