package campus.contacts.spi;

import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores people. */
public interface PersonStore {
    /**
     * The people that a look-up finds. A look-up does the same work for a person outside its scope as for one that does
     * not exist: otherwise the time would distinguish them.
     */
    enum Scope {
        ALL,
        NOT_PRIVATE;

        /** Returns the scope of a viewer who sees private people, or of one who does not. */
        public static Scope of(boolean seesPrivate) {
            return seesPrivate ? ALL : NOT_PRIVATE;
        }
    }

    Optional<Person> find(NetId netid, Scope scope);

    /** Returns the person, private or not. */
    default Optional<Person> find(NetId netid) {
        return find(netid, Scope.ALL);
    }

    /** Returns the current person, locked until the end of the unit of work; other writers wait. */
    Optional<Person> lock(NetId netid, Scope scope);

    /** Returns the current person, private or not, locked until the end of the unit of work. */
    default Optional<Person> lock(NetId netid) {
        return lock(netid, Scope.ALL);
    }

    /** Locks those of these people that exist, in the order of their netids. */
    Map<NetId, Person> lockAll(Collection<NetId> netids);

    /** Returns the owners of these roles, by role id; unknown roles are absent. */
    Map<String, NetId> ownersOfRoles(Collection<String> roleIds);

    /** Stores people, replacing those with the same netid, which must be locked. */
    void save(Collection<Person> people);

    /** Deletes a locked person, but no object that refers to it. */
    void delete(NetId netid);

    /**
     * Returns the netids after the given one, in text order.
     *
     * @param after null: from the first one
     */
    List<NetId> list(@Nullable NetId after, int limit);
}
