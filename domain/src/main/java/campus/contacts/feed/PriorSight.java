package campus.contacts.feed;

import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.people.ReleasePolicy;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;

/** The visibility of an object before a change, as far as it is recorded. */
public sealed interface PriorSight {
    /** The object did not exist, so nobody saw it. */
    PriorSight ABSENT = new Absent();

    /** Whoever can see it after the change: the change does not concern it. */
    PriorSight UNCHANGED = new Unchanged();

    /** The object did not exist. */
    record Absent() implements PriorSight {}

    /** The change did not alter who sees the object. */
    record Unchanged() implements PriorSight {}

    /**
     * What decided who could see the object.
     *
     * @param addressBookIds the books that contained the object and all their ancestors; for an address book itself and
     *     its ancestors
     * @param release of an address; {@link ReleasePolicy#PUBLIC} for other objects
     * @param isPrivate whether a private person hid the object
     * @param writers the keys of the callers that could see it nevertheless, because they had written it; may be empty
     *     if it was not private
     */
    record Known(Set<Id> addressBookIds, ReleasePolicy release, boolean isPrivate, Set<String> writers)
            implements PriorSight {
        public Known {
            Objects.requireNonNull(release);
            addressBookIds = Set.copyOf(addressBookIds);
            writers = Set.copyOf(writers);
        }

        /** Returns what decided about an object that is neither released by degrees nor hidden by persons. */
        public static Known in(Set<Id> addressBookIds) {
            return new Known(addressBookIds, ReleasePolicy.PUBLIC, false, Set.of());
        }

        /** Returns whether the object was visible. */
        public boolean isVisible(Visibility visibility) {
            return isWithin(visibility.grantScope()) && isShown(visibility) && isReleased(visibility);
        }

        /** Returns whether the object was within the scope. */
        public boolean isWithin(GrantScope grantScope) {
            return grantScope.everywhere() || !Collections.disjoint(grantScope.addressBookIds(), addressBookIds);
        }

        private boolean isShown(Visibility visibility) {
            return visibility.seesPrivate()
                    || !isPrivate
                    || visibility.callerKey() != null && writers.contains(visibility.callerKey());
        }

        private boolean isReleased(Visibility visibility) {
            return switch (release) {
                case PUBLIC -> true;
                case INTERNAL -> visibility.seesInternal();
                case NONE -> isWithin(visibility.maintains());
            };
        }
    }
}
