package campus.contacts;

/**
 * Who wrote whom an object is about, which a storage keeps beside the object and nobody is shown: so that no caller finds out by its
 * own writing who is private (campus facades, section 3).
 *
 * @param writtenBy the {@link Caller#key} of the caller that made the object or was the last to change whom it is about; null: an
 *     import, a facade, or a caller without a name
 * @param referenceMayHide of a contact: whether its address hides with it because of its reference; whoever made the contact might
 *     update the address then
 * @param addresseeMayHide the same for its addressee; whoever set that might update the address then
 */
public record Provenance(String writtenBy, boolean referenceMayHide, boolean addresseeMayHide) {
    /** What imports and facades write. */
    public static final Provenance OFFICIAL = new Provenance(null, true, true);

    /** What a caller writes now. */
    static Provenance of(Caller caller, boolean mayUpdateAddress) {
        return new Provenance(caller.key(), mayUpdateAddress, mayUpdateAddress);
    }

    /** What it is once somebody has changed the addressee of the contact. */
    public Provenance withAddressee(Provenance change) {
        return new Provenance(change.writtenBy, referenceMayHide, change.addresseeMayHide);
    }
}
