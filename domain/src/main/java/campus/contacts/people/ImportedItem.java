package campus.contacts.people;

import campus.contacts.osid.Id;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record of an object that an import created for a person, by which the next import finds the object again.
 *
 * @param slot the list of the person's line that contains it
 * @param key distinguishes it from the others in the list, such as its type and value
 * @param fingerprint of its data in the line; while this is unchanged, later changes by users are kept
 * @param name the display name that it was given
 * @param addressId the address that was created, or null
 * @param contactId the contact that was created, or null
 */
public record ImportedItem(
        NetId netid,
        String slot,
        String key,
        String fingerprint,
        String name,
        @Nullable Id addressId,
        @Nullable Id contactId)
        implements Comparable<ImportedItem> {
    private static final Comparator<ImportedItem> ORDER = Comparator.comparing(ImportedItem::netid)
            .thenComparing(ImportedItem::slot)
            .thenComparing(ImportedItem::key);

    public ImportedItem {
        Objects.requireNonNull(netid);
        Objects.requireNonNull(slot);
        Objects.requireNonNull(key);
        Objects.requireNonNull(fingerprint);
        Objects.requireNonNull(name);
    }

    /** Compares by person, list and key. */
    @Override
    public int compareTo(ImportedItem other) {
        return ORDER.compare(this, other);
    }
}
