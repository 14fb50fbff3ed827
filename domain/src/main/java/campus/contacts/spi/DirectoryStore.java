package campus.contacts.spi;

import campus.contacts.people.DirectoryPerson;
import campus.contacts.people.DirectoryQuery;
import campus.contacts.people.DirectoryQuery.Onlooker;
import campus.contacts.people.Netid;
import java.util.List;
import java.util.Optional;

/** The people with the addresses that the directory shows of them, to be looked up and searched; it changes with what it shows. */
public interface DirectoryStore {
    /** The person, whatever is shown of it. */
    Optional<DirectoryPerson> find(Netid netid, Onlooker onlooker);

    /** The people asked for ({@link DirectoryQuery#asksFor}), in the order of the directory as the onlooker sees them. */
    List<DirectoryPerson> list(DirectoryQuery query, long offset, int limit);

    /** How many people are asked for. */
    long count(DirectoryQuery query);
}
