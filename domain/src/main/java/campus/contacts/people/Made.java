package campus.contacts.people;

import campus.contacts.Id;
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
public record Made(Netid netid, String slot, String key, String fingerprint, String name, Id addressId, Id contactId)
        implements Comparable<Made> {
    private static final Comparator<Made> ORDER =
            Comparator.comparing(Made::netid).thenComparing(Made::slot).thenComparing(Made::key);

    public Made {
        Objects.requireNonNull(netid);
        Objects.requireNonNull(slot);
        Objects.requireNonNull(key);
        Objects.requireNonNull(fingerprint);
        Objects.requireNonNull(name);
    }

    /** By person, list and key. */
    @Override
    public int compareTo(Made other) {
        return ORDER.compare(this, other);
    }
}
