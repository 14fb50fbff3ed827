package campus.contacts.spi;

import campus.contacts.directory.DirectoryPerson;
import campus.contacts.directory.DirectoryQuery;
import java.util.List;
import java.util.Optional;

/** The people with the addresses that the directory shows of them, to be looked up and searched; it changes with what it shows. */
public interface DirectoryStore {
    /**
     * The first of the people asked for, in the order of their netids. Somebody who is not asked for takes the statements and rows that an absent person takes, so that
     * the time tells nothing.
     *
     * @param query with a condition on an identifier
     */
    Optional<DirectoryPerson> findAny(DirectoryQuery query);

    /**
     * Some of the people asked for.
     *
     * @param total how many are asked for
     */
    record Found(long total, List<DirectoryPerson> people) {}

    /** The people asked for ({@link DirectoryQuery#matches}), in the order of the directory as the viewer sees them. */
    Found find(DirectoryQuery query, long offset, int limit);
}
