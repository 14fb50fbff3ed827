package campus.contacts.spi;

import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps people. */
public interface PersonStore {
    /**
     * Which people a look-up finds. It does for a person outside its scope what it does for one that does not exist, no more and
     * no less: otherwise the time it takes would tell them apart.
     */
    enum Scope {
        ALL,
        NOT_PRIVATE;

        /** The scope of somebody who sees private people or not. */
        public static Scope of(boolean seesPrivate) {
            return seesPrivate ? ALL : NOT_PRIVATE;
        }
    }

    Optional<Person> find(NetId netid, Scope scope);

    /** The person, private or not. */
    default Optional<Person> find(NetId netid) {
        return find(netid, Scope.ALL);
    }

    /** The person as it is now, kept from changing until the unit of work ends; whoever else wants to change it waits. */
    Optional<Person> lock(NetId netid, Scope scope);

    /** The same, private or not. */
    default Optional<Person> lock(NetId netid) {
        return lock(netid, Scope.ALL);
    }

    /** Those of these people that there are, locked in the order of their netids. */
    Map<NetId, Person> lockAll(Collection<NetId> netids);

    /** Whose role that is. */
    Map<String, NetId> ownersOfRoles(Collection<String> roleIds);

    /** Stores people, each in the place of whoever had the same netid; those who were there are locked. */
    void save(Collection<Person> people);

    /** Deletes a locked person, and nothing that is about it. */
    void delete(NetId netid);

    /**
     * The netids behind that one, in the order of their text.
     *
     * @param after null: from the first one
     */
    List<NetId> list(NetId after, int limit);
}
