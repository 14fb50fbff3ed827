package campus.contacts.service.contactimport;

import campus.contacts.AddressForm;
import campus.contacts.ContactForm;
import campus.contacts.osid.Id;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A row of a file: a reference with its contacts, each of which uses an address of its own.
 *
 * @param number from 1, without the header
 * @param key identifies the row among those of its source, encoded as in an alias
 * @param parts at least one; the first contact stands for the whole row
 */
public record ContactRow(long number, String key, Id referenceId, List<Part> parts) {
    public ContactRow {
        Objects.requireNonNull(key);
        Objects.requireNonNull(referenceId);
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a row without parts");
        }
    }

    /**
     * An address with its contact.
     *
     * @param kind {@code email}, {@code tel}, {@code adr} or {@code url}; {@code card} for a row without any
     * @param value by which the part is recognized in another place of the row
     */
    public record Part(String kind, String value, AddressDraft address, ContactDraft contact) {}

    /** @param managed the names of the record properties that the row sets or, where it has none, clears */
    public record AddressDraft(Id genusTypeId, List<Id> recordTypeIds, AddressForm form, Set<String> managed) {}

    /**
     * A contact.
     *
     * @param setsPeriod whether the row says when the contact is effective
     * @param managed as of an address
     */
    public record ContactDraft(
            Id genusTypeId, List<Id> recordTypeIds, ContactForm form, boolean setsPeriod, Set<String> managed) {}
}
