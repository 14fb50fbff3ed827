package campus.contacts.access;

import java.util.Objects;

/**
 * What a caller may see: what lies within its reach, less what is kept from it (campus facades, section 3).
 *
 * @param reach where it may look things up
 * @param seesPrivate whether it sees what is about private persons
 * @param seesInternal whether it sees what is released to members of the university only
 * @param maintains where it sees what is released to nobody: where it may change things
 * @param callerKey the {@link Caller#key} of the caller that sees its own writing even if that is about private persons; null: none
 */
public record Visibility(
        GrantScope reach, boolean seesPrivate, boolean seesInternal, GrantScope maintains, String callerKey) {
    /** Everything there is. */
    public static final Visibility EVERYTHING = within(GrantScope.EVERYWHERE);

    public Visibility {
        Objects.requireNonNull(reach);
        Objects.requireNonNull(maintains);
    }

    /** The sight of somebody who wrote nothing. */
    public Visibility(GrantScope reach, boolean seesPrivate, boolean seesInternal, GrantScope maintains) {
        this(reach, seesPrivate, seesInternal, maintains, null);
    }

    /** Everything within reach: for those who have decided otherwise who may see it. */
    public static Visibility within(GrantScope reach) {
        return new Visibility(reach, true, true, GrantScope.EVERYWHERE);
    }

    /** Whether nothing is hidden from it. */
    public boolean isEverything() {
        return reach.everywhere() && seesAllWithinReach();
    }

    /** Whether the caller itself wrote whom an object is about. */
    public boolean isOwn(Provenance provenance) {
        return callerKey != null && callerKey.equals(provenance.writtenBy());
    }

    /** Whether the books that a thing is in are all that decides. */
    public boolean seesAllWithinReach() {
        return seesPrivate && seesInternal && maintains.everywhere();
    }
}
