package campus.contacts;

import java.util.Objects;

/**
 * What a caller may see: what lies within its reach, less what is kept from it (campus facades, section 3).
 *
 * @param reach where it may look things up
 * @param seesPrivate whether it sees what is about private persons
 * @param seesInternal whether it sees what is released to members of the university only
 * @param maintains where it sees what is released to nobody: where it may change things
 */
public record Sight(Reach reach, boolean seesPrivate, boolean seesInternal, Reach maintains) {
    /** Everything there is. */
    public static final Sight EVERYTHING = within(Reach.EVERYWHERE);

    public Sight {
        Objects.requireNonNull(reach);
        Objects.requireNonNull(maintains);
    }

    /** Everything within reach: for those who have decided otherwise who may see it. */
    public static Sight within(Reach reach) {
        return new Sight(reach, true, true, Reach.EVERYWHERE);
    }

    /** Whether nothing is hidden from it. */
    public boolean isEverything() {
        return reach.everywhere() && seesAllWithinReach();
    }

    /** Whether the books that a thing is in are all that decides. */
    public boolean seesAllWithinReach() {
        return seesPrivate && seesInternal && maintains.everywhere();
    }
}
