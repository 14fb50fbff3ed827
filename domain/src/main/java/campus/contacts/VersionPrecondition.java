package campus.contacts;

import campus.contacts.osid.Refusal;

/** A condition on an object's version that must hold before a change. */
@FunctionalInterface
public interface VersionPrecondition {
    /** Accepts every version. */
    VersionPrecondition NONE = version -> true;

    /** Returns whether it holds for an existing object in that version. */
    boolean holdsFor(long version);

    /** Returns whether it holds for a deleted object whose deletion counts as that version. */
    default boolean holdsForDeletion(long version) {
        return holdsFor(version);
    }

    /**
     * @throws Refusal {@link Refusal.Reason#OUTDATED} when it does not hold
     */
    default void check(OsidObject object) {
        if (!holdsFor(object.identity().version())) {
            throw Refusal.outdated();
        }
    }

    /**
     * @param version the version that the deletion of the object counts as
     * @throws Refusal {@link Refusal.Reason#OUTDATED} when it does not hold
     */
    default void checkDeletion(long version) {
        if (!holdsForDeletion(version)) {
            throw Refusal.outdated();
        }
    }
}
