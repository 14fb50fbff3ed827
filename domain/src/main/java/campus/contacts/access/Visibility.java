package campus.contacts.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a caller may see: those within its scope, less those that are hidden from it (campus facades,
 * section 3).
 *
 * @param grantScope scope of its look-ups
 * @param seesPrivate whether it sees data about private persons
 * @param seesInternal whether it sees data released to members of the university only
 * @param maintains scope in which it sees unreleased data, because it may change it
 * @param callerKey the {@link Caller#key} of the caller that sees its own writes even if they are about private
 *     persons; null: none
 */
public record Visibility(
        GrantScope grantScope,
        boolean seesPrivate,
        boolean seesInternal,
        GrantScope maintains,
        @Nullable String callerKey) {
    /** Shows everything. */
    public static final Visibility EVERYTHING = within(GrantScope.EVERYWHERE);

    public Visibility {
        Objects.requireNonNull(grantScope);
        Objects.requireNonNull(maintains);
    }

    /** Creates the visibility of a viewer without writes of its own. */
    public Visibility(GrantScope grantScope, boolean seesPrivate, boolean seesInternal, GrantScope maintains) {
        this(grantScope, seesPrivate, seesInternal, maintains, null);
    }

    /** Returns a visibility of everything within the scope, for use cases that check access by other rules. */
    public static Visibility within(GrantScope grantScope) {
        return new Visibility(grantScope, true, true, GrantScope.EVERYWHERE);
    }

    /** Returns whether nothing is hidden. */
    public boolean isEverything() {
        return grantScope.everywhere() && seesAllWithinGrantScope();
    }

    /** Returns whether the caller itself wrote the object's links to persons. */
    public boolean isOwn(Provenance provenance) {
        return callerKey != null && callerKey.equals(provenance.writtenBy());
    }

    /** Returns whether only the books that contain an object decide whether it is visible. */
    public boolean seesAllWithinGrantScope() {
        return seesPrivate && seesInternal && maintains.everywhere();
    }
}
