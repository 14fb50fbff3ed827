package campus.contacts.spi;

import campus.contacts.people.Made;
import campus.contacts.people.Netid;
import java.util.Collection;
import java.util.List;

/** Keeps what imports made for people. What names an object or a person is forgotten with it. */
public interface ImportStore {
    /** What was made for these people, in no order. */
    List<Made> made(Collection<Netid> netids);

    /** Keeps what was made for people who are there; nothing is kept with the same person, slot and key. */
    void keep(Collection<Made> made);

    /** Forgets what was made, not the objects themselves. */
    void forget(Collection<Made> made);

    /** Notes that people are in the import of that name. */
    void see(String run, Collection<Netid> netids);

    /** People whom the import of that name did not see, in the order of their netids. */
    List<Netid> unseen(String run, int limit);
}
