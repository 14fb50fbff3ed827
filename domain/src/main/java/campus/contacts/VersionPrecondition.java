package campus.contacts;

import campus.contacts.osid.Refusal;

/** What must hold of an object's version for a change to go through. */
@FunctionalInterface
public interface VersionPrecondition {
    /** The change goes through whatever the version. */
    VersionPrecondition NONE = version -> true;

    boolean holdsFor(long version);

    /**
     * @throws Refusal {@link Refusal.Reason#OUTDATED} when it does not hold
     */
    default void check(OsidObject object) {
        if (!holdsFor(object.identity().version())) {
            throw Refusal.outdated();
        }
    }
}
