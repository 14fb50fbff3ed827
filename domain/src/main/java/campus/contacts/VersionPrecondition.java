package campus.contacts;

import campus.contacts.osid.Refusal;

/** A condition on an object's version that must hold before a change. */
@FunctionalInterface
public interface VersionPrecondition {
    /** Accepts every version. */
    VersionPrecondition NONE = version -> true;

    boolean holdsFor(long version);

    /**
     * @throws Refusal {@link Refusal.Reason#OUTDATED} when it does not hold
     */
    default void check(OsidObject object) {
        check(object.identity().version());
    }

    /**
     * @throws Refusal {@link Refusal.Reason#OUTDATED} when it does not hold
     */
    default void check(long version) {
        if (!holdsFor(version)) {
            throw Refusal.outdated();
        }
    }
}
