package campus.contacts.service.contactimport;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.records.AddressTextFormatter;
import java.util.Locale;

/** The values by which parts of a row are recognized in another place of the row. */
public final class PartValues {
    private PartValues() {}

    /** Returns the value of a stored part. */
    static String of(Address address) {
        return of(address.content());
    }

    /** Returns the value of a part with that address: its text in lower case, without blanks. */
    public static String of(AddressForm address) {
        String text = AddressTextFormatter.of(address.properties()).orElse(address.text());
        return text == null ? "" : text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }
}
