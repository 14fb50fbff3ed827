package campus.contacts.spi;

import campus.contacts.directory.DirectoryPerson;
import campus.contacts.directory.DirectoryQuery;
import java.util.List;
import java.util.Optional;

/**
 * Looks up and searches people with the addresses that the directory shows of them; always up to date with its data.
 */
public interface DirectoryStore {
    /**
     * Returns the first matching person, in the order of netids. A person who does not match takes the same statements
     * and rows as an absent person, so that the time reveals nothing.
     *
     * @param query with a condition on an identifier
     */
    Optional<DirectoryPerson> findAny(DirectoryQuery query);

    /**
     * A page of the matching people.
     *
     * @param total the number of all matching people
     */
    record Found(long total, List<DirectoryPerson> people) {}

    /**
     * Returns the matching people ({@link DirectoryQuery#matches}), in the order of the directory as the viewer sees
     * them.
     */
    Found find(DirectoryQuery query, long offset, int limit);
}
