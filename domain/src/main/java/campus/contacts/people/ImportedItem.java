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
 * @param addressId the address that was created, or into which it was merged; or null
 * @param contactId the contact that was created, or into which it was merged; or null
 * @param merged the objects that were created, where they were merged
 */
public record ImportedItem(
        NetId netid,
        String slot,
        String key,
        String fingerprint,
        String name,
        @Nullable Id addressId,
        @Nullable Id contactId,
        Merged merged)
        implements Comparable<ImportedItem> {
    private static final Comparator<ImportedItem> ORDER = Comparator.comparing(ImportedItem::netid)
            .thenComparing(ImportedItem::slot)
            .thenComparing(ImportedItem::key);

    /**
     * The objects that were merged into those of a record, which are its own again when the merge is undone.
     *
     * @param addressId null: the address was not merged
     * @param contactId null: the contact was not merged
     */
    public record Merged(@Nullable Id addressId, @Nullable Id contactId) {
        public static final Merged NOTHING = new Merged(null, null);
    }

    /** Creates a record of objects that were not merged into others. */
    public ImportedItem(
            NetId netid,
            String slot,
            String key,
            String fingerprint,
            String name,
            @Nullable Id addressId,
            @Nullable Id contactId) {
        this(netid, slot, key, fingerprint, name, addressId, contactId, Merged.NOTHING);
    }

    public ImportedItem {
        Objects.requireNonNull(netid);
        Objects.requireNonNull(slot);
        Objects.requireNonNull(key);
        Objects.requireNonNull(fingerprint);
        Objects.requireNonNull(name);
        Objects.requireNonNull(merged);
    }

    /** Returns the record of the same objects after the next import. */
    public ImportedItem with(String itsFingerprint, String itsName) {
        return new ImportedItem(netid, slot, key, itsFingerprint, itsName, addressId, contactId, merged);
    }

    /** Returns the record without what was merged, which a storage without a past does not restore. */
    public ImportedItem withoutMerged() {
        return new ImportedItem(netid, slot, key, fingerprint, name, addressId, contactId);
    }

    /** Compares by person, list and key. */
    @Override
    public int compareTo(ImportedItem other) {
        return ORDER.compare(this, other);
    }
}
