package campus.contacts.people;

import campus.contacts.osid.Id;
import java.util.Comparator;
import java.util.Objects;

/**
 * Something that an import made for a person, so that the next one finds it again.
 *
 * @param slot the list of the person's line in which it stands
 * @param key what tells it from the others in the list, such as its type and value
 * @param fingerprint of all that the line said of it: while that stays, what users changed stays too
 * @param name the display name that it got
 * @param addressId the address that was made, or null
 * @param contactId the contact that was made, or null
 */
public record ImportedItem(
        NetId netid, String slot, String key, String fingerprint, String name, Id addressId, Id contactId)
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

    /** By person, list and key. */
    @Override
    public int compareTo(ImportedItem other) {
        return ORDER.compare(this, other);
    }
}
