package campus.contacts.access;

import org.jspecify.annotations.Nullable;

/**
 * The writer of an object's links to persons. A storage keeps the provenance with the object and shows it to no caller.
 * A caller keeps seeing its own writes, so it cannot find out by writing who is private (campus facades, section 3).
 *
 * @param writtenBy the {@link Caller#key} of the caller that created the object or last changed its links to persons;
 *     null: an import, a facade, or a caller without a name
 * @param referenceMayHide of a contact: whether the contact hides its address while its reference is private, which is so if its
 *     creator had permission to update the address
 * @param addresseeMayHide the same for the addressee and the caller that set it
 */
public record Provenance(@Nullable String writtenBy, boolean referenceMayHide, boolean addresseeMayHide) {
    /** The provenance of all objects that imports and facades write. */
    public static final Provenance OFFICIAL = new Provenance(null, true, true);

    /** Returns the provenance of a write by this caller. */
    public static Provenance of(Caller caller, boolean mayUpdateAddress) {
        return new Provenance(caller.key(), mayUpdateAddress, mayUpdateAddress);
    }

    /** Returns the provenance after a change of the addressee. */
    public Provenance withAddressee(Provenance change) {
        return new Provenance(change.writtenBy, referenceMayHide, change.addresseeMayHide);
    }
}
