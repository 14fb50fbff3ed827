package campus.contacts;

import campus.contacts.people.Netid;
import campus.contacts.people.Person;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.util.Optional;

/** The people of the campus, as a caller may see them: one who is private does not exist for most (campus facades, section 3). */
public final class People {
    private final Storage storage;

    People(Storage storage) {
        this.storage = storage;
    }

    /** The person, when the caller may see it. */
    public Optional<Person> find(UnitOfWork unit, Caller caller, Netid netid) {
        return unit.people()
                .find(netid)
                .filter(person -> caller.seesPrivate() || !person.standing().isPrivate());
    }

    /**
     * The person.
     *
     * @throws Refusal {@link Refusal.Reason#NOT_FOUND} when there is none, or none that the caller may see
     */
    public Person get(Caller caller, Netid netid) {
        return storage.read(unit -> find(unit, caller, netid)).orElseThrow(() -> Refusal.notFound("person"));
    }
}
